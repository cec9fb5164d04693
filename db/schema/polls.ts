import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Answer, Tally, Verdict } from '../../domain/ballots.ts';
import type { ChatId, CommitmentId, IdentityId, MeetingId, PollId, WorkingGroupId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { chats } from './chats.ts';
import { identities } from './people.ts';
import { workingGroups } from './working-groups.ts';

/** Projection of the status poll events. */
export const polls = pgTable(
  'polls',
  {
    id: id<PollId>('id').primaryKey(),
    version: integer('version').notNull(),
    workingGroup: id<WorkingGroupId>('working_group_id')
      .notNull()
      .references(() => workingGroups.id),
    commitment: id<CommitmentId>('commitment_id').notNull(),
    meeting: id<MeetingId>('meeting_id'),
    status: text('status').$type<'open' | 'closed'>().notNull(),
    openedAt: instant('opened_at').notNull(),
    closesAt: instant('closes_at'),
    closedAt: instant('closed_at'),
    tally: jsonb('tally').$type<Tally>(),
    verdict: text('verdict').$type<Verdict>(),
    quorum: integer('quorum'),
    notCounted: integer('not_counted'),
  },
  (table) => [
    index('polls_of_commitment').on(table.commitment),
    index('polls_of_meeting').on(table.meeting),
    // Two people who open one at the same moment: the second is decided again and finds it open.
    uniqueIndex('polls_one_open').on(table.commitment).where(sql`status = 'open'`),
  ],
);

/** Where a poll was posted, and which of the platform's option ids stands for which answer. */
export const pollMessages = pgTable(
  'poll_messages',
  {
    platform: text('platform').notNull(),
    platformPoll: text('platform_poll_id').notNull(),
    poll: id<PollId>('poll_id')
      .notNull()
      .references(() => polls.id),
    chat: id<ChatId>('chat_id')
      .notNull()
      .references(() => chats.id),
    options: jsonb('options').$type<Record<string, Answer>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.platform, table.platformPoll] }),
    index('poll_messages_of_poll').on(table.poll),
  ],
);

/** One identity's current answer to one poll; no answer means that it was withdrawn. Overwritten, never an event. */
export const ballots = pgTable(
  'ballots',
  {
    poll: id<PollId>('poll_id')
      .notNull()
      .references(() => polls.id),
    identity: id<IdentityId>('identity_id')
      .notNull()
      .references(() => identities.id),
    chat: id<ChatId>('chat_id')
      .notNull()
      .references(() => chats.id),
    answer: text('answer').$type<Answer>(),
    castAt: instant('cast_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.poll, table.identity] })],
);

/** Votes in a poll whose id is not known yet: a vote can be quicker than the answer to the sending of its poll. */
export const earlyVotes = pgTable(
  'early_votes',
  {
    platform: text('platform').notNull(),
    platformPoll: text('platform_poll_id').notNull(),
    identity: id<IdentityId>('identity_id')
      .notNull()
      .references(() => identities.id),
    options: text('options').array().notNull(),
    castAt: instant('cast_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.platformPoll, table.identity] })],
);
