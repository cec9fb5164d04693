import type { Weekday } from '../recurrence.ts';
import { fold } from './fold.ts';
import { type Lexicon, phraseAt } from './lexicon.ts';
import type { Word } from './words.ts';

export type DateRefusal =
  /** nothing that could be a date */
  | 'no_date'
  /** a day that no calendar has: 31.2. */
  | 'impossible_date'
  /** 8/12 and 12/8 are read differently by different people */
  | 'ambiguous_date'
  /** before today, with its year */
  | 'past_date'
  /** so far ahead that the year must be a slip */
  | 'far_date'
  /** "Tuesday 9.12.2026", which is a Wednesday */
  | 'weekday_mismatch';

export type DateReading = { readonly date: Temporal.PlainDate } | { readonly refused: DateRefusal };

/** The parts of a date as typed, checked by nobody yet. */
export type DateForm =
  | { readonly day: number; readonly month: number; readonly year: number | undefined }
  | { readonly refused: 'ambiguous_date' };

/** Nobody plans further; 2062 for 2026 is a slip. */
const YEARS_AHEAD = 10;
/** From a 29 February to the next, over a century without a leap day. */
const LEAP_DAY_SEARCH = 8;

const YEAR_FIRST = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})\.?$/;
const DOTTED = /^(\d{1,2})\. ?(\d{1,2})(?:\.|\.(\d\d|\d{4})\.?|\.? (\d{4})\.?)?$/;
const SLASHED = /^(\d{1,2})[-/](\d{1,2})[-/](\d\d|\d{4})$|^(\d{1,2})\/(\d{1,2})$/;
const DAY = /^(\d{1,2})\.?$/;
const DAY_AND_WORD = /^(\d{1,2})[-.]?(\p{L}[\p{L}\p{M}]*\.?)$/u;
const YEAR = /^(\d{4})\.?$/;

/** What date was typed, by numbers or by a month's name; undefined when none was. */
export function dateForm(words: readonly Word[], lexicon: Lexicon): DateForm | undefined {
  const typed = words.map((word) => word.folded).join(' ');
  return yearFirst(typed) ?? dotted(typed) ?? slashed(typed) ?? named(words.flatMap(apart(lexicon)), lexicon);
}

/** The date of a form; without a year the next such date, today included. */
export function calendarDate(form: DateForm, today: Temporal.PlainDate): DateReading {
  if ('refused' in form) return form;
  const { day, month, year } = form;
  if (year === undefined) return nextSuch(day, month, today);
  const date = existing(year, month, day);
  if (!date) return { refused: 'impossible_date' };
  if (Temporal.PlainDate.compare(date, today) < 0) return { refused: 'past_date' };
  return year > today.year + YEARS_AHEAD ? { refused: 'far_date' } : { date };
}

/** The next such weekday, never today. */
export function nextWeekday(weekday: Weekday, today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
}

function nextSuch(day: number, month: number, today: Temporal.PlainDate): DateReading {
  for (let year = today.year; year <= today.year + LEAP_DAY_SEARCH; year += 1) {
    const date = existing(year, month, day);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return { date };
  }
  return { refused: 'impossible_date' };
}

function existing(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month });
  return day > daysInMonth ? undefined : Temporal.PlainDate.from({ year, month, day });
}

function yearFirst(typed: string): DateForm | undefined {
  const [, year, , month, day] = YEAR_FIRST.exec(typed) ?? [];
  return year ? { day: Number(day), month: Number(month), year: Number(year) } : undefined;
}

function dotted(typed: string): DateForm | undefined {
  const [, day, month, year, yearApart] = DOTTED.exec(typed) ?? [];
  return day ? { day: Number(day), month: Number(month), year: fullYear(year ?? yearApart) } : undefined;
}

/** Slashes are fine only where both readings are one, or one of them is none: 25/12/2026, 8/8/2026. */
function slashed(typed: string): DateForm | undefined {
  const [, one, two, year, oneShort, twoShort] = SLASHED.exec(typed) ?? [];
  const first = Number(one ?? oneShort);
  const second = Number(two ?? twoShort);
  if (Number.isNaN(first)) return undefined;
  if (first !== second && first <= 12 && second <= 12) return { refused: 'ambiguous_date' };
  const monthFirst = second > 12 && first <= 12;
  return { day: monthFirst ? second : first, month: monthFirst ? first : second, year: fullYear(year) };
}

function fullYear(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed);
}

/** "8 December 2026" and "December 8 2026", either with or without the year. */
function named(words: readonly Word[], lexicon: Lexicon): DateForm | undefined {
  const monthAt = DAY.test(words[0]?.folded ?? '') ? 1 : 0;
  const month = phraseAt(lexicon.month, words, monthAt);
  if (!month) return undefined;
  const [first, second, tooMany] = [...words.slice(0, monthAt), ...words.slice(monthAt + month.words)];
  const [, day] = DAY.exec(first?.folded ?? '') ?? [];
  const [, year] = YEAR.exec(second?.folded ?? '') ?? [];
  if (!day || tooMany || (second && !year)) return undefined;
  return { day: Number(day), month: month.meaning, year: fullYear(year) };
}

/** Splits a day from what is glued to it: "8th" is 8, "8-декабрь" and "8dec" are two words. */
function apart(lexicon: Lexicon): (word: Word) => Word[] {
  return (word) => {
    const [, day, glued] = DAY_AND_WORD.exec(word.folded) ?? [];
    if (!day || !glued) return [word];
    const number = { ...word, folded: day };
    return lexicon.daySuffix.has(fold(glued)) ? [number] : [number, { ...word, folded: glued }];
  };
}
