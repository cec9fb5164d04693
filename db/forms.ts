import { and, eq, gt, isNotNull, lte } from 'drizzle-orm';
import type { ChatId, FormId, IdentityId, WorkingGroupId } from '../domain/ids.ts';
import type { Queryable } from './client.ts';
import type { NewId } from './new-id.ts';
import { forms } from './schema/forms.ts';

export type Form = typeof forms.$inferSelect;

/** How long a form waits for its next answer (the bot says so in its prompts). */
export const formPatience = Temporal.Duration.from({ minutes: 15 });

/** Opens a form for somebody in a chat; another one that they had open there is given up. */
export async function openForm(
  db: Queryable,
  form: {
    kind: string;
    chat: ChatId;
    identity: IdentityId;
    workingGroup: WorkingGroupId | null;
    draft: Record<string, unknown>;
    awaiting?: string | null;
  },
  now: Temporal.Instant,
  newId: NewId,
): Promise<Form> {
  await db.delete(forms).where(and(eq(forms.chat, form.chat), eq(forms.identity, form.identity)));
  const [row] = await db
    .insert(forms)
    .values({ id: newId<FormId>(), awaiting: null, ...form, expiresAt: now.add(formPatience) })
    .returning();
  if (!row) throw new Error('an inserted form was not returned');
  return row;
}

/** A form by its id, if it is still open. */
export async function openFormById(db: Queryable, id: FormId, now: Temporal.Instant): Promise<Form | undefined> {
  const [form] = await db
    .select()
    .from(forms)
    .where(and(eq(forms.id, id), gt(forms.expiresAt, now)));
  return form;
}

/** A form by its id, open or only just too old. */
export async function formById(db: Queryable, id: FormId): Promise<Form | undefined> {
  const [form] = await db.select().from(forms).where(eq(forms.id, id));
  return form;
}

/** The form in which somebody was asked to type something in this chat, open or only just too old. */
export async function formAwaiting(db: Queryable, chat: ChatId, identity: IdentityId): Promise<Form | undefined> {
  const [form] = await db
    .select()
    .from(forms)
    .where(and(eq(forms.chat, chat), eq(forms.identity, identity), isNotNull(forms.awaiting)));
  return form;
}

/** Whether anybody was asked to type something in a chat and still has time for it. */
export async function isAnybodyAwaited(db: Queryable, chat: ChatId, now: Temporal.Instant): Promise<boolean> {
  const [form] = await db
    .select({ id: forms.id })
    .from(forms)
    .where(and(eq(forms.chat, chat), isNotNull(forms.awaiting), gt(forms.expiresAt, now)))
    .limit(1);
  return form !== undefined;
}

/** Keeps what was told, says what is awaited next, and gives the person their fifteen minutes again. */
export async function changeForm(
  db: Queryable,
  id: FormId,
  change: { draft?: Record<string, unknown>; awaiting?: string | null; workingGroup?: WorkingGroupId },
  now: Temporal.Instant,
): Promise<void> {
  await db
    .update(forms)
    .set({ ...change, expiresAt: now.add(formPatience) })
    .where(eq(forms.id, id));
}

/** Takes a form to finish it: it is closed, and undefined when another press was quicker. */
export async function takeForm(db: Queryable, id: FormId): Promise<Form | undefined> {
  const [form] = await db.delete(forms).where(eq(forms.id, id)).returning();
  return form;
}

/** Ends a form, finished or given up: its draft is forgotten. */
export async function closeForm(db: Queryable, id: FormId): Promise<void> {
  await db.delete(forms).where(eq(forms.id, id));
}

/** Forgets drafts that nobody came back to for a day. */
export async function forgetOldForms(db: Queryable, now: Temporal.Instant): Promise<void> {
  await db.delete(forms).where(lte(forms.expiresAt, now.subtract({ hours: 24 })));
}
