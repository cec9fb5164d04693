import { z } from 'zod';
import { type Answerable, owners } from '../../../domain/commitment/commitment.ts';
import { postFor } from '../../../domain/commitment/linked.ts';
import type { IdentityId, PostId, QuestionId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import { type Part, parts } from '../../messages/commitment-form.ts';
import type { HeldPost } from './answering.ts';

/** The kind of form in which a commitment is made. */
export const making = 'commitment.make';

const who = z.object({
  owner: z.enum(owners),
  post: idOf<PostId>().nullable(),
  identity: idOf<IdentityId>().nullable(),
});

/** Who shall answer, before the posts of a joint promise are looked up. */
export type ChosenWho = z.infer<typeof who>;

const draft = z.object({
  question: idOf<QuestionId>().nullable(),
  who: who.nullable(),
  /** `asked`: in the words of the question. */
  what: z.union([z.object({ text: z.string() }), z.literal('asked')]).nullable(),
  when: z.iso.date().nullable(),
  /** An empty text when it was left out. */
  how: z.string().nullable(),
  /** The part that is being changed after all was told, or `menu` while it is chosen. */
  changing: z.enum([...parts, 'menu']).nullable(),
  turn: z.number(),
});

/** What was told of a new commitment so far. */
export type Draft = z.infer<typeof draft>;

/** Reads a draft back from its form. */
export const readDraft = (kept: Record<string, unknown>): Draft => draft.parse(kept);

export const emptyDraft: Draft = {
  question: null,
  who: null,
  what: null,
  when: null,
  how: null,
  changing: null,
  turn: 1,
};

/** The step that comes next: the part that is changed, the first that is missing, or the preview. */
export function nextStep(draft: Draft): Part | 'preview' | 'change' {
  if (draft.changing === 'menu') return 'change';
  return draft.changing ?? parts.find((part) => draft[part] === null) ?? 'preview';
}

/** The sides of the promise: for a joint one the officer, the community, and the adviser where there is an office. */
export function sidesFor({ owner, post, identity }: ChosenWho, posts: readonly HeldPost[]): Answerable[] {
  if (owner !== 'joint') return [{ side: owner, post, identity }];
  const office = postFor('local_government', posts);
  return [
    { side: 'police', post: postFor('police', posts), identity: null },
    { side: 'community', post: null, identity: null },
    ...(office === null ? [] : [{ side: 'local_government' as const, post: office, identity: null }]),
  ];
}
