import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { ChatId, FormId, IdentityId, WorkingGroupId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { chats } from './chats.ts';
import { identities } from './people.ts';
import { workingGroups } from './working-groups.ts';

/** Something somebody is in the middle of telling the bot, step by step. Deleted when it is done, cancelled or too old. */
export const forms = pgTable(
  'forms',
  {
    id: id<FormId>('id').primaryKey(),
    kind: text('kind').notNull(),
    chat: id<ChatId>('chat_id')
      .notNull()
      .references(() => chats.id),
    identity: id<IdentityId>('identity_id')
      .notNull()
      .references(() => identities.id),
    workingGroup: id<WorkingGroupId>('working_group_id').references(() => workingGroups.id),
    /** What has been told so far. */
    draft: jsonb('draft').$type<Record<string, unknown>>().notNull(),
    /** The step whose answer has to be typed, when one is. */
    awaiting: text('awaiting'),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('forms_of_person').on(table.chat, table.identity)],
);
