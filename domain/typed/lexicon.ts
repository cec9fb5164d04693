import { type Owner, owners } from '../commitment/commitment.ts';
import type { Ordinal, Weekday } from '../recurrence.ts';
import { fold } from './fold.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isDash, type Word } from './words.ts';

/** Folded phrase → what it means. */
export type Meanings<Meaning> = ReadonlyMap<string, Meaning>;

/** A vocabulary turned round: looked up by what was typed. */
export interface Lexicon {
  readonly weekday: Meanings<Weekday>;
  readonly everyWeekday: Meanings<Weekday>;
  readonly ordinal: Meanings<Ordinal>;
  /** 1 to 12. */
  readonly month: Meanings<number>;
  readonly daySuffix: Meanings<true>;
  readonly frequency: Meanings<'monthly' | 'weekly' | 'fortnightly'>;
  readonly every: Meanings<true>;
  /** Days after today. */
  readonly daysAhead: Meanings<number>;
  readonly halfDay: Meanings<'am' | 'pm'>;
  readonly filler: Meanings<true>;
  readonly beforePlace: Meanings<true>;
  readonly owner: Meanings<Owner>;
  readonly answer: Meanings<Answer>;
}

/** What a whole message can answer. */
export type Answer = 'yes' | 'no' | 'maybe' | 'stop' | 'cancel' | 'skip';

/** A phrase found, and how many words it took. */
export interface Found<Meaning> {
  readonly meaning: Meaning;
  readonly words: number;
}

const LONGEST_PHRASE = 4;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const ANSWERS = ['stop', 'cancel', 'skip', 'yes', 'no', 'maybe'] as const;

const built = new WeakMap<Vocabulary, Lexicon>();

/** The lexicon of a vocabulary, made once for each. */
export function lexiconOf(vocabulary: Vocabulary): Lexicon {
  const known = built.get(vocabulary);
  if (known) return known;
  const lexicon = build(vocabulary);
  built.set(vocabulary, lexicon);
  return lexicon;
}

/** The longest phrase of these meanings that begins with the word at `at`. */
export function phraseAt<Meaning>(
  meanings: Meanings<Meaning>,
  words: readonly Word[],
  at = 0,
): Found<Meaning> | undefined {
  for (let count = Math.min(LONGEST_PHRASE, words.length - at); count > 0; count -= 1) {
    const phrase = words.slice(at, at + count).map((word) => word.folded);
    const meaning = meanings.get(fold(phrase.join(' ')));
    if (meaning !== undefined) return { meaning, words: count };
  }
  return undefined;
}

/** Whether a word, or a dash, says nothing about a day or a time. */
export function isFiller(word: Word, lexicon: Lexicon): boolean {
  return isDash(word) || lexicon.filler.has(fold(word.folded));
}

function build(vocabulary: Vocabulary): Lexicon {
  const { weekdays, everyWeekday, ordinals, months } = vocabulary;
  return {
    weekday: meanings(WEEKDAYS.map((day) => [weekdays[day - 1] ?? [], day])),
    everyWeekday: meanings(WEEKDAYS.map((day) => [everyWeekday[day - 1] ?? [], day])),
    ordinal: meanings<Ordinal>([
      [ordinals.first, 1],
      [ordinals.second, 2],
      [ordinals.third, 3],
      [ordinals.fourth, 4],
      [ordinals.last, -1],
    ]),
    month: meanings(months.map((names, index) => [names, index + 1])),
    daySuffix: meanings([[vocabulary.daySuffixes, true]]),
    frequency: meanings<'monthly' | 'weekly' | 'fortnightly'>([
      [vocabulary.monthly, 'monthly'],
      [vocabulary.weekly, 'weekly'],
      [vocabulary.fortnightly, 'fortnightly'],
    ]),
    every: meanings([[vocabulary.every, true]]),
    daysAhead: meanings([
      [vocabulary.today, 0],
      [vocabulary.tomorrow, 1],
      [vocabulary.dayAfterTomorrow, 2],
    ]),
    halfDay: meanings<'am' | 'pm'>([
      [vocabulary.am, 'am'],
      [vocabulary.pm, 'pm'],
    ]),
    filler: meanings([[vocabulary.filler, true]]),
    beforePlace: meanings([[vocabulary.beforePlace, true]]),
    owner: meanings(owners.map((owner) => [vocabulary.owners[owner], owner])),
    answer: meanings(ANSWERS.map((answer) => [vocabulary[answer], answer])),
  };
}

/** The first meaning given to a phrase stays: the vocabulary named first wins. */
function meanings<Meaning>(entries: readonly (readonly [readonly string[], Meaning])[]): Meanings<Meaning> {
  const found = new Map<string, Meaning>();
  for (const [phrases, meaning] of entries) {
    for (const phrase of phrases) {
      const folded = fold(phrase);
      if (!found.has(folded)) found.set(folded, meaning);
    }
  }
  return found;
}
