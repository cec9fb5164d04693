import { poll } from '../../bot/nouns.ts';
import type { WorkingGroup } from '../../db/working-groups.ts';
import type { CommitmentId, MeetingId, PollId } from '../../domain/ids.ts';
import type { Commitments } from './commitments.ts';
import type { Meetings } from './meetings.ts';
import { type Moment, must, wall } from './moment.ts';

/** A poll that is open until the next meeting, and one that was closed with a verdict. */
export type Polls = Readonly<Record<'open' | 'closed', PollId>>;

export async function pollPeople(
  at: (time: string) => Moment,
  group: WorkingGroup,
  commitments: Commitments,
  meetings: Meetings,
): Promise<Polls> {
  const open = (time: string, about: CommitmentId, meeting: MeetingId, closes: string) => {
    const moment = at(time);
    const closesAt = wall(closes);
    const command = { type: 'open', workingGroup: group.id, commitment: about, meeting, closesAt } as const;
    return must(moment, poll, moment.newId<PollId>(), [command]);
  };
  const closed = await open('2026-11-07T10:00', commitments.done, meetings.ended, '2026-11-10T18:00');
  const ballots = { done: 2, most: 1, some: 0, not_started: 1, cannot_tell: 1 };
  await must(at('2026-11-10T18:00'), poll, closed, [{ type: 'close', ballots, notCounted: 1, activePeople: 9 }]);
  return { closed, open: await open('2026-11-19T10:00', commitments.polled, meetings.coming, '2026-12-08T18:00') };
}
