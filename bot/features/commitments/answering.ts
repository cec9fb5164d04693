import type { Queryable } from '../../../db/client.ts';
import { commitmentById } from '../../../db/commitments.ts';
import { accountsOf } from '../../../db/people.ts';
import { heldPosts, holderOf, type Post, postsOf } from '../../../db/posts.ts';
import { facilitatorsOf, groupById, mayFacilitate, type WorkingGroup } from '../../../db/working-groups.ts';
import type { Answerable, Known, Side, State } from '../../../domain/commitment/commitment.ts';
import { linked } from '../../../domain/commitment/linked.ts';
import type { CommitmentId, IdentityId, PostId, WorkingGroupId } from '../../../domain/ids.ts';

/** A post or an office with whether somebody holds it. */
export type HeldPost = Post & { readonly held: boolean };

/** The posts and offices of a working group. */
export async function heldPostsOf(db: Queryable, group: WorkingGroupId): Promise<HeldPost[]> {
  return (await postsOf(db, group)).map((post) => ({ ...post, held: post.holder !== null }));
}

export type Placed = Known & { readonly group: WorkingGroup; readonly posts: readonly HeldPost[] };

/** A commitment with its working group, and with the posts that answer for it now. */
export async function placed(db: Queryable, id: CommitmentId): Promise<Placed | undefined> {
  const known = await commitmentById(db, id);
  const group = known && (await groupById(db, known.state.workingGroup));
  if (!known || !group) return undefined;
  const posts = await heldPostsOf(db, group.id);
  return { id, state: linked(known.state, posts), group, posts };
}

/** What makes somebody answer for commitments of one working group now. */
export type Answerer = {
  readonly posts: ReadonlySet<PostId>;
  readonly accounts: ReadonlySet<IdentityId>;
  readonly facilitates: boolean;
};

/** By what a person answers for commitments of a working group, with any of their accounts. */
export async function answererIn(db: Queryable, group: WorkingGroupId, me: IdentityId): Promise<Answerer> {
  return {
    posts: new Set((await heldPosts(db, me, group)).map((post) => post.id)),
    accounts: new Set((await accountsOf(db, [me])).map((account) => account.id)),
    facilitates: await mayFacilitate(db, group, me),
  };
}

/** The sides of a commitment that somebody answers for. The state comes with its posts (`placed`). */
export function sidesOf(state: State, answerer: Answerer): Side[] {
  return state.sides.filter((side) => isTheirs(side, answerer)).map((one) => one.side);
}

function isTheirs({ side, post, identity }: Answerable, answerer: Answerer): boolean {
  if (identity !== null) return answerer.accounts.has(identity);
  if (post !== null) return answerer.posts.has(post);
  return side === 'community' && answerer.facilitates;
}

/** Whom to ask for one side: the holder of its post, who was named, or for the community the facilitators. */
export async function whoAnswers(db: Queryable, group: WorkingGroupId, one: Answerable): Promise<IdentityId[]> {
  if (one.identity !== null) return [one.identity];
  if (one.post === null) return one.side === 'community' ? facilitatorsOf(db, group) : [];
  const holder = await holderOf(db, one.post);
  return holder === undefined ? [] : [holder];
}
