import { boolean, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { IdentityId, MeetingId, QuestionId, TextId, WorkingGroupId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { workingGroups } from './working-groups.ts';

/** Projection of the question events. */
export const questions = pgTable(
  'questions',
  {
    id: id<QuestionId>('id').primaryKey(),
    version: integer('version').notNull(),
    workingGroup: id<WorkingGroupId>('working_group_id')
      .notNull()
      .references(() => workingGroups.id),
    number: integer('number').notNull(),
    text: id<TextId>('text_id').notNull(),
    asker: id<IdentityId>('asker_id'),
    aloud: boolean('aloud').notNull(),
    meeting: id<MeetingId>('meeting_id'),
    status: text('status')
      .$type<'raised' | 'published' | 'private' | 'answered' | 'committed' | 'resolved' | 'not_ours' | 'withdrawn'>()
      .notNull(),
    answer: id<TextId>('answer_id'),
    answeredAt: instant('answered_at'),
    referredTo: id<TextId>('referred_to_id'),
    withdrawnReason: id<TextId>('withdrawn_reason_id'),
    edited: boolean('edited').notNull(),
    raisedAt: instant('raised_at').notNull(),
    resolvedAt: instant('resolved_at'),
    resolvedBecause: text('resolved_because').$type<'asker' | 'silence' | 'kept'>(),
  },
  (table) => [
    unique('questions_number').on(table.workingGroup, table.number),
    index('questions_by_status').on(table.workingGroup, table.status),
  ],
);
