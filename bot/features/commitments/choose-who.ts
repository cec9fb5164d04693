import { type Identity, identityByUsername, identityOf } from '../../../db/people.ts';
import { heldPosts } from '../../../db/posts.ts';
import { groupsOfPerson } from '../../../db/working-groups.ts';
import { type Owner, owners } from '../../../domain/commitment/commitment.ts';
import type { TypedOwner } from '../../../domain/typed/commit.ts';
import type { Act } from '../../act.ts';
import { wholeId } from '../../press.ts';
import { heldPostsOf } from './answering.ts';
import type { ChosenWho } from './draft.ts';

/** What was typed for who shall answer: somebody, nobody known by that name, or a side with several posts. */
export type ReadWho = { readonly who: ChosenWho } | { readonly refused: 'unknown' | 'several' };

const bySide = (owner: Owner): ChosenWho => ({ owner, post: null, identity: null });

/** Who a button offers; undefined when its post is gone. */
export async function pressedWho(act: Act, argument: string): Promise<ChosenWho | undefined> {
  const owner = owners.find((one) => one === argument);
  if (owner !== undefined) return bySide(owner);
  const posts = act.group ? await heldPostsOf(act.tx, act.group.id) : [];
  const post = posts.find((one) => one.id === wholeId(argument));
  return post && { owner: post.side, post: post.id, identity: null };
}

/** Who was typed: a side, whose post is found when there is one, or a mention. */
export async function typedWho(act: Act, typed: TypedOwner): Promise<ReadWho> {
  if ('mention' in typed) {
    const identity = await mentioned(act, typed.mention);
    return identity ? { who: await asAnswering(act, identity) } : { refused: 'unknown' };
  }
  if (typed.owner === 'community' || typed.owner === 'joint' || !act.group) return { who: bySide(typed.owner) };
  const theirs = (await heldPostsOf(act.tx, act.group.id)).filter((post) => post.side === typed.owner);
  const [post, another] = theirs;
  if (another) return { refused: 'several' };
  return { who: { owner: typed.owner, post: post?.id ?? null, identity: null } };
}

/** A name that the platform says is somebody, written as a mention that `readCommit` knows. */
export function withMentions(act: Act, text: string): string {
  if (act.event.kind !== 'said') return text;
  let marked = text;
  for (const { id, name } of act.event.mentions) {
    const typed = [name, name.split(' ')[0] ?? ''].find((one) => one !== '' && marked.includes(one));
    if (typed !== undefined) marked = marked.replace(typed, () => `@${id}`);
  }
  return marked;
}

async function mentioned(act: Act, mention: string): Promise<Identity | undefined> {
  const { platform } = act.event;
  const named = act.event.kind === 'said' ? act.event.mentions.find((one) => one.id === mention) : undefined;
  if (named) return identityOf(act.tx, { platform, ...named }, act.now, act.newId);
  const known = await identityByUsername(act.tx, platform, mention);
  // Somebody of another group is a stranger here.
  const groups = known ? await groupsOfPerson(act.tx, known.id) : [];
  return groups.some((group) => group.id === act.group?.id) ? known : undefined;
}

/** Whoever holds a post here answers for it, not for the community. */
async function asAnswering(act: Act, identity: Identity): Promise<ChosenWho> {
  const [post] = act.group ? await heldPosts(act.tx, identity.id, act.group.id) : [];
  if (post) return { owner: post.side, post: post.id, identity: null };
  return { owner: 'community', post: null, identity: identity.id };
}
