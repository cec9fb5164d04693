import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ChatId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { chats } from './chats.ts';

/** `unknown`: the request went out and its answer was lost; it is not sent again by itself. `dead`: refused for good. */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'retry' | 'dead' | 'unknown' | 'cancelled';

/** One message, edit, toast or closing for one chat: a recipe that is rendered when it is sent. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    chat: id<ChatId>('chat_id')
      .notNull()
      .references(() => chats.id),
    act: text('act').$type<'send' | 'edit' | 'toast' | 'close_poll'>().notNull(),
    recipe: text('recipe').notNull(),
    params: jsonb('params').$type<Record<string, unknown>>().notNull(),
    /** What the message stands for in its chat, so that it can be found again and edited. */
    slot: text('slot'),
    /** A second delivery with the same key is never queued. */
    key: text('key'),
    state: text('state').$type<DeliveryState>().notNull().default('queued'),
    dueAt: instant('due_at').notNull(),
    /** Answers what somebody just did: sending it again does less harm than silence, should a process die over it. */
    reply: boolean('reply').notNull().default(false),
    attempts: integer('attempts').notNull().default(0),
    leaseUntil: instant('lease_until'),
    /** The platform's id of the message (or, for a toast, of the press that it answers). */
    message: text('platform_message_id'),
    /** The platform's id of the message that this one answers. */
    answers: text('answers_message_id'),
    sentAt: instant('sent_at'),
    /** The platform's error code, never its text. */
    error: text('error'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('deliveries_key').on(table.key),
    index('deliveries_due').on(table.dueAt, table.id).where(sql`state in ('queued', 'retry', 'sending')`),
    index('deliveries_in_order').on(table.chat, table.id).where(sql`state in ('queued', 'retry', 'sending')`),
    index('deliveries_by_slot').on(table.slot, table.chat),
    index('deliveries_by_message').on(table.chat, table.message),
    uniqueIndex('deliveries_one_edit').on(table.chat, table.slot).where(sql`act = 'edit' and state = 'queued'`),
  ],
);
