import type { Queryable } from '../../../db/client.ts';
import { meetingsAfter } from '../../../db/meetings.ts';
import type { WorkingGroup } from '../../../db/working-groups.ts';
import type { DateChoice } from '../../messages/commitment-dates.ts';
import { todayIn } from './facts.ts';

/** Fewer days than this to the end of a month, and the end of the next one is meant. */
const soon = 7;

/** Dates to choose from with one press, the earliest first, each day once. */
export async function datesToChoose(db: Queryable, group: WorkingGroup, now: Temporal.Instant): Promise<DateChoice[]> {
  const today = todayIn(group, now);
  const meeting = await dayBeforeMeeting(db, group, now);
  const all: DateChoice[] = [
    { why: 'twoWeeks', date: today.add({ weeks: 2 }) },
    { why: 'endOfMonth', date: endOfMonth(today) },
    { why: 'threeMonths', date: today.add({ months: 3 }) },
  ];
  if (meeting) all.unshift({ why: 'beforeMeeting', date: meeting });
  const unlike = all.filter((one, at) => all.findIndex(({ date }) => date.equals(one.date)) === at);
  return unlike.sort((one, other) => Temporal.PlainDate.compare(one.date, other.date));
}

function endOfMonth(today: Temporal.PlainDate): Temporal.PlainDate {
  const last = today.with({ day: today.daysInMonth });
  if (today.until(last).days >= soon) return last;
  const next = today.add({ months: 1 });
  return next.with({ day: next.daysInMonth });
}

/** The last day on which it is done when people meet; nothing when that is today or gone. */
async function dayBeforeMeeting(db: Queryable, group: WorkingGroup, now: Temporal.Instant) {
  const meetings = await meetingsAfter(db, group.id, now);
  const day = meetings
    .filter(({ state }) => state.status !== 'not_held' && state.kind === 'working_group')
    .map(({ state }) => state.date.subtract({ days: 1 }))
    .find((date) => Temporal.PlainDate.compare(date, todayIn(group, now)) > 0);
  return day;
}
