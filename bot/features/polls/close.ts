import { commitmentById } from '../../../db/commitments.ts';
import { ballotsOn, type KnownPoll, pollsById, pollsOfMeeting, takeEarlyVotes } from '../../../db/polls.ts';
import { activePeople, groupById, type WorkingGroup } from '../../../db/working-groups.ts';
import type { Verdict } from '../../../domain/ballots.ts';
import type { Known } from '../../../domain/commitment/commitment.ts';
import { statusOf } from '../../../domain/commitment/status.ts';
import type { MeetingId, PollId } from '../../../domain/ids.ts';
import type { Doing } from '../../act.ts';
import { commitment, poll } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { commitmentChanged } from '../commitments/changed.ts';
import { countBallots, rolesIn } from './count.ts';
import { pollSlots } from './slots.ts';

/** A quorum is counted from who did anything in the working group in this time: 90 days. */
const activeFor = Temporal.Duration.from({ hours: 90 * 24 });

/**
 * Closes the polls of a meeting that starts, counts them, and lets the commitments follow. Nothing new is sent: the
 * heading above the polls becomes their result, since the clock causes it and a group gets as few messages as possible.
 */
export async function closePollsOf(doing: Doing, meeting: MeetingId): Promise<void> {
  await closeAll(doing, await pollsOfMeeting(doing.tx, meeting));
}

/** Closes these polls in the same way. */
export async function closePolls(doing: Doing, ids: readonly PollId[]): Promise<void> {
  await closeAll(doing, await pollsById(doing.tx, ids));
}

async function closeAll(doing: Doing, polls: readonly KnownPoll[]): Promise<void> {
  const open = polls.filter(({ state }) => state.status === 'open');
  for (const [group, theirs] of Map.groupBy(open, ({ state }) => state.workingGroup)) {
    const known = await groupById(doing.tx, group);
    if (known) await closeIn(doing, known, theirs);
  }
  await doing.refresh(...open.map(({ id }) => pollSlots(id).heading));
}

async function closeIn(doing: Doing, group: WorkingGroup, polls: readonly KnownPoll[]): Promise<void> {
  const { tx, now } = doing;
  const ids = polls.map(({ id }) => id);
  await takeEarlyVotes(tx, ids);
  const about = new Map<KnownPoll, Known>();
  for (const one of polls) {
    const known = await commitmentById(tx, one.state.commitment);
    if (known) about.set(one, known);
  }
  const roles = await rolesIn(tx, group.id, [...about.values()]);
  const active = await activePeople(tx, group.id, now.subtract(activeFor));
  const voted = Map.groupBy(await ballotsOn(tx, ids), (ballot) => ballot.poll);
  for (const [{ id }, known] of about) {
    const counted = countBallots(voted.get(id) ?? [], known, roles);
    const settled = await settle(doing, poll, id, { type: 'close', ...counted, activePeople: active }, null);
    if ('refused' in settled) continue;
    await doing.closePolls(pollSlots(id).poll);
    if (settled.state.verdict !== null) await follow(doing, group, known, id, settled.state.verdict);
  }
}

/** Gives the commitment the members' word. One that was closed meanwhile refuses it and stays as it is. */
async function follow(doing: Doing, group: WorkingGroup, { id, state }: Known, from: PollId, verdict: Verdict) {
  const today = doing.now.toZonedDateTimeISO(group.zone).toPlainDate();
  const word = { type: 'record_verdict', verdict, poll: from, today } as const;
  const settled = await settle(doing, commitment, id, word, null);
  if (!('refused' in settled)) await commitmentChanged(doing, id, statusOf(state), { by: 'clock' });
}
