import { chatsOf } from '../../../db/chats.ts';
import { addDue, type DueRow, openDueOf } from '../../../db/due.ts';
import { meetingById } from '../../../db/meetings.ts';
import { groupById, type WorkingGroup } from '../../../db/working-groups.ts';
import type { MeetingId } from '../../../domain/ids.ts';
import { type Known, startsAt } from '../../../domain/meeting.ts';
import { outsideQuietHours } from '../../../domain/quiet-hours.ts';
import type { Doing } from '../../act.ts';
import type { DueKind } from '../../feature.ts';
import { closePollsOf } from '../polls/close.ts';
import { announceMeeting } from './announce.ts';
import { daysUntil, othersToday } from './one-a-day.ts';
import { meetingReminder } from './recipes.ts';
import { dueKinds, morningOf, rowFor } from './schedule.ts';
import { extendSeries } from './series.ts';
import { meetingSlots } from './target.ts';

/** Minutes of a day: what is reminded of that long before can wait for the morning. */
const day = 24 * 60;
/** An announcement waits for a day on which nothing else is said, but not into the last days before the meeting. */
const lastDays = 2;

/** What the clock does around a meeting. */
export const meetingDue: readonly DueKind[] = [
  // It is of use until the meeting begins, which the domain knows.
  { kind: dueKinds.announce, latest: Temporal.Duration.from({ hours: 14 * 24 }), run: forMeeting(announceByClock) },
  { kind: dueKinds.remind, latest: Temporal.Duration.from({ hours: 7 * 24 }), run: forMeeting(remind) },
  { kind: dueKinds.start, latest: Temporal.Duration.from({ hours: 366 * 24 }), run: forMeeting(noteStart) },
];

type Handler = (doing: Doing, meeting: Known, group: WorkingGroup, row: DueRow) => Promise<void>;

function forMeeting(handler: Handler): DueKind['run'] {
  return async (doing, row) => {
    const meeting = await meetingById(doing.tx, row.subject as MeetingId); // these kinds have meetings for subjects
    const group = meeting && (await groupById(doing.tx, meeting.state.workingGroup));
    if (meeting && group) await handler(doing, meeting, group, row);
  };
}

async function announceByClock(doing: Doing, meeting: Known, group: WorkingGroup, row: DueRow): Promise<void> {
  if (meeting.state.status !== 'planned' || meeting.state.announcedAt !== null || hasBegun(doing, meeting)) return;
  const crowded = (await othersToday(doing, group, row)).length > 0;
  if (crowded && daysUntil(meeting, doing.now) > lastDays) {
    const today = doing.now.toZonedDateTimeISO(meeting.state.zone).toPlainDate();
    const tomorrow = morningOf(today.add({ days: 1 }), meeting.state.zone);
    return addDue(doing.tx, [rowFor(meeting, { kind: 'announce', at: tomorrow })]);
  }
  await announceMeeting(doing, meeting.id, group.id, null);
}

async function remind(doing: Doing, meeting: Known, group: WorkingGroup, row: DueRow): Promise<void> {
  const minutes = Number(row.argument);
  if (!group.reminders.includes(minutes) || hasBegun(doing, meeting)) return;
  if (meeting.state.status === 'planned') return announceInstead(doing, meeting, group);
  if (meeting.state.status !== 'announced' || announcedWithinTheHour(doing, meeting)) return;
  const nearer = await nearerReminders(doing, meeting, group, minutes);
  // After a standstill several are due at once: only the nearest is of use.
  if (nearer.some(({ dueAt }) => Temporal.Instant.compare(dueAt, doing.now) <= 0)) return;
  const quietOver = outsideQuietHours(doing.now, meeting.state.zone);
  if (minutes >= day && Temporal.Instant.compare(quietOver, doing.now) > 0) {
    return addDue(doing.tx, [rowFor(meeting, { kind: 'remind', minutes, at: quietOver })]);
  }
  // One more would be too many today, and another reminder of this meeting follows.
  if (nearer.length > 0 && (await othersToday(doing, group, row)).length > 0) return;
  const { reminder, post } = meetingSlots(meeting.id);
  for (const chat of await chatsOf(doing.tx, group.id)) {
    const key = `remind:${meeting.id}:${minutes}:${row.id}:${chat.id}`;
    await doing.say(chat, meetingReminder, { meeting: meeting.id }, { slot: reminder, key });
  }
  await doing.refresh(post);
}

/** A meeting that the clock failed to announce is announced when it would be reminded of. */
async function announceInstead(doing: Doing, { id }: Known, group: WorkingGroup): Promise<void> {
  const pending = await openDueOf(doing.tx, id, [dueKinds.announce]);
  if (pending.length === 0) await announceMeeting(doing, id, group.id, null);
}

/** Reminders of the same meeting that are still to come, or wait to be done. */
async function nearerReminders(doing: Doing, { id }: Known, { reminders }: WorkingGroup, minutes: number) {
  const open = await openDueOf(doing.tx, id, [dueKinds.remind]);
  return open.filter(({ argument }) => Number(argument) < minutes && reminders.includes(Number(argument)));
}

async function noteStart(doing: Doing, { id, state }: Known): Promise<void> {
  await closePollsOf(doing, id);
  if (state.series !== null) await extendSeries(doing, state.series);
  const { post, reminder } = meetingSlots(id);
  await doing.refresh(post, reminder);
}

const hasBegun = (doing: Doing, { state }: Known) => Temporal.Instant.compare(doing.now, startsAt(state)) >= 0;

function announcedWithinTheHour(doing: Doing, { state: { announcedAt } }: Known): boolean {
  return announcedAt !== null && Temporal.Instant.compare(announcedAt, doing.now.subtract({ hours: 1 })) > 0;
}
