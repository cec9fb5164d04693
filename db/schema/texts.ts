import { pgTable, text } from 'drizzle-orm/pg-core';
import type { IdentityId, TextId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { identities } from './people.ts';

/** Everything somebody wrote. Events name a text and never hold it, so that it can be erased. */
export const texts = pgTable('texts', {
  id: id<TextId>('id').primaryKey(),
  author: id<IdentityId>('author_id').references(() => identities.id),
  /** Empty once erased. */
  body: text('body').notNull(),
  createdAt: instant('created_at').notNull(),
  erasedAt: instant('erased_at'),
});
