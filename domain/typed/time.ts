import { isFiller, type Lexicon, lexiconOf, phraseAt } from './lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';
import { firstWords, type Word } from './words.ts';

export type TimeRefusal =
  /** nothing that could be a time */
  | 'no_time'
  /** a time that no clock shows: 25:00 */
  | 'impossible_time';

export type TimeReading = { readonly time: Temporal.PlainTime } | { readonly refused: TimeRefusal };

const LONGEST_TIME = 8;
const CLOCK = /^(\d{1,2})([:.])(\d\d)$/;
const DOTTED = /^\d{1,2}\.\d\d\.?$/;
/** 18-00, as Russian typing has it; only minutes that meetings begin at, since "18-20" is a span of hours. */
const DASHED = /^(\d{1,2})-(00|15|30|45)$/;
const HALF_DAY = /^(\d{1,2})(?:[:.](\d\d))? ?(\p{L}.{0,20})$/u;
const SPAN = /^([^\u2010-\u2015\u2212-]{1,8})[-\u2010-\u2015\u2212]([^\u2010-\u2015\u2212-]{1,8})$/;

/** Reads a whole text as a time of day: `18:00`, `18.00`, `9:30`, `18-00`, `6 pm`, `6.30pm`. */
export function readTime(text: string, vocabulary: Vocabulary): TimeReading {
  const words = firstWords(text, LONGEST_TIME + 1);
  if (words.length > LONGEST_TIME) return { refused: 'no_time' };
  const lexicon = lexiconOf(vocabulary);
  return timeOf(withoutFillers(words, lexicon), lexicon) ?? { refused: 'no_time' };
}

/** A time at the head of a text, and the text behind it. */
export interface TakenTime {
  readonly reading: TimeReading;
  /** How long, in minutes, when a span was typed: 18:00-20:00. */
  readonly minutes?: number;
  readonly rest: string;
  /** Typed with a dot, so that it may be a date as well: 8.12 */
  readonly dotted: boolean;
}

/** The time, or span of time, that a text begins with; undefined when it begins with none. */
export function takeTime(text: string, vocabulary: Vocabulary): TakenTime | undefined {
  const lexicon = lexiconOf(vocabulary);
  const words = firstWords(text, LONGEST_TIME);
  const from = words.findIndex((word) => !isFiller(word, lexicon));
  if (from < 0) return undefined;
  for (const count of [5, 4, 3, 2, 1]) {
    const said = words.slice(from, from + count);
    const last = said.at(-1);
    const taken = said.length === count && last ? (spanOf(said, lexicon) ?? single(said, lexicon)) : undefined;
    if (taken && last) return { ...taken, rest: text.slice(last.end) };
  }
  return undefined;
}

function single(words: readonly Word[], lexicon: Lexicon): Omit<TakenTime, 'rest'> | undefined {
  const reading = timeOf(words, lexicon);
  return reading && { reading, dotted: words.length === 1 && DOTTED.test(words[0]?.folded ?? '') };
}

/** "18:00-20:00", "18:00 – 20:00", "6pm-8pm". Until after midnight is fine: it ends the next day. */
function spanOf(words: readonly Word[], lexicon: Lexicon): Omit<TakenTime, 'rest'> | undefined {
  const [, start, end] = SPAN.exec(words.map((word) => word.folded).join(' ')) ?? [];
  if (start === undefined || end === undefined) return undefined;
  const from = timeOf(firstWords(start, 3), lexicon);
  const until = timeOf(firstWords(end, 3), lexicon);
  if (!from || !until) return undefined;
  if ('refused' in from || 'refused' in until) return { reading: { refused: 'impossible_time' }, dotted: false };
  const minutes = (from.time.until(until.time).total('minutes') + 24 * 60) % (24 * 60);
  if (minutes === 0) return { reading: { refused: 'impossible_time' }, dotted: false };
  return { reading: from, minutes, dotted: false };
}

function timeOf(words: readonly Word[], lexicon: Lexicon): TimeReading | undefined {
  const typed = words
    .map((word) => word.folded)
    .join(' ')
    .replace(/\.$/, '');
  const [, hour, , minute] = CLOCK.exec(typed) ?? [];
  if (hour) return clockTime(Number(hour), Number(minute));
  const [, dashedHour, dashedMinute] = DASHED.exec(typed) ?? [];
  if (dashedHour) return clockTime(Number(dashedHour), Number(dashedMinute));
  return halfDayTime(typed, lexicon);
}

function halfDayTime(typed: string, lexicon: Lexicon): TimeReading | undefined {
  const [, hour, minute, half] = HALF_DAY.exec(typed) ?? [];
  if (!hour || !half) return undefined;
  const words = firstWords(half, 5);
  const found = phraseAt(lexicon.halfDay, words);
  if (found?.words !== words.length) return undefined;
  const onDial = Number(hour);
  if (onDial < 1 || onDial > 12) return { refused: 'impossible_time' };
  return clockTime((onDial % 12) + (found.meaning === 'pm' ? 12 : 0), Number(minute ?? 0));
}

function clockTime(hour: number, minute: number): TimeReading {
  if (hour > 23 || minute > 59) return { refused: 'impossible_time' };
  return { time: Temporal.PlainTime.from({ hour, minute }) };
}

function withoutFillers(words: readonly Word[], lexicon: Lexicon): Word[] {
  return words.filter((word) => !isFiller(word, lexicon));
}
