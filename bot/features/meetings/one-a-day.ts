import { type DueRow, dueBetween } from '../../../db/due.ts';
import type { WorkingGroup } from '../../../db/working-groups.ts';
import { type Known, startsAt } from '../../../domain/meeting.ts';
import type { Doing } from '../../act.ts';
import { dueKinds } from './schedule.ts';

/** Everything by which the clock speaks in a group. */
const speaking = [dueKinds.announce, dueKinds.remind, dueKinds.open_polls, dueKinds.summary];

/**
 * What else the clock says to a group on the day that it is there now: it should be nothing. Reminders that are switched
 * off are not counted; polls and summaries are, although there may turn out to be nothing to say.
 */
export async function othersToday(doing: Doing, group: WorkingGroup, row: DueRow): Promise<DueRow[]> {
  const today = doing.now.toZonedDateTimeISO(group.zone).toPlainDate();
  const [from, to] = [today, today.add({ days: 1 })].map((date) =>
    startsAt({ date, time: midnight, zone: group.zone }),
  );
  if (!from || !to) return [];
  const rows = await dueBetween(doing.tx, group.id, speaking, from, to);
  return rows.filter((other) => !isSame(other, row) && isSaid(other, group));
}

/** The same thing may be there twice, when it was put off within the day. */
function isSame(one: DueRow, other: DueRow): boolean {
  return one.kind === other.kind && one.subject === other.subject && one.argument === other.argument;
}

const midnight = new Temporal.PlainTime();

function isSaid({ kind, argument, outcome }: DueRow, { reminders }: WorkingGroup): boolean {
  if (outcome === 'missed' || outcome === 'failed') return false;
  return kind !== dueKinds.remind || reminders.includes(Number(argument));
}

/** Whole days on the calendar from now to a meeting. */
export function daysUntil({ state }: Known, now: Temporal.Instant): number {
  return now.toZonedDateTimeISO(state.zone).toPlainDate().until(state.date).days;
}
