import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { IdentityId, WorkingGroupId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { identities } from './people.ts';

/** The people who meet: one numbering of meetings, questions and commitments, in one time zone. */
export const workingGroups = pgTable('working_groups', {
  id: id<WorkingGroupId>('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  /** IANA id as it was chosen, never canonicalised. */
  zone: text('zone').notNull(),
  language: text('language').notNull(),
  /** What a further chat types to join this working group. */
  code: text('code').notNull().unique(),
  publicPage: boolean('public_page').notNull().default(true),
  /** Minutes before a meeting at which the chats are reminded of it. */
  reminders: integer('reminders').array().notNull(),
  lastMeetingNumber: integer('last_meeting_number').notNull().default(0),
  lastQuestionNumber: integer('last_question_number').notNull().default(0),
  lastCommitmentNumber: integer('last_commitment_number').notNull().default(0),
  createdAt: instant('created_at').notNull(),
});

/** Facilitators by invitation. The admins of a linked chat are facilitators without a row here. */
export const facilitators = pgTable(
  'facilitators',
  {
    workingGroup: id<WorkingGroupId>('working_group_id')
      .notNull()
      .references(() => workingGroups.id),
    identity: id<IdentityId>('identity_id')
      .notNull()
      .references(() => identities.id),
    since: instant('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workingGroup, table.identity] })],
);

/** When somebody last did anything in a working group: the people whom a quorum is counted from. */
export const activity = pgTable(
  'activity',
  {
    workingGroup: id<WorkingGroupId>('working_group_id')
      .notNull()
      .references(() => workingGroups.id),
    identity: id<IdentityId>('identity_id')
      .notNull()
      .references(() => identities.id),
    lastAt: instant('last_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workingGroup, table.identity] })],
);
