import { commitmentsOf } from '../../../db/commitments.ts';
import { holderOf, postById } from '../../../db/posts.ts';
import { groupById } from '../../../db/working-groups.ts';
import type { Known, Side } from '../../../domain/commitment/commitment.ts';
import { linked } from '../../../domain/commitment/linked.ts';
import { byUrgency } from '../../../domain/commitment/standing.ts';
import { isClosed, statusOf } from '../../../domain/commitment/status.ts';
import type { CommitmentId, PostId } from '../../../domain/ids.ts';
import type { Doing } from '../../act.ts';
import { note } from '../../note.ts';
import { tellAnew } from './anew.ts';
import { heldPostsOf, placed, whoAnswers } from './answering.ts';
import { asOf } from './facts.ts';
import { commitmentOwned } from './recipes.ts';
import { commitmentSlots } from './slots.ts';

/** Messages that somebody gets at once about what they answer for; the rest is in /mine. */
export const mostAtOnce = 5;

/**
 * Asks everybody who answers for a commitment and has not confirmed it, in private. Once for each time of asking:
 * `again` names a further one.
 */
export async function askOwners(doing: Doing, id: CommitmentId, again = ''): Promise<void> {
  const known = await placed(doing.tx, id);
  if (!known || statusOf(known.state) !== 'proposed') return;
  for (const one of known.state.sides.filter((side) => side.confirmedAt === null)) {
    const slot = commitmentSlots(id).owner(one.side);
    for (const person of await whoAnswers(doing.tx, known.group.id, one)) {
      const key = `${slot}:${person}:${known.state.askedAt}:${again}`;
      await tellAnew(doing, person, commitmentOwned, { commitment: id, side: one.side }, { slot, key });
    }
  }
}

/** Shows whoever holds a post now what is open for it: what waits for an answer first, the most urgent of the rest. */
export async function askHolder(doing: Doing, post: PostId): Promise<void> {
  const open = await openOf(doing, post);
  await showAgain(doing, open);
  const holder = await holderOf(doing.tx, post);
  if (holder === undefined) return;
  for (const { id, side } of open.slice(0, mostAtOnce)) {
    const slot = commitmentSlots(id).owner(side);
    await tellAnew(doing, holder, commitmentOwned, { commitment: id, side }, { slot });
  }
  const count = open.length - mostAtOnce;
  if (count > 0) await doing.tell(holder, note, { key: 'commitments.moreInMine', values: { count } });
}

/** Brings the messages about everything open of a post up to date; to be called when its holder has left. */
export async function holderLeft(doing: Doing, post: PostId): Promise<void> {
  await showAgain(doing, await openOf(doing, post));
}

type Open = Known & { readonly side: Side };

async function showAgain(doing: Doing, open: readonly Open[]): Promise<void> {
  const slots = open.map(({ id, side }) => [commitmentSlots(id).post, commitmentSlots(id).owner(side)]);
  await doing.refresh(...slots.flat());
}

async function openOf(doing: Doing, post: PostId): Promise<Open[]> {
  const known = await postById(doing.tx, post);
  const group = known && (await groupById(doing.tx, known.workingGroup));
  if (!known || !group) return [];
  const posts = await heldPostsOf(doing.tx, group.id);
  const order = byUrgency(asOf(group, posts, doing.now));
  return (await commitmentsOf(doing.tx, group.id))
    .map(({ id, state }) => ({ id, state: linked(state, posts), side: known.side }))
    .filter(({ state }) => !isClosed(statusOf(state)) && state.sides.some((one) => one.post === post))
    .sort((one, other) => Number(isWaiting(other)) - Number(isWaiting(one)) || order(one, other));
}

function isWaiting({ state, side }: Open): boolean {
  return state.sides.some((one) => one.side === side && one.confirmedAt === null);
}
