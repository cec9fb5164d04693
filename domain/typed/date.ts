import type { Weekday } from '../recurrence.ts';
import { calendarDate, type DateForm, type DateReading, dateForm, nextWeekday } from './calendar.ts';
import { type Found, isFiller, type Lexicon, lexiconOf, phraseAt } from './lexicon.ts';
import type { Vocabulary } from './vocabulary.ts';
import { firstWords, type Word } from './words.ts';

export type { DateReading, DateRefusal } from './calendar.ts';

/** "Tuesday, the 8th of December 2026" has six, and people repeat themselves. */
const LONGEST_DATE = 8;
const DOTTED_TIME = /^\d{1,2}\.\d\d$/;

/**
 * Reads a whole text as one date: `2026-12-08`, `8.12.`, `8.12.2026`, `8 December`, `December 8, 2026`, a weekday
 * (the next one after today), today, tomorrow, the day after. Without a year: the next such date, today included.
 */
export function readDate(text: string, vocabulary: Vocabulary, today: Temporal.PlainDate): DateReading {
  const lexicon = lexiconOf(vocabulary);
  const words = firstWords(text, LONGEST_DATE + 1);
  if (words.length > LONGEST_DATE) return { refused: 'no_date' };
  return dateOf(words, lexicon, today) ?? { refused: 'no_date' };
}

/** A date at the head of a text, and the text behind it. */
export interface TakenDate {
  readonly reading: DateReading;
  readonly rest: string;
  /** Only the name of a weekday: a date may yet follow, or words that make it a series. */
  readonly weekdayOnly: boolean;
}

/** The longest date that a text begins with; undefined when it begins with none. */
export function takeDate(text: string, vocabulary: Vocabulary, today: Temporal.PlainDate): TakenDate | undefined {
  const lexicon = lexiconOf(vocabulary);
  const words = firstWords(text, LONGEST_DATE);
  let doubtful: TakenDate | undefined;
  for (let count = words.length; count > 0; count -= 1) {
    const last = words[count - 1];
    if (!last || isFiller(last, lexicon)) continue;
    const head = words.slice(0, count);
    const reading = dateOf(head, lexicon, today);
    if (!reading) continue;
    const taken = { reading, rest: text.slice(last.end), weekdayOnly: isWeekdayOnly(head, lexicon) };
    // "Friday 9.30" is no wrong date: the shorter "Friday" is the date and the rest is a time.
    if (count > 1 && 'refused' in reading && DOTTED_TIME.test(last.folded)) doubtful ??= taken;
    else return doubtful && 'refused' in reading ? doubtful : taken;
  }
  return doubtful;
}

function dateOf(typed: readonly Word[], lexicon: Lexicon, today: Temporal.PlainDate): DateReading | undefined {
  const words = typed.slice(leadingFillers(typed, lexicon));
  const ahead = phraseAt(lexicon.daysAhead, words);
  if (ahead?.words === words.length && words.length > 0) return { date: today.add({ days: ahead.meaning }) };

  const said = words.filter((word) => !isFiller(word, lexicon));
  if (said.length === 0) return undefined;
  const before = phraseAt(lexicon.weekday, said);
  if (before?.words === said.length) return { date: nextWeekday(before.meaning, today) };
  const after = before ? undefined : trailingWeekday(said, lexicon);
  const form = dateForm(said.slice(before?.words ?? 0, said.length - (after?.words ?? 0)), lexicon);
  return form && onWeekday(form, before?.meaning ?? after?.meaning, today);
}

/** The date of a form, provided that it falls on the weekday that was said beside it. */
function onWeekday(form: DateForm, weekday: number | undefined, today: Temporal.PlainDate): DateReading {
  const reading = calendarDate(form, today);
  if (weekday === undefined || 'refused' in reading || reading.date.dayOfWeek === weekday) return reading;
  return { refused: 'weekday_mismatch' };
}

function trailingWeekday(words: readonly Word[], lexicon: Lexicon): Found<Weekday> | undefined {
  for (let at = 1; at < words.length; at += 1) {
    const found = phraseAt(lexicon.weekday, words, at);
    if (found && at + found.words === words.length) return found;
  }
  return undefined;
}

function isWeekdayOnly(words: readonly Word[], lexicon: Lexicon): boolean {
  const said = words.filter((word) => !isFiller(word, lexicon));
  return phraseAt(lexicon.weekday, said)?.words === said.length;
}

function leadingFillers(words: readonly Word[], lexicon: Lexicon): number {
  const first = words.findIndex((word) => !isFiller(word, lexicon));
  return first < 0 ? words.length : first;
}
