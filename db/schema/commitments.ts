import { boolean, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { CommitmentId, IdentityId, PollId, PostId, QuestionId, TextId, WorkingGroupId } from '../../domain/ids.ts';
import { id, instant, plainDate } from '../columns.ts';
import { workingGroups } from './working-groups.ts';

type Side = 'police' | 'local_government' | 'community';

/** Projection of the commitment events. Instants and dates inside jsonb are ISO texts. */
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
    owner: text('owner').$type<Side | 'joint'>().notNull(),
    sides: jsonb('sides')
      .$type<{ side: Side; post: PostId | null; identity: IdentityId | null; confirmedAt: string | null }[]>()
      .notNull(),
    due: plainDate('due').notNull(),
    firstDue: plainDate('first_due').notNull(),
    proposal: jsonb('proposal').$type<{ side: Side; date: string; reason: TextId | null; at: string }>(),
    declined: jsonb('declined').$type<{ side: Side; reason: TextId }>(),
    /** The owner's word. */
    word: jsonb('word').$type<{
      said: 'done' | 'under_way' | 'stuck';
      at: string;
      note: TextId | null;
      until: string | null;
    }>(),
    /** The members' word. */
    verdict: jsonb('verdict').$type<{ is: 'not_started' | 'some' | 'most' | 'done'; at: string; poll: PollId }>(),
    status: text('status').notNull(),
    referredTo: id<TextId>('referred_to_id'),
    withdrawnReason: id<TextId>('withdrawn_reason_id'),
    proposedAt: instant('proposed_at').notNull(),
    keptLate: boolean('kept_late').notNull(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    unique('commitments_number').on(table.workingGroup, table.number),
    index('commitments_by_status').on(table.workingGroup, table.status, table.due),
    index('commitments_of_question').on(table.question),
  ],
);
