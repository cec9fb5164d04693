import { endsAt, type Slot, startsAt } from './meeting.ts';

/** Days before a meeting at which it is announced when it comes from a series (14, 7 and 1 days are usual). */
const ANNOUNCED_DAYS = 14;
/** Days before a meeting at which the status polls open. */
const POLLED_DAYS = 3;
const MORNING = new Temporal.PlainTime(10);
const SUMMARY_TIME = new Temporal.PlainTime(9);

/** What the clock has to do around one meeting; `minutes`: before its start. */
export type MeetingDay =
  | { readonly kind: 'announce' | 'open_polls' | 'start' | 'end' | 'summary'; readonly at: Temporal.Instant }
  | { readonly kind: 'remind'; readonly minutes: number; readonly at: Temporal.Instant };

/** When what is due around a meeting, all from its place's wall time. Moments that are past by then are among them. */
export function meetingDays(slot: Slot, reminders: readonly number[]): readonly MeetingDay[] {
  const start = startsAt(slot);
  const morningOf = (days: number) => wall(slot, slot.date.subtract({ days }), MORNING);
  const threeDays = start.subtract({ hours: POLLED_DAYS * 24 });
  return [
    { kind: 'announce', at: morningOf(ANNOUNCED_DAYS) },
    ...reminders.map((minutes) => ({ kind: 'remind' as const, minutes, at: reminderAt(slot, minutes) })),
    // In the morning, or earlier for a meeting that is earlier in the day: never less than three days.
    { kind: 'open_polls', at: earlier(morningOf(POLLED_DAYS), threeDays) },
    { kind: 'start', at: start },
    { kind: 'end', at: endsAt(slot) },
    { kind: 'summary', at: summaryAt(slot) },
  ];
}

/** Whole days before are counted on the calendar, so that a change of clocks does not move a reminder by an hour. */
function reminderAt(slot: Slot, minutes: number): Temporal.Instant {
  const day = 24 * 60;
  if (minutes % day !== 0) return startsAt(slot).subtract({ minutes });
  return wall(slot, slot.date.subtract({ days: minutes / day }), slot.time);
}

/** The next morning; the one after it for a meeting that is not over by then. */
function summaryAt(slot: Slot): Temporal.Instant {
  const next = wall(slot, slot.date.add({ days: 1 }), SUMMARY_TIME);
  if (Temporal.Instant.compare(endsAt(slot), next) <= 0) return next;
  const lastDay = endsAt(slot).toZonedDateTimeISO(slot.zone).toPlainDate();
  return wall(slot, lastDay.add({ days: 1 }), SUMMARY_TIME);
}

function wall(slot: Slot, date: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return startsAt({ date, time, zone: slot.zone });
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}
