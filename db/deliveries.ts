import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ChatId } from '../domain/ids.ts';
import type { Chat } from './chats.ts';
import { type Queryable, rowsOf } from './client.ts';
import { deliveries } from './schema/deliveries.ts';

export type Delivery = typeof deliveries.$inferSelect;

/** What is to be delivered: a recipe for one chat, rendered when it is sent. */
export type NewDelivery = {
  chat: ChatId;
  act: Delivery['act'];
  recipe: string;
  params: Record<string, unknown>;
  slot?: string | undefined;
  key?: string | undefined;
  message?: string | undefined;
  answers?: string | undefined;
  dueAt?: Temporal.Instant | undefined;
};

/** A delivery that is being sent, with what rendering it takes. */
export type Claimed = Pick<
  Delivery,
  'id' | 'act' | 'recipe' | 'params' | 'slot' | 'message' | 'answers' | 'attempts'
> & {
  readonly chat: Chat;
  /** What its readers speak, as far as it is known. */
  readonly language: string | null;
};

/**
 * Queues a delivery. A send whose key was queued before adds nothing; an edit of a message that waits to be edited
 * already takes the place of that edit.
 */
export async function queue(db: Queryable, added: NewDelivery, now: Temporal.Instant): Promise<void> {
  const insert = db.insert(deliveries).values({ ...added, dueAt: added.dueAt ?? now, createdAt: now });
  if (added.act === 'edit' && added.slot !== undefined) {
    await insert.onConflictDoUpdate({
      target: [deliveries.chat, deliveries.slot],
      targetWhere: sql`act = 'edit' and state = 'queued'`,
      set: { recipe: added.recipe, params: added.params },
    });
  } else {
    await insert.onConflictDoNothing();
  }
}

/** How long a send may take before it is thought lost (a channel gives up earlier than this). */
export const sendLease = Temporal.Duration.from({ seconds: 60 });

/**
 * Queues an answer to what somebody just did. When nothing else waits to be sent to the chat it is `sending` from the
 * start: the outbox takes it over with the commit, and the person does not wait for it to be claimed.
 * @returns its id when it is to be sent at once
 */
export async function queueReply(
  db: Queryable,
  added: NewDelivery,
  now: Temporal.Instant,
): Promise<number | undefined> {
  const waiting = sql`exists (
    select 1 from deliveries d where d.chat_id = ${added.chat} and d.act <> 'toast'
      and (d.state in ('sending', 'retry') or (d.state = 'queued' and d.due_at <= ${now.toString()})))`;
  const [row] = await rowsOf(
    db,
    z.object({ id: z.coerce.number(), state: z.string() }),
    sql`
      insert into deliveries (chat_id, act, recipe, params, slot, key, platform_message_id, answers_message_id, reply,
        state, attempts, lease_until, due_at, created_at)
      select ${added.chat}::uuid, ${added.act}::text, ${added.recipe}::text, ${JSON.stringify(added.params)}::text::jsonb,
        ${added.slot ?? null}::text, ${added.key ?? null}::text, ${added.message ?? null}::text,
        ${added.answers ?? null}::text, true, new.state, case new.state when 'queued' then 0 else 1 end,
        ${now.add(sendLease).toString()}::timestamptz, ${now.toString()}::timestamptz, ${now.toString()}::timestamptz
      from (select case when ${added.act}::text <> 'toast' and ${waiting} then 'queued' else 'sending' end) new (state)
      on conflict do nothing
      returning id, state`,
  );
  return row?.state === 'sending' ? row.id : undefined;
}

/** Puts deliveries that were to be sent, and were not, back: not as queued, where an edit may have a successor already. */
export async function putBack(db: Queryable, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(deliveries)
    .set({ state: 'retry', leaseUntil: null })
    .where(and(inArray(deliveries.id, [...ids]), eq(deliveries.state, 'sending')));
}

/** Calls off what was to be sent to a chat and has not been; edits wait on. */
export async function cancelSends(db: Queryable, chat: ChatId): Promise<void> {
  await db
    .update(deliveries)
    .set({ state: 'cancelled', error: 'gone' })
    .where(and(eq(deliveries.chat, chat), inArray(deliveries.state, ['queued', 'retry']), ne(deliveries.act, 'edit')));
}

/** The newest message that stands in a slot of a chat, if it arrived. */
export async function messageIn(db: Queryable, chat: ChatId, slot: string): Promise<string | undefined> {
  const [row] = await db
    .select({ message: deliveries.message })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.chat, chat),
        eq(deliveries.slot, slot),
        eq(deliveries.act, 'send'),
        eq(deliveries.state, 'sent'),
      ),
    )
    .orderBy(sql`${deliveries.id} desc`)
    .limit(1);
  return row?.message ?? undefined;
}

/** Where a slot was or will be posted: one entry a chat, with the recipe of its newest message. */
export async function postedAs(
  db: Queryable,
  slots: readonly string[],
): Promise<{ chat: ChatId; slot: string; recipe: string; params: Record<string, unknown> }[]> {
  if (slots.length === 0) return [];
  const rows = await db
    .selectDistinctOn([deliveries.chat, deliveries.slot], {
      chat: deliveries.chat,
      slot: deliveries.slot,
      recipe: deliveries.recipe,
      params: deliveries.params,
    })
    .from(deliveries)
    .where(
      and(
        inArray(deliveries.slot, [...slots]),
        eq(deliveries.act, 'send'),
        inArray(deliveries.state, ['queued', 'retry', 'sending', 'sent', 'unknown']),
      ),
    )
    .orderBy(deliveries.chat, deliveries.slot, sql`${deliveries.id} desc`);
  return rows.flatMap((row) => (row.slot === null ? [] : [{ ...row, slot: row.slot }]));
}

/** Whether something with this key was queued before. */
export async function wasQueued(db: Queryable, key: string): Promise<boolean> {
  const [row] = await db.select({ id: deliveries.id }).from(deliveries).where(eq(deliveries.key, key)).limit(1);
  return row !== undefined;
}

/** The delivery that put a message into a chat. */
export async function deliveryOf(db: Queryable, chat: ChatId, message: string): Promise<Delivery | undefined> {
  const [row] = await db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.chat, chat), eq(deliveries.message, message), eq(deliveries.act, 'send')))
    .limit(1);
  return row;
}
