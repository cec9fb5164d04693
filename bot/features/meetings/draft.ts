import { z } from 'zod';
import { type Form, formById } from '../../../db/forms.ts';
import type { FormId, PostId, TextId, WorkingGroupId } from '../../../domain/ids.ts';
import { kinds } from '../../../domain/meeting.ts';
import { idOf } from '../../../domain/payload.ts';
import { nextQuestion, toldSchema } from '../../../domain/told.ts';
import type { Target } from '../../feature.ts';
import type { Complaint, Step } from '../../messages/plan-facts.ts';
import { complaints } from '../../messages/plan-facts.ts';

/** The kind of form in which a meeting is set. */
export const planForm = 'meeting.plan';

/** What is known of a meeting that somebody is setting. */
export const draftSchema = z.object({
  kind: z.enum(kinds).nullable(),
  /** An officer sets a reporting day of their own, so that its kind cannot be changed. */
  own: z.boolean(),
  /** Posts whose reporting day it may be, and the one chosen. */
  posts: z.array(idOf<PostId>()),
  post: idOf<PostId>().nullable(),
  told: toldSchema,
  /** What was typed before it was known for which group, to be read when it is. */
  said: z.string().nullable(),
  /** Texts of places used before. */
  places: z.array(idOf<TextId>()),
  complaint: z.enum(Object.keys(complaints) as [Complaint, ...Complaint[]]).nullable(), // a Record has all of them
  /** Whether they are choosing what to change. */
  changing: z.boolean(),
  /** Which message shows it now: a newer one takes the place of the one before. */
  card: z.int(),
});

export type Draft = z.infer<typeof draftSchema>;

/** A meeting being set; without its form when that was ended. */
export type Drafted = { readonly id: FormId; readonly form: Form | undefined };

/** The meeting being set that a button names. It is found ended, too, so that the presser can be told so. */
export const theDraft: Target<Drafted> = {
  load: async (db, id) => {
    const form = await formById(db, id as FormId); // what a button carries is looked up, so a wrong id finds nothing
    return { id: id as FormId, form: form?.kind === planForm ? form : undefined };
  },
  group: ({ form }): WorkingGroupId | null => form?.workingGroup ?? null,
};

/** The slot of one of the messages in which a meeting is being set. */
export const planSlot = (form: FormId, card: number) => `plan:${form}:${card}`;

/** What comes next. */
export function stepOf({ kind, posts, post, told, changing }: Draft): Step {
  if (changing) return 'change';
  if (kind === null) return 'kind';
  if (kind === 'reporting_day' && post === null && posts.length > 1) return 'post';
  return nextQuestion(told) ?? 'preview';
}
