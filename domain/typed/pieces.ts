import { type DateRefusal, takeDate } from './date.ts';
import { type Rhythm, repeats, takeRhythm } from './rhythm.ts';
import { type TakenTime, takeTime } from './time.ts';
import type { Vocabulary } from './vocabulary.ts';
import { withoutLead, withoutTail } from './words.ts';

/** What has been understood of a schedule, reading from left to right. */
export interface Pieces {
  readonly said: Rhythm;
  readonly date?: Temporal.PlainDate;
  /** The date came from the name of a weekday and nothing else. */
  readonly weekdayOnly?: boolean;
  readonly at?: TakenTime;
  readonly refused?: Exclude<DateRefusal, 'no_date'> | 'date_and_series';
  /** What is left: the place. */
  readonly rest: string;
}

/** Pieces of day and time that anybody would type; a text of nothing but fillers ends here. */
const MOST_PIECES = 12;

/** Takes pieces of day and time off the text until both are known or the next words are neither. */
export function readPieces(text: string, vocabulary: Vocabulary, today: Temporal.PlainDate): Pieces {
  let read: Pieces = { said: {}, rest: text };
  for (let piece = 0; piece < MOST_PIECES; piece += 1) {
    if (read.refused || (hasDay(read) && read.at)) return read;
    const next = withTime(read, vocabulary, today) ?? withRhythm(read, vocabulary) ?? withDate(read, vocabulary, today);
    if (!next) break;
    read = next;
  }
  return withTimeAtEnd(read, vocabulary);
}

function hasDay(read: Pieces): boolean {
  return read.date !== undefined || read.said.weekday !== undefined;
}

function withTime(read: Pieces, vocabulary: Vocabulary, today: Temporal.PlainDate): Pieces | undefined {
  const at = read.at ? undefined : takeTime(read.rest, vocabulary);
  if (!at) return undefined;
  const date = at.dotted ? takeDate(read.rest, vocabulary, today) : undefined;
  if (date && !hasDay(read) && ('refused' in at.reading || 'date' in date.reading)) {
    // 8.12 is a date as long as none was said; 18.00 is a time, since no calendar has it.
    return undefined;
  }
  if (date && read.weekdayOnly && takeTime(at.rest, vocabulary)) {
    // "Tuesday 9.12 18:00": with a time behind it, 9.12 was meant as a date, and it is no Tuesday.
    return { ...read, refused: 'date' in date.reading ? 'weekday_mismatch' : 'impossible_date' };
  }
  return { ...read, at, rest: at.rest };
}

function withRhythm(read: Pieces, vocabulary: Vocabulary): Pieces | undefined {
  const taken = read.date ? undefined : takeRhythm(read.rest, read.said, vocabulary);
  // A weekday by itself is a date, which may have more words: "Tuesday 8 December".
  return taken && repeats(taken.said) ? { ...read, said: taken.said, rest: taken.rest } : undefined;
}

function withDate(read: Pieces, vocabulary: Vocabulary, today: Temporal.PlainDate): Pieces | undefined {
  const taken = read.date ? undefined : takeDate(read.rest, vocabulary, today);
  if (!taken) return undefined;
  const { reading, rest, weekdayOnly } = taken;
  if ('refused' in reading) return reading.refused === 'no_date' ? undefined : { ...read, refused: reading.refused };
  if (repeats(read.said)) return { ...read, refused: 'date_and_series' };
  return { ...read, date: reading.date, weekdayOnly, rest };
}

/** "… School No. 5, 18:00": when no time came before the place, one may have come behind it. */
function withTimeAtEnd(read: Pieces, vocabulary: Vocabulary): Pieces {
  if (read.at || read.refused || !hasDay(read)) return read;
  const rest = withoutTail(read.rest);
  let start = rest.length;
  for (let words = 1; words <= 2; words += 1) {
    start = lastWordStart(rest, start);
    const at = takeTime(rest.slice(start), vocabulary);
    if (at && !at.dotted && withoutLead(at.rest) === '') return { ...read, at, rest: rest.slice(0, start) };
  }
  return read;
}

function lastWordStart(text: string, before: number): number {
  let start = withoutTail(text.slice(0, before)).length;
  while (start > 0 && !/[\s,;]/.test(text.charAt(start - 1))) start -= 1;
  return start;
}
