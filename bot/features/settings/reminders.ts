import { dropDue } from '../../../db/due.ts';
import { meetingsAfter } from '../../../db/meetings.ts';
import type { WorkingGroup } from '../../../db/working-groups.ts';
import type { Doing } from '../../act.ts';
import { scheduleMeeting } from '../meetings/schedule.ts';

/** More meetings ahead than a group ever has as rows. */
const most = 100;

/** Makes the meetings that are set already be reminded of as the group wants it now. What was sent is not sent again. */
export async function rescheduleReminders(doing: Doing, group: WorkingGroup): Promise<void> {
  for (const meeting of await meetingsAfter(doing.tx, group.id, doing.now, most)) {
    const { status } = meeting.state;
    if (status !== 'planned' && status !== 'announced') continue;
    await dropDue(doing.tx, meeting.id, ['meeting.reminder']);
    await scheduleMeeting(doing, meeting, group);
  }
}
