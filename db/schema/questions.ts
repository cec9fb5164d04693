import { boolean, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { CommitmentId, IdentityId, MeetingId, QuestionId, TextId, WorkingGroupId } from '../../domain/ids.ts';
import type { Status, Visibility } from '../../domain/question/question.ts';
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
    status: text('status').$type<Status>().notNull(),
    visibility: text('visibility').$type<Visibility>().notNull(),
    answer: id<TextId>('answer_id'),
    answeredAt: instant('answered_at'),
    commitments: uuid('commitments').array().$type<CommitmentId[]>().notNull(),
    referredTo: id<TextId>('referred_to_id'),
    withdrawnReason: id<TextId>('withdrawn_reason_id'),
    edited: boolean('edited').notNull(),
    raisedAt: instant('raised_at').notNull(),
    resolvedAt: instant('resolved_at'),
    resolvedBecause: text('resolved_because').$type<'asker' | 'silence' | 'kept'>(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    unique('questions_number').on(table.workingGroup, table.number),
    index('questions_by_status').on(table.workingGroup, table.status),
  ],
);
