import type { DueRow } from '../../../db/due.ts';
import { meetingById } from '../../../db/meetings.ts';
import { groupById, lockGroup } from '../../../db/working-groups.ts';
import type { MeetingId, PollId } from '../../../domain/ids.ts';
import type { Doing } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import { closePolls } from './close.ts';
import { askableIn } from './due-now.ts';
import { openPolls, untilStart } from './open.ts';
import { nativePoll, pollHeading } from './recipes.ts';
import { takeVotes } from './votes.ts';

/** Status polls by the clock: opened before a meeting, answered, and closed. */
export const polling: Feature = {
  due: [
    // Three days before the meeting; half a day to answer in is the least that is of use.
    { kind: 'polls.open', latest: Temporal.Duration.from({ hours: 60 }), run: openForMeeting },
    // However late, an open poll has to be closed.
    { kind: 'polls.expire', latest: Temporal.Duration.from({ hours: 365 * 24 }), run: expire },
  ],
  votes: takeVotes,
  recipes: [pollHeading, nativePoll],
};

async function openForMeeting(doing: Doing, row: DueRow): Promise<void> {
  const meeting = await meetingById(doing.tx, row.subject as MeetingId); // the subject of this kind is a meeting
  if (meeting?.state.kind !== 'working_group') return;
  const until = untilStart(meeting);
  const group = await groupById(doing.tx, meeting.state.workingGroup);
  if (!group || Temporal.Instant.compare(until.at, doing.now) <= 0) return;
  // Somebody may ask by hand at this moment: one poll at a time on one commitment.
  await lockGroup(doing.tx, group.id);
  const { now } = await askableIn(doing.tx, group, doing.now);
  await openPolls(doing, group, now, until, null);
}

async function expire(doing: Doing, row: DueRow): Promise<void> {
  // The argument names the polls that were opened together.
  await closePolls(doing, (row.argument ?? row.subject).split(' ') as PollId[]);
}
