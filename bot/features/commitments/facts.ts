import { chatsOf, hasOpenPrivateChat } from '../../../db/chats.ts';
import type { Queryable } from '../../../db/client.ts';
import { identityById } from '../../../db/people.ts';
import { questionById } from '../../../db/questions.ts';
import { textsById } from '../../../db/texts.ts';
import { hasReachableFacilitator, type WorkingGroup } from '../../../db/working-groups.ts';
import type { Answerable } from '../../../domain/commitment/commitment.ts';
import { type AsOf, standingOf } from '../../../domain/commitment/standing.ts';
import type { TextId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import type { CommitmentFacts, Reach } from '../../messages/commitments.ts';
import type { HeldPost, Placed } from './answering.ts';

/** The moment of looking, as a working group's clock has it. */
export function asOf(group: WorkingGroup, posts: readonly HeldPost[], now: Temporal.Instant): AsOf {
  return {
    now,
    today: todayIn(group, now),
    vacant: new Set(posts.filter((post) => !post.held).map((post) => post.id)),
  };
}

/** The day in a working group's zone. */
export function todayIn(group: Pick<WorkingGroup, 'zone'>, now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(group.zone).toPlainDate();
}

/** Who will see what becomes public in a working group. */
export async function reachOf(db: Queryable, group: WorkingGroup): Promise<Reach> {
  return { chats: (await chatsOf(db, group.id)).length, page: group.publicPage };
}

/** Everything that the messages about one commitment show, contacts masked. */
export async function factsOf(db: Queryable, placed: Placed, now: Temporal.Instant): Promise<CommitmentFacts> {
  const { id, state, group, posts } = placed;
  const texts = await textsById(db, [
    state.text,
    state.indicator,
    state.proposal?.reason,
    state.declined?.reason,
    state.word?.note,
    state.referredTo,
    state.withdrawnReason,
  ]);
  const body = (text: TextId | null | undefined) => maskContacts((text && texts.get(text)) ?? '');
  const question = state.question && (await questionById(db, state.question));
  return {
    id,
    number: state.number,
    group: group.name,
    zone: group.zone,
    today: todayIn(group, now),
    state,
    standing: standingOf(state, asOf(group, posts, now)),
    text: body(state.text),
    indicator: body(state.indicator),
    note: body(state.word?.note),
    proposalReason: body(state.proposal?.reason),
    endReason: body(state.declined?.reason ?? state.withdrawnReason),
    referredTo: body(state.referredTo),
    question: question?.state.number ?? null,
    sides: await Promise.all(
      state.sides.map(async (one) => ({
        side: one.side,
        name: await nameOf(db, one, posts),
        confirmed: one.confirmedAt !== null,
      })),
    ),
    reach: await reachOf(db, group),
    deskInGroup: !(await hasReachableFacilitator(db, group.id)),
    unreached: await unreached(db, placed),
  };
}

/** A post's name, never its holder's; a neighbour's own. */
export async function nameOf(
  db: Queryable,
  { post, identity }: Pick<Answerable, 'post' | 'identity'>,
  posts: readonly Pick<HeldPost, 'id' | 'name'>[],
): Promise<string | null> {
  if (identity !== null) return (await identityById(db, identity))?.name ?? null;
  return posts.find((one) => one.id === post)?.name ?? null;
}

/** A neighbour who was named and whom the bot cannot write to yet. */
async function unreached(db: Queryable, { state }: Placed): Promise<CommitmentFacts['unreached']> {
  const [waiting] = state.sides.filter((one) => one.identity !== null && one.confirmedAt === null);
  if (waiting?.identity == null) return null;
  if (await hasOpenPrivateChat(db, waiting.identity)) return null;
  const identity = await identityById(db, waiting.identity);
  return identity ? { name: identity.name, person: identity.platformId, platform: identity.platform } : null;
}
