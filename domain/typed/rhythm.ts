import { monthlyRule, type Ordinal, type Rule, type Weekday, weeklyRule } from '../recurrence.ts';
import { type Found, isFiller, type Lexicon, lexiconOf, phraseAt } from './lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';
import { firstWords, type Word } from './words.ts';

/** What was said so far about repeating; grows piece by piece. */
export interface Rhythm {
  readonly frequency?: 'monthly' | 'weekly' | 'fortnightly';
  /** "every" or "each" was said. */
  readonly every?: true;
  readonly ordinal?: Ordinal;
  readonly weekday?: Weekday;
}

/** What is unclear about a rhythm, with what there is to choose from. */
export type RhythmChoice =
  /** monthly on Tuesday, but on which Tuesday of the month? */
  | { readonly refused: 'no_ordinal'; readonly weekday: Weekday }
  /** "every second Tuesday": of the month, or every other one? There is no series of every two weeks. */
  | { readonly refused: 'unclear_series'; readonly monthly: Rule; readonly weekly: Rule };

/** Enough words for any one piece with fillers around it. */
const LONGEST_PIECE = 8;

/** True when anything but a bare weekday was said: it repeats. */
export function repeats(said: Rhythm): boolean {
  return said.frequency !== undefined || said.every !== undefined || said.ordinal !== undefined;
}

/** Adds the next piece at the head of the text (a frequency, "every", an ordinal, a weekday) to what was said. */
export function takeRhythm(
  text: string,
  said: Rhythm,
  vocabulary: Vocabulary,
): { readonly said: Rhythm; readonly rest: string } | undefined {
  const lexicon = lexiconOf(vocabulary);
  const words = firstWords(text, LONGEST_PIECE);
  const from = words.findIndex((word) => !isFiller(word, lexicon));
  const piece = frequency(words, 0, said, lexicon) ?? (from < 0 ? undefined : pieceAt(words, from, said, lexicon));
  const last = piece && words[piece.words - 1];
  return piece && last && { said: { ...said, ...piece.meaning }, rest: text.slice(last.end) };
}

/** The rule that was said, or what is unclear about it. */
export function ruleOf(said: Rhythm, weekday: Weekday): Rule | RhythmChoice {
  const { frequency: often, every, ordinal } = said;
  const everySecond = every && ordinal === 2 && often !== 'monthly';
  if (often === 'fortnightly' || everySecond || (often === 'weekly' && ordinal !== undefined)) {
    return { refused: 'unclear_series', monthly: monthlyRule(ordinal ?? 2, weekday), weekly: weeklyRule(weekday) };
  }
  if (ordinal !== undefined) return monthlyRule(ordinal, weekday);
  return often === 'monthly' ? { refused: 'no_ordinal', weekday } : weeklyRule(weekday);
}

/** A piece and the number of words up to its end. */
type Piece = Found<Rhythm> | undefined;

function pieceAt(words: readonly Word[], at: number, said: Rhythm, lexicon: Lexicon): Piece {
  const often = frequency(words, at, said, lexicon);
  if (often || said.weekday !== undefined) return often;
  const every = phraseAt(lexicon.every, words, at);
  if (every) return { meaning: { every: true }, words: at + every.words };
  return weekday(words, at, said, lexicon) ?? ordinal(words, at, said, lexicon);
}

function frequency(words: readonly Word[], at: number, said: Rhythm, lexicon: Lexicon): Piece {
  if (said.frequency !== undefined) return undefined;
  const found = phraseAt(lexicon.frequency, words, at);
  return found && { meaning: { frequency: found.meaning }, words: at + found.words };
}

/** A weekday, together with "of the month" or "every week" right behind it, which else would begin the place. */
function weekday(words: readonly Word[], at: number, said: Rhythm, lexicon: Lexicon): Piece {
  const many = phraseAt(lexicon.everyWeekday, words, at);
  const one = many ?? phraseAt(lexicon.weekday, words, at);
  if (!one) return undefined;
  const meaning = { weekday: one.meaning, ...(many && { every: true as const }) };
  const behind = at + one.words;
  const next = words.findIndex((word, index) => index >= behind && !isFiller(word, lexicon));
  const often =
    frequency(words, behind, said, lexicon) ?? (next < 0 ? undefined : frequency(words, next, said, lexicon));
  return often ? { meaning: { ...meaning, ...often.meaning }, words: often.words } : { meaning, words: behind };
}

/** "second" counts weekdays only when one follows; else it may begin the name of a place. */
function ordinal(words: readonly Word[], at: number, said: Rhythm, lexicon: Lexicon): Piece {
  const which = phraseAt(lexicon.ordinal, words, at);
  if (!which) return undefined;
  const day = weekday(words, at + which.words, said, lexicon);
  return day && { meaning: { ...day.meaning, ordinal: which.meaning }, words: day.words };
}
