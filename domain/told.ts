import { z } from 'zod';
import {
  describeRule,
  monthlyRule,
  type Ordinal,
  type Rule,
  readRule,
  type Weekday,
  weeklyRule,
} from './recurrence.ts';
import { readSchedule, type Schedule, type ScheduleRefusal } from './typed/schedule.ts';
import type { Vocabulary } from './typed/vocabulary.ts';

export const rhythms = ['once', 'monthly', 'weekly'] as const;
export const ordinals = [1, 2, 3, 4, -1] as const satisfies readonly Ordinal[];
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];

const rule = z.string().transform((text, context): Rule => {
  const read = readRule(text);
  if (read !== undefined) return read;
  context.addIssue('not a recurrence rule of this project');
  return z.NEVER;
});

/** What somebody has told so far of when and where they will meet. It grows answer by answer; null is not told yet. */
export const toldSchema = z.object({
  rhythm: z.enum(rhythms).nullable(),
  ordinal: z.literal(ordinals).nullable(),
  weekday: z.literal(weekdays).nullable(),
  date: z.iso.date().nullable(),
  /** What may have been meant: "every second Tuesday" is two things. */
  unclear: z.object({ monthly: rule, weekly: rule }).nullable(),
  time: z.iso.time().nullable(),
  minutes: z.int().positive().nullable(),
  place: z.string().nullable(),
});

export type Told = z.infer<typeof toldSchema>;

export const untold: Told = {
  rhythm: null,
  ordinal: null,
  weekday: null,
  date: null,
  unclear: null,
  time: null,
  minutes: null,
  place: null,
};

/** What has to be asked to know when and where. */
export type Question = 'unclear' | 'rhythm' | 'ordinal' | 'weekday' | 'date' | 'time' | 'place';

/** All that has to be known. */
export type Complete = {
  readonly day: { readonly rule: Rule } | { readonly date: Temporal.PlainDate };
  readonly time: Temporal.PlainTime;
  readonly minutes: number | null;
  readonly place: string;
};

/** What to ask next; null when nothing is missing. */
export function nextQuestion(told: Told): Question | null {
  return nextAboutDay(told) ?? (told.time === null ? 'time' : told.place === null ? 'place' : null);
}

function nextAboutDay({ unclear, rhythm, ordinal, weekday, date }: Told): Question | null {
  if (unclear !== null) return 'unclear';
  if (rhythm === null) return 'rhythm';
  if (rhythm === 'once' && date !== null) return null;
  if (rhythm === 'monthly' && ordinal === null) return 'ordinal';
  if (weekday === null) return 'weekday';
  return rhythm === 'once' ? 'date' : null;
}

/** The answer to a question that was offered as a choice; undefined when it is none, or when that is not asked now. */
export function answered(told: Told, question: Question, answer: string): Told | undefined {
  if (question !== nextQuestion(told)) return undefined;
  if (question === 'unclear') return told.unclear === null ? undefined : clearedUp(told, told.unclear, answer);
  const value = question === 'ordinal' || question === 'weekday' ? Number(answer) : answer;
  const { success, data } = toldSchema.safeParse({ ...told, [question]: value });
  return success ? data : undefined;
}

function clearedUp(told: Told, unclear: NonNullable<Told['unclear']>, answer: string): Told | undefined {
  if (answer !== 'monthly' && answer !== 'weekly') return undefined;
  return { ...told, unclear: null, ...partsOf(unclear[answer]) };
}

/** The whole, once nothing is missing. */
export function completeOf(told: Told): Complete | null {
  const day = dayOf(told);
  if (day === null || told.time === null || told.place === null) return null;
  return { day, time: Temporal.PlainTime.from(told.time), minutes: told.minutes, place: told.place };
}

/** The day or the rule that was told; null while a part of it is missing. */
export function dayOf(told: Told): Complete['day'] | null {
  if (nextAboutDay(told) !== null) return null;
  const { ordinal, weekday, date } = told;
  if (told.rhythm === 'once') return date === null ? null : { date: Temporal.PlainDate.from(date) };
  if (weekday === null) return null;
  return { rule: ordinal === null ? weeklyRule(weekday) : monthlyRule(ordinal, weekday) };
}

/** What a typed text tells, and what is to be said about it, if anything. */
export type Reading = { readonly told: Told; readonly complaint: ScheduleRefusal['refused'] | null };

/** Reads a schedule as far as it can be understood; what is missing in it can be asked for. */
export function readTold(text: string, vocabulary: Vocabulary, today: Temporal.PlainDate): Reading {
  const reading = readSchedule(text, vocabulary, today);
  return {
    told: understood(reading, text, vocabulary, today, []),
    complaint: 'refused' in reading ? reading.refused : null,
  };
}

/** What is put into a text in the place of what is missing, so that the rest of it can be read. */
const fillers = { no_time: '00:00', no_place: 'x' } as const;
/** Day and time are said in fewer characters: what comes behind them in a text that is too long is the place. */
const longestWhen = 100;
type Missing = keyof typeof fillers | 'no_weekday';

function understood(
  reading: Schedule,
  text: string,
  vocabulary: Vocabulary,
  today: Temporal.PlainDate,
  missing: readonly Missing[],
): Told {
  if (!('refused' in reading) || 'time' in reading) return without(toldBy(reading), missing);
  const lack = reading.refused;
  if (lack === 'place_too_long' && text.length > longestWhen) {
    const cut = text.slice(0, longestWhen);
    return understood(readSchedule(cut, vocabulary, today), cut, vocabulary, today, [...missing, 'no_place']);
  }
  if (lack !== 'no_time' && lack !== 'no_place' && lack !== 'no_weekday') return untold;
  if (missing.includes(lack)) return untold;
  const [[monday] = []] = vocabulary.weekdays;
  const filled = lack === 'no_weekday' ? `${monday} ${text}` : `${text} ${fillers[lack]}`;
  return understood(readSchedule(filled, vocabulary, today), filled, vocabulary, today, [...missing, lack]);
}

function without(told: Told, missing: readonly Missing[]): Told {
  return {
    ...told,
    ...(missing.includes('no_time') && { time: null, minutes: null }),
    ...(missing.includes('no_place') && { place: null }),
    ...(missing.includes('no_weekday') && { weekday: null, unclear: null }),
  };
}

function toldBy(reading: Exclude<Schedule, { refused: unknown }> | Extract<Schedule, { time: unknown }>): Told {
  const { minutes = null, place } = reading;
  const known = { ...untold, time: reading.time.toString({ smallestUnit: 'minute' }), minutes, place };
  if (!('refused' in reading)) {
    if (reading.kind === 'series') return { ...known, ...partsOf(reading.rule) };
    return { ...known, rhythm: 'once', date: reading.date.toString() };
  }
  if (reading.refused === 'no_ordinal') return { ...known, rhythm: 'monthly', weekday: reading.weekday };
  return { ...known, unclear: { monthly: reading.monthly, weekly: reading.weekly } };
}

function partsOf(rule: Rule): Pick<Told, 'rhythm' | 'ordinal' | 'weekday' | 'date'> {
  const parts = describeRule(rule);
  return {
    rhythm: parts.freq,
    ordinal: parts.freq === 'monthly' ? parts.ordinal : null,
    weekday: parts.weekday,
    date: null,
  };
}

/** The later reading laid over the earlier one: what it does not tell stays. */
export function together(earlier: Told, later: Told): Told {
  const tellsDay = later.rhythm !== null || later.unclear !== null;
  const { rhythm, ordinal, weekday, date, unclear } = tellsDay ? later : earlier;
  const timed = later.time === null ? earlier : later;
  return {
    rhythm,
    ordinal,
    weekday,
    date,
    unclear,
    time: timed.time,
    minutes: timed.minutes,
    place: later.place ?? earlier.place,
  };
}
