import { index, pgTable } from 'drizzle-orm/pg-core';
import type { MeetingId, SummaryId, WorkingGroupId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { meetings } from './meetings.ts';
import { workingGroups } from './working-groups.ts';

/** A progress summary that was posted: what was kept before it is celebrated already. */
export const summaries = pgTable(
  'summaries',
  {
    id: id<SummaryId>('id').primaryKey(),
    workingGroup: id<WorkingGroupId>('working_group_id')
      .notNull()
      .references(() => workingGroups.id),
    meeting: id<MeetingId>('meeting_id').references(() => meetings.id),
    at: instant('at').notNull(),
  },
  (table) => [index('summaries_by_time').on(table.workingGroup, table.at)],
);
