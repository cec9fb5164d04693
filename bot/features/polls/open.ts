import { chatsOf } from '../../../db/chats.ts';
import type { Queryable } from '../../../db/client.ts';
import { addDue } from '../../../db/due.ts';
import { meetingsAfter } from '../../../db/meetings.ts';
import type { WorkingGroup } from '../../../db/working-groups.ts';
import type { CommitmentId, IdentityId, MeetingId, PollId } from '../../../domain/ids.ts';
import { type Known, startsAt } from '../../../domain/meeting.ts';
import type { Doing } from '../../act.ts';
import { poll } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { nativePoll, pollHeading } from './recipes.ts';
import { pollSlots } from './slots.ts';

/** When polls close: at the start of a meeting, or at a moment of their own. */
export type Until = { readonly meeting: Known | null; readonly at: Temporal.Instant };

/** How long polls stay open where no meeting is planned. A week is 168 hours on every clock. */
const withoutMeeting = Temporal.Duration.from({ hours: 7 * 24 });

/** When polls that open now close: at the start of the next working group meeting, else after seven days. */
export async function untilNext(db: Queryable, group: WorkingGroup, now: Temporal.Instant): Promise<Until> {
  const meeting = (await meetingsAfter(db, group.id, now)).find(({ state }) => state.kind === 'working_group');
  return meeting ? untilStart(meeting) : { meeting: null, at: now.add(withoutMeeting) };
}

/** Until a meeting starts. */
export const untilStart = (meeting: Known): Until => ({ meeting, at: startsAt(meeting.state) });

/** Opens a poll on each of these commitments and posts them under one heading in every chat. */
export async function openPolls(
  doing: Doing,
  group: WorkingGroup,
  commitments: readonly { readonly id: CommitmentId }[],
  until: Until,
  actor: IdentityId | null,
): Promise<void> {
  const chats = await chatsOf(doing.tx, group.id);
  if (chats.length === 0) return;
  const opened: PollId[] = [];
  for (const { id } of commitments) opened.push(...(await openOne(doing, group, id, until, actor)));
  const [first] = opened;
  if (first === undefined) return;
  if (until.meeting === null) await closeLater(doing, group, first, opened, until.at);
  for (const chat of chats) {
    await doing.say(chat, pollHeading, { polls: opened }, { slot: pollSlots(first).heading });
    for (const id of opened) await doing.say(chat, nativePoll, { poll: id }, { slot: pollSlots(id).poll });
  }
}

async function openOne(
  doing: Doing,
  group: WorkingGroup,
  commitment: CommitmentId,
  { meeting, at }: Until,
  actor: IdentityId | null,
): Promise<PollId[]> {
  const id = doing.newId<PollId>();
  const names: { workingGroup: typeof group.id; commitment: CommitmentId; meeting: MeetingId | null } = {
    workingGroup: group.id,
    commitment,
    meeting: meeting?.id ?? null,
  };
  const settled = await settle(doing, poll, id, { type: 'open', ...names, closesAt: at }, actor);
  return 'refused' in settled ? [] : [id];
}

async function closeLater(doing: Doing, group: WorkingGroup, first: PollId, opened: PollId[], at: Temporal.Instant) {
  const row = { key: `polls.expire:${first}`, kind: 'polls.expire', subject: first, argument: opened.join(' ') };
  await addDue(doing.tx, [{ ...row, workingGroup: group.id, dueAt: at }]);
}
