import { heldPosts, type Post } from '../../../db/posts.ts';
import type { PostId } from '../../../domain/ids.ts';
import type { Act } from '../../act.ts';
import { may } from '../../authority.ts';
import type { Draft } from './draft.ts';

/** The posts of the police that whoever acts holds now: in the group concerned, or in all of theirs. */
export async function heldBeats(act: Act): Promise<Post[]> {
  const held = await heldPosts(act.tx, act.me.id, act.group?.id);
  return held.filter((post) => post.side === 'police');
}

/** Whether somebody may set this meeting: a facilitator any, an officer in private the reporting day of their own post. */
export async function mayPlan(act: Act, draft: Pick<Draft, 'kind' | 'post' | 'posts'>): Promise<boolean> {
  if (await may(act, 'facilitator')) return true;
  if (act.chat.kind === 'group' || draft.kind !== 'reporting_day') return false;
  const held = new Set<PostId>((await heldBeats(act)).map((post) => post.id));
  return draft.post === null ? draft.posts.some((post) => held.has(post)) : held.has(draft.post);
}
