import type { FormId } from '../../domain/ids.ts';
import type { Kind } from '../../domain/meeting.ts';
import type { Rule } from '../../domain/recurrence.ts';
import type { Complete, Question, Told } from '../../domain/told.ts';
import type { ScheduleRefusal } from '../../domain/typed/schedule.ts';
import type { Key } from '../../locales/words.ts';

/** What can be wrong with what was told. */
export type Complaint = ScheduleRefusal['refused'] | 'in_the_past';

/** What somebody is asked for, or shown, while they set a meeting. */
export type Asked = 'kind' | 'post' | Question | 'change';
export type Step = Asked | 'preview';

/** Everything that would happen if they pressed Announce now. */
export type Preview = {
  readonly complete: Complete;
  /** The next dates, soonest first: at least one. */
  readonly dates: readonly Temporal.PlainDate[];
  /** The titles of the chats that it goes to. */
  readonly chats: readonly string[];
  /** Minutes before the first one, longest first: those that are still to come. */
  readonly reminders: readonly number[];
  /** Whether reminders are switched off altogether. */
  readonly silent: boolean;
  readonly address: string | null;
  /** Series of the same kind that run already. */
  readonly existing: readonly Rule[];
};

export type PlanFacts = {
  readonly form: FormId;
  readonly step: Step;
  /** Null until it is chosen. */
  readonly kind: Kind | null;
  /** Whether its kind cannot be changed. */
  readonly kindFixed: boolean;
  /** The name of the working group; null until it is known. */
  readonly group: string | null;
  /** The post that reports. */
  readonly post: string | null;
  readonly posts: readonly { readonly name: string; readonly group: string | null }[];
  readonly told: Told;
  /** Places used before. */
  readonly places: readonly string[];
  /** Days to choose from. */
  readonly days: readonly Temporal.PlainDate[];
  readonly complaint: Complaint | null;
  /** Whether this is the first thing asked. */
  readonly first: boolean;
  readonly preview: Preview | null;
};

/** What is only missing, with the step that asks for it: the words for it are then the question. */
export const missing: Partial<Record<Complaint, Asked>> = {
  no_weekday: 'weekday',
  no_time: 'time',
  no_place: 'place',
  no_ordinal: 'ordinal',
  unclear_series: 'unclear',
};

/** Words for everything that can be wrong with it: what to do, with an example. */
export const complaints: Record<Complaint, Key> = {
  nothing_typed: 'meetings.plan.complaint.nothing_typed',
  no_day: 'meetings.plan.complaint.no_day',
  impossible_date: 'meetings.plan.complaint.impossible_date',
  ambiguous_date: 'meetings.plan.complaint.ambiguous_date',
  past_date: 'meetings.plan.complaint.past_date',
  far_date: 'meetings.plan.complaint.far_date',
  weekday_mismatch: 'meetings.plan.complaint.weekday_mismatch',
  no_weekday: 'meetings.plan.complaint.no_weekday',
  date_and_series: 'meetings.plan.complaint.date_and_series',
  no_time: 'meetings.plan.complaint.no_time',
  impossible_time: 'meetings.plan.complaint.impossible_time',
  no_place: 'meetings.plan.complaint.no_place',
  place_too_long: 'meetings.plan.complaint.place_too_long',
  no_ordinal: 'meetings.plan.complaint.no_ordinal',
  unclear_series: 'meetings.plan.complaint.unclear_series',
  in_the_past: 'meetings.plan.complaint.in_the_past',
};
