import { z } from 'zod';
import type { Decision } from './decision.ts';
import type { MeetingId, PostId, SeriesId, TextId, WorkingGroupId } from './ids.ts';
import { count, idOf, itemNumber } from './payload.ts';

export const kinds = ['working_group', 'reporting_day'] as const;
export type Kind = (typeof kinds)[number];

/** Minutes that a meeting lasts unless said otherwise. */
export const DEFAULT_MINUTES = 120;

/** How many came. A part that nobody counted is nothing, not 0; the parts may leave people out, never add some. */
export type Attendance = {
  readonly total: number;
  readonly women: number | null;
  readonly men: number | null;
  readonly under30: number | null;
};

/** The wall time of a place: the moment follows from it, and not the other way round. */
export type Slot = {
  readonly date: Temporal.PlainDate;
  readonly time: Temporal.PlainTime;
  /** IANA time zone. */
  readonly zone: string;
  readonly minutes: number;
};

type Plan = Slot & {
  readonly workingGroup: WorkingGroupId;
  readonly number: number;
  readonly kind: Kind;
  readonly series: SeriesId | null;
  /** The post that reports, for a reporting day. */
  readonly post: PostId | null;
  readonly place: TextId;
};

export type State = Plan & {
  readonly status: 'planned' | 'announced' | 'held' | 'not_held';
  readonly announcedAt: Temporal.Instant | null;
  readonly attendance: Attendance | null;
  readonly notHeldReason: TextId | null;
  readonly recordedAt: Temporal.Instant | null;
};

/** A meeting with its id. */
export type Known = { readonly id: MeetingId; readonly state: State };

const attendanceSchema = z.object({
  total: count,
  women: count.nullable(),
  men: count.nullable(),
  under30: count.nullable(),
});

export const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('meeting_planned'),
    workingGroup: idOf<WorkingGroupId>(),
    number: itemNumber,
    kind: z.enum(kinds),
    series: idOf<SeriesId>().nullable(),
    post: idOf<PostId>().nullable(),
    date: z.iso.date(),
    time: z.iso.time(),
    zone: z.string().min(1),
    minutes: z.int().positive(),
    place: idOf<TextId>(),
  }),
  z.object({ type: z.literal('meeting_announced') }),
  z.object({ type: z.literal('meeting_held'), attendance: attendanceSchema.nullable() }),
  z.object({ type: z.literal('meeting_attendance_recorded'), attendance: attendanceSchema }),
  z.object({ type: z.literal('meeting_not_held'), reason: idOf<TextId>().nullable() }),
]);

export type Event = z.infer<typeof eventSchema>;

export type Command =
  | ({ readonly type: 'plan' } & Omit<Plan, 'minutes'> & { readonly minutes?: number })
  | { readonly type: 'announce' }
  | { readonly type: 'record_held'; readonly attendance: Attendance | null }
  | { readonly type: 'record_attendance'; readonly attendance: Attendance }
  | { readonly type: 'record_not_held'; readonly reason: TextId | null };

export type Refusal =
  | { readonly tag: 'not_found' }
  | { readonly tag: 'already_planned' }
  | { readonly tag: 'already_announced' }
  | { readonly tag: 'already_held' }
  | { readonly tag: 'already_not_held' }
  | { readonly tag: 'already_recorded' }
  /** It would begin in the past. */
  | { readonly tag: 'in_the_past'; readonly startsAt: Temporal.Instant }
  /** Too late to announce it. */
  | { readonly tag: 'already_started'; readonly startsAt: Temporal.Instant }
  /** Too early to record it. */
  | { readonly tag: 'not_started_yet'; readonly startsAt: Temporal.Instant }
  /** Numbers belong to a meeting that was held. */
  | { readonly tag: 'not_recorded_as_held' }
  | { readonly tag: 'attendance_contradicts'; readonly attendance: Attendance }
  | { readonly tag: 'minutes_not_positive'; readonly minutes: number };

type Outcome = Decision<Event, Refusal>;
const refuse = (refused: Refusal): Outcome => ({ refused });
const record = (event: Event): Outcome => ({ events: [event] });

/** When it begins. A wall time that the zone skips is taken after the gap, one that comes twice the first time. */
export function startsAt(slot: Omit<Slot, 'minutes'>): Temporal.Instant {
  return slot.date.toPlainDateTime(slot.time).toZonedDateTime(slot.zone, { disambiguation: 'compatible' }).toInstant();
}

/** When it ends: its minutes are real ones, also in the night when the clocks change. */
export function endsAt(slot: Slot): Temporal.Instant {
  return startsAt(slot).add({ minutes: slot.minutes });
}

/** What a command comes to. What was recorded can be recorded otherwise: the other button puts a wrong one right. */
export function decide(state: State | null, command: Command, now: Temporal.Instant): Outcome {
  if (state === null) return command.type === 'plan' ? plan(command, now) : refuse({ tag: 'not_found' });
  if (command.type === 'plan') return refuse({ tag: 'already_planned' });
  const start = startsAt(state);
  const begun = Temporal.Instant.compare(now, start) >= 0;
  if (command.type === 'announce') {
    if (state.announcedAt !== null) return refuse({ tag: 'already_announced' });
    return begun ? refuse({ tag: 'already_started', startsAt: start }) : record({ type: 'meeting_announced' });
  }
  return begun ? note(state, command) : refuse({ tag: 'not_started_yet', startsAt: start });
}

function note(state: State, command: Exclude<Command, { type: 'plan' | 'announce' }>): Outcome {
  if (command.type === 'record_not_held') {
    const saysNothingNew = command.reason === null || command.reason === state.notHeldReason;
    if (state.status === 'not_held' && saysNothingNew) return refuse({ tag: 'already_not_held' });
    return record({ type: 'meeting_not_held', reason: command.reason });
  }
  const { attendance } = command;
  if (attendance !== null && !isPossible(attendance)) return refuse({ tag: 'attendance_contradicts', attendance });
  if (command.type === 'record_held') {
    if (state.status === 'held') return refuse({ tag: 'already_held' });
    return record({ type: 'meeting_held', attendance });
  }
  if (state.status !== 'held') return refuse({ tag: 'not_recorded_as_held' });
  if (isSame(state.attendance, command.attendance)) return refuse({ tag: 'already_recorded' });
  return record({ type: 'meeting_attendance_recorded', attendance: command.attendance });
}

function plan(command: Extract<Command, { type: 'plan' }>, now: Temporal.Instant): Outcome {
  const { minutes = DEFAULT_MINUTES, date, time, ...rest } = command;
  if (!Number.isInteger(minutes) || minutes <= 0) return refuse({ tag: 'minutes_not_positive', minutes });
  const start = startsAt(command);
  if (Temporal.Instant.compare(start, now) <= 0) return refuse({ tag: 'in_the_past', startsAt: start });
  return record({ ...rest, type: 'meeting_planned', minutes, date: date.toString(), time: time.toString() });
}

/** The meeting after one more event, recorded `at`. Throws on a stream that does not begin with its planning. */
export function evolve(state: State | null, event: Event, at: Temporal.Instant): State {
  if (event.type === 'meeting_planned') {
    const { type: _, ...plan } = event;
    return {
      ...plan,
      date: Temporal.PlainDate.from(plan.date),
      time: Temporal.PlainTime.from(plan.time),
      status: 'planned',
      announcedAt: null,
      attendance: null,
      notHeldReason: null,
      recordedAt: null,
    };
  }
  if (state === null) throw new Error(`${event.type} before the meeting was planned`);
  switch (event.type) {
    case 'meeting_announced':
      return { ...state, announcedAt: at, status: state.status === 'planned' ? 'announced' : state.status };
    case 'meeting_held':
      return { ...state, status: 'held', attendance: event.attendance, notHeldReason: null, recordedAt: at };
    case 'meeting_attendance_recorded':
      return { ...state, attendance: event.attendance, recordedAt: at };
    case 'meeting_not_held':
      return { ...state, status: 'not_held', attendance: null, notHeldReason: event.reason, recordedAt: at };
  }
}

function isPossible({ total, women, men, under30 }: Attendance): boolean {
  const counts = [total, women ?? 0, men ?? 0, under30 ?? 0];
  return (
    counts.every((one) => Number.isInteger(one) && one >= 0) &&
    (women ?? 0) + (men ?? 0) <= total &&
    (under30 ?? 0) <= total
  );
}

function isSame(one: Attendance | null, other: Attendance): boolean {
  return (
    one?.total === other.total && one.women === other.women && one.men === other.men && one.under30 === other.under30
  );
}
