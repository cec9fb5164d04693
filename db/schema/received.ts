import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant } from '../columns.ts';

/** Ids of what the platforms told us, so that each is acted on once. Never what was said. */
export const received = pgTable(
  'received',
  {
    platform: text('platform').notNull(),
    event: text('event_id').notNull(),
    at: instant('at').notNull(),
    attempts: integer('attempts').notNull().default(1),
    /** Set when it failed three times and was put aside. */
    parkedAt: instant('parked_at'),
  },
  (table) => [primaryKey({ columns: [table.platform, table.event] })],
);
