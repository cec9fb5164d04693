import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { WorkingGroupId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { workingGroups } from './working-groups.ts';

/** Something the clock has to do. The key says what and for which occurrence, so that it is done once. */
export const due = pgTable(
  'due',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    key: text('key').notNull().unique(),
    kind: text('kind').notNull(),
    subject: uuid('subject_id').notNull(),
    /** What the kind needs besides its subject, such as a reminder's minutes. */
    argument: text('argument'),
    workingGroup: id<WorkingGroupId>('working_group_id')
      .notNull()
      .references(() => workingGroups.id),
    dueAt: instant('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    doneAt: instant('done_at'),
    /** `done`, or `missed` when it came too late to be of use. */
    outcome: text('outcome').$type<'done' | 'missed' | 'failed'>(),
  },
  (table) => [
    index('due_open').on(table.dueAt).where(sql`done_at is null`),
    index('due_of_subject').on(table.subject),
    index('due_of_group').on(table.workingGroup, table.dueAt),
  ],
);
