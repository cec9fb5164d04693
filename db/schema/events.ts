import { bigint, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { IdentityId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { identities } from './people.ts';

export type Noun = 'question' | 'commitment' | 'meeting' | 'poll';

/** What happened, added only: the migrations refuse UPDATE, DELETE and TRUNCATE. Payloads hold ids and facts, no words. */
export const events = pgTable(
  'events',
  {
    position: bigint('position', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    noun: text('noun').$type<Noun>().notNull(),
    stream: uuid('stream_id').notNull(),
    /** 1, 2, 3 … within its stream: a lost race meets the unique key and is decided again. */
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    actor: id<IdentityId>('actor_id').references(() => identities.id),
    at: instant('at').notNull(),
  },
  (table) => [unique('events_stream_seq').on(table.stream, table.seq), index('events_by_time').on(table.at)],
);
