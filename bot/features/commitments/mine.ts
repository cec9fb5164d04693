import type { Queryable } from '../../../db/client.ts';
import { commitmentsAnsweredBy, commitmentsOf } from '../../../db/commitments.ts';
import { accountsOf } from '../../../db/people.ts';
import { groupById, groupsOfPerson, type WorkingGroup } from '../../../db/working-groups.ts';
import type { Known, Side } from '../../../domain/commitment/commitment.ts';
import { linked } from '../../../domain/commitment/linked.ts';
import { type AsOf, standingOf, urgencyOf } from '../../../domain/commitment/standing.ts';
import { isClosed, statusOf } from '../../../domain/commitment/status.ts';
import type { IdentityId } from '../../../domain/ids.ts';
import type { Act } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import { replyAnew } from './anew.ts';
import { type Answerer, answererIn, heldPostsOf, sidesOf } from './answering.ts';
import { mostAtOnce } from './ask-owner.ts';
import { asOf } from './facts.ts';
import { commitmentAtDesk, commitmentOwned } from './recipes.ts';
import { commitmentSlots } from './slots.ts';

/** A commitment and what somebody has to do with it: they answer for a side, or decide on a date that was asked for. */
export type Mine = Known & { readonly group: WorkingGroup; readonly side: Side | null; readonly asOf: AsOf };

/** `/mine`: what somebody answers for in all their groups, each with its buttons. */
export const listingMine: Feature = {
  commands: [{ name: 'mine', where: ['private'], who: 'anybody', help: 'help.commands.mine', run: showMine }],
};

async function showMine(act: Act): Promise<void> {
  const open = (await everythingOf(act.tx, act.me.id, act.now)).filter(({ state }) => !isClosed(statusOf(state)));
  if (open.length === 0) return act.note('commitments.mine.none');
  for (const { id, side } of open.slice(0, mostAtOnce)) {
    if (side === null) await replyAnew(act, commitmentAtDesk, { commitment: id }, { slot: commitmentSlots(id).desk });
    else await replyAnew(act, commitmentOwned, { commitment: id, side }, { slot: commitmentSlots(id).owner(side) });
  }
  const count = open.length - mostAtOnce;
  if (count > 0) await act.note('commitments.mine.more', { count });
}

/** Everything that somebody answers for or has to decide, open and closed, the most urgent first. */
export async function everythingOf(db: Queryable, me: IdentityId, now: Temporal.Instant): Promise<Mine[]> {
  const all: Mine[] = [];
  for (const group of await groupsConcerned(db, me)) all.push(...(await mineIn(db, group, me, now)));
  return all.sort((one, other) => urgency(one) - urgency(other) || byDate(one, other));
}

const urgency = ({ state, asOf: moment }: Mine) => urgencyOf(standingOf(state, moment));
const byDate = (one: Mine, other: Mine) => Temporal.PlainDate.compare(one.state.due, other.state.due);

/** Their groups, and those in which they were named without being in a chat. */
async function groupsConcerned(db: Queryable, me: IdentityId): Promise<WorkingGroup[]> {
  const groups = await groupsOfPerson(db, me);
  const accounts = (await accountsOf(db, [me])).map((account) => account.id);
  const named = await commitmentsAnsweredBy(db, [], accounts);
  const ids = new Set(named.map(({ state }) => state.workingGroup));
  for (const id of ids) {
    if (groups.some((group) => group.id === id)) continue;
    const group = await groupById(db, id);
    if (group) groups.push(group);
  }
  return groups;
}

/** What somebody answers for or has to decide in one working group. */
export async function mineIn(
  db: Queryable,
  group: WorkingGroup,
  me: IdentityId,
  now: Temporal.Instant,
): Promise<Mine[]> {
  const answerer = await answererIn(db, group.id, me);
  const posts = await heldPostsOf(db, group.id);
  const moment = asOf(group, posts, now);
  return (await commitmentsOf(db, group.id)).flatMap((known) => {
    const state = linked(known.state, posts);
    const side = sideOf({ id: known.id, state }, answerer);
    return side === undefined ? [] : [{ id: known.id, state, group, side, asOf: moment }];
  });
}

/** Their side, the one that has not answered first; null for a facilitator who has to decide; undefined for none. */
function sideOf({ state }: Known, answerer: Answerer): Side | null | undefined {
  const theirs = sidesOf(state, answerer);
  const waiting = state.sides.find((one) => one.confirmedAt === null && theirs.includes(one.side));
  const decides = answerer.facilitates && statusOf(state) === 'countered';
  if (decides && waiting === undefined) return null;
  return waiting?.side ?? theirs[0];
}
