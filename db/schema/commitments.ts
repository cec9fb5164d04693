import { boolean, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { Owner } from '../../domain/commitment/commitment.ts';
import type { Status } from '../../domain/commitment/status.ts';
import type { CommitmentId, QuestionId, TextId, WorkingGroupId } from '../../domain/ids.ts';
import { id, instant, plainDate } from '../columns.ts';
import { workingGroups } from './working-groups.ts';

/** Projection of the commitment events. Instants and dates inside jsonb are ISO texts; db/commitments.ts reads them. */
export const commitments = pgTable(
  'commitments',
  {
    id: id<CommitmentId>('id').primaryKey(),
    version: integer('version').notNull(),
    workingGroup: id<WorkingGroupId>('working_group_id')
      .notNull()
      .references(() => workingGroups.id),
    number: integer('number').notNull(),
    question: id<QuestionId>('question_id'),
    text: id<TextId>('text_id').notNull(),
    indicator: id<TextId>('indicator_id'),
    owner: text('owner').$type<Owner>().notNull(),
    sides: jsonb('sides').notNull(),
    due: plainDate('due').notNull(),
    firstDue: plainDate('first_due').notNull(),
    proposal: jsonb('proposal'),
    declined: jsonb('declined'),
    /** The owner's word. */
    word: jsonb('word'),
    /** The members' word. */
    verdict: jsonb('verdict'),
    status: text('status').$type<Status>().notNull(),
    referredTo: id<TextId>('referred_to_id'),
    withdrawnReason: id<TextId>('withdrawn_reason_id'),
    proposedAt: instant('proposed_at').notNull(),
    askedAt: instant('asked_at').notNull(),
    keptLate: boolean('kept_late').notNull(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    unique('commitments_number').on(table.workingGroup, table.number),
    index('commitments_by_status').on(table.workingGroup, table.status, table.due),
    index('commitments_of_question').on(table.question),
  ],
);
