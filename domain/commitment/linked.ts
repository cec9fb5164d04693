import type { PostId } from '../ids.ts';
import type { Side, State } from './commitment.ts';

/** A post or an office of the working group, in the order in which they were made. */
export type KnownPost = { readonly id: PostId; readonly side: Side; readonly held: boolean };

/**
 * The commitment with its posts: one made before anybody was linked belongs to the first post of that side that
 * somebody holds, else to the first there is. Events keep what was known when it was made.
 */
export function linked(state: State, posts: readonly KnownPost[]): State {
  return {
    ...state,
    sides: state.sides.map((one) =>
      one.post === null && one.identity === null ? { ...one, post: postFor(one.side, posts) } : one,
    ),
  };
}

/** The post that speaks for a side: the first held one, else the first; nothing while there is none. */
export function postFor(side: Side, posts: readonly KnownPost[]): PostId | null {
  const theirs = posts.filter((post) => post.side === side);
  return (theirs.find((post) => post.held) ?? theirs[0])?.id ?? null;
}
