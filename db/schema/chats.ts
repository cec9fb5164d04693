import { boolean, index, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { ChatId, IdentityId, WorkingGroupId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { identities } from './people.ts';
import { workingGroups } from './working-groups.ts';

/**
 * A group chat, or somebody's private chat with the bot. `unopened`: a private chat that the person has not started yet;
 * what is queued for it waits until they do. `gone`: the bot was removed or blocked.
 */
export const chats = pgTable(
  'chats',
  {
    id: id<ChatId>('id').primaryKey(),
    platform: text('platform').$type<'telegram' | 'whatsapp' | 'practice'>().notNull(),
    platformId: text('platform_id').notNull(),
    kind: text('kind').$type<'group' | 'private'>().notNull(),
    state: text('state').$type<'active' | 'unopened' | 'gone'>().notNull(),
    title: text('title'),
    /** Whose private chat it is. */
    identity: id<IdentityId>('identity_id').references(() => identities.id),
    workingGroup: id<WorkingGroupId>('working_group_id').references(() => workingGroups.id),
    language: text('language'),
    /** Chosen while a group chat is being set up; afterwards the working group's zone counts. */
    zone: text('zone'),
    mayPin: boolean('may_pin').notNull().default(false),
    /** When the platform was last asked for all admins of a group chat. */
    adminsAskedAt: instant('admins_asked_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    unique('chats_platform_chat').on(table.platform, table.platformId),
    index('chats_of_working_group').on(table.workingGroup),
    index('chats_of_identity').on(table.identity),
  ],
);

/** What the platform last said of somebody's place in a group chat. */
export const chatMembers = pgTable(
  'chat_members',
  {
    chat: id<ChatId>('chat_id')
      .notNull()
      .references(() => chats.id),
    identity: id<IdentityId>('identity_id')
      .notNull()
      .references(() => identities.id),
    status: text('status').$type<'admin' | 'member' | 'left'>().notNull(),
    checkedAt: instant('checked_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.chat, table.identity] }),
    index('chat_members_of_identity').on(table.identity),
  ],
);
