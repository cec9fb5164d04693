import { addDue, type NewDue } from '../../../db/due.ts';
import { meetingsOfSeries } from '../../../db/meetings.ts';
import type { WorkingGroup } from '../../../db/working-groups.ts';
import { type Known, startsAt } from '../../../domain/meeting.ts';
import { type MeetingDay, meetingDays } from '../../../domain/meeting-days.ts';
import type { Doing } from '../../act.ts';

/** What the clock does around a meeting, by the moments that the domain names. */
export const dueKinds = {
  announce: 'meeting.announce',
  remind: 'meeting.reminder',
  open_polls: 'polls.open',
  start: 'meeting.started',
  end: 'meeting.ended',
  summary: 'progress.summary',
} as const satisfies Record<MeetingDay['kind'], string>;

/** When the bot speaks in the morning of a day. */
const morning = new Temporal.PlainTime(10);

/**
 * Writes down what the clock has to do around a meeting: what is still to come of it. Written twice it is still done
 * once; after a reminder was added to the group's settings it adds that.
 */
export async function scheduleMeeting(doing: Doing, meeting: Known, group: WorkingGroup): Promise<void> {
  const days = meetingDays(meeting.state, group.reminders).filter((day) => day.kind !== 'announce');
  const announce = await announcementAt(doing, meeting);
  const rows = [...(announce ? [{ kind: 'announce' as const, at: announce }] : []), ...days];
  await addDue(
    doing.tx,
    rows.filter(({ at }) => Temporal.Instant.compare(at, doing.now) > 0).map((day) => rowFor(meeting, day)),
  );
}

/** One thing to do. The moment is part of its key, so that a meeting that moves is announced and reminded of anew. */
export function rowFor({ id, state }: Known, day: MeetingDay): NewDue {
  const kind = dueKinds[day.kind];
  const argument = day.kind === 'remind' ? String(day.minutes) : undefined;
  return {
    key: [kind, id, argument, day.at].filter((part) => part !== undefined).join(':'),
    kind,
    subject: id,
    ...(argument === undefined ? {} : { argument }),
    workingGroup: state.workingGroup,
    dueAt: day.at,
  };
}

/**
 * When the clock announces an occurrence that nobody has announced: two weeks before, but not before the one before it
 * is over, for people would not know which of the two is meant. When that is past, the next morning.
 */
async function announcementAt(doing: Doing, meeting: Known): Promise<Temporal.Instant | null> {
  const { state } = meeting;
  if (state.announcedAt !== null) return null;
  const usual = meetingDays(state, []).find(({ kind }) => kind === 'announce')?.at;
  const earlier = state.series === null ? [] : await meetingsOfSeries(doing.tx, state.series);
  const before = earlier.findLast((one) => Temporal.PlainDate.compare(one.state.date, state.date) < 0);
  const free = before && morningOf(before.state.date.add({ days: 1 }), state.zone);
  const today = doing.now.toZonedDateTimeISO(state.zone).toPlainDate();
  const soonest = morningOf(today.add({ days: 1 }), state.zone);
  const wanted = [usual, free].reduce((one, other) => (one && other ? later(one, other) : (one ?? other)));
  const at = wanted && Temporal.Instant.compare(wanted, doing.now) > 0 ? wanted : soonest;
  return Temporal.Instant.compare(at, startsAt(state)) < 0 ? at : null;
}

/** Ten o'clock of a day. */
export function morningOf(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return startsAt({ date, time: morning, zone });
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) >= 0 ? one : other;
}
