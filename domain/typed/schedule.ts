import type { Rule } from '../recurrence.ts';
import { cleanText, TEXT_LIMITS } from '../text.ts';
import type { DateRefusal } from './date.ts';
import { lexiconOf, phraseAt } from './lexicon.ts';
import { type Pieces, readPieces } from './pieces.ts';
import { type RhythmChoice, repeats, ruleOf } from './rhythm.ts';
import type { TimeRefusal } from './time.ts';
import type { Vocabulary } from './vocabulary.ts';
import { firstWords, withoutLead, withoutTail } from './words.ts';

/** When in the day, and where. */
export interface TimeAndPlace {
  readonly time: Temporal.PlainTime;
  /** How long, when a span was typed ("18:00-20:00"). */
  readonly minutes?: number;
  readonly place: string;
}

export type ScheduleRefusal =
  | { readonly refused: 'nothing_typed' }
  /** no day that could be understood */
  | { readonly refused: 'no_day' }
  | { readonly refused: Exclude<DateRefusal, 'no_date'> }
  /** weekly or monthly, but on which weekday? */
  | { readonly refused: 'no_weekday' }
  /** a series and a date at once: "weekly 8.12." */
  | { readonly refused: 'date_and_series' }
  | { readonly refused: TimeRefusal }
  | { readonly refused: 'no_place' }
  | { readonly refused: 'place_too_long'; readonly max: number; readonly length: number }
  /** All is understood but which rule: one press makes the series whole. */
  | (RhythmChoice & TimeAndPlace);

export type Schedule =
  | ({ readonly kind: 'series'; readonly rule: Rule } & TimeAndPlace)
  | ({ readonly kind: 'single'; readonly date: Temporal.PlainDate } & TimeAndPlace)
  | ScheduleRefusal;

/**
 * Reads what follows `/meeting` or `/reporting`: a day or a rhythm and a time, in either order, then the place, which
 * stays as it was typed. A time at the very end is found too. So the answer to "what time?" or "where?" can be put
 * behind the first text, that to "which day?" before it, with a space between, and be read again.
 */
export function readSchedule(text: string, vocabulary: Vocabulary, today: Temporal.PlainDate): Schedule {
  if (withoutLead(text) === '') return { refused: 'nothing_typed' };
  const pieces = readPieces(text, vocabulary, today);
  const when = dayOf(pieces);
  if (!('day' in when)) return when;
  const time = pieces.at?.reading ?? { refused: 'no_time' };
  if ('refused' in time) return time;
  const place = readPlace(pieces.rest, vocabulary);
  if ('refused' in place) return place;
  const minutes = pieces.at?.minutes;
  return { ...when.day, time: time.time, ...(minutes !== undefined && { minutes }), place: place.text };
}

type Day =
  | { readonly kind: 'single'; readonly date: Temporal.PlainDate }
  | { readonly kind: 'series'; readonly rule: Rule }
  | RhythmChoice;

function dayOf({ said, date, refused }: Pieces): { readonly day: Day } | ScheduleRefusal {
  if (refused) return { refused };
  if (date) return { day: { kind: 'single', date } };
  if (!repeats(said)) return { refused: 'no_day' };
  if (said.weekday === undefined) return { refused: 'no_weekday' };
  const rule = ruleOf(said, said.weekday);
  return { day: typeof rule === 'string' ? { kind: 'series', rule } : rule };
}

function readPlace(rest: string, vocabulary: Vocabulary) {
  const place = cleanText(withoutLead(withoutBeforePlace(withoutTail(withoutLead(rest)), vocabulary)), {
    max: TEXT_LIMITS.place,
  });
  if ('text' in place) return place;
  return place.refused === 'empty'
    ? { refused: 'no_place' as const }
    : { ...place, refused: 'place_too_long' as const };
}

/** "at the school" is the school; but "At Bashy" is a town. */
function withoutBeforePlace(typed: string, vocabulary: Vocabulary): string {
  const words = firstWords(typed, 4);
  const found = phraseAt(lexiconOf(vocabulary).beforePlace, words);
  const last = found && words[found.words - 1];
  if (!last) return typed;
  const lead = typed.slice(0, last.end);
  return lead === lead.toLowerCase() ? typed.slice(last.end) : typed;
}
