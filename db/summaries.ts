import { and, asc, desc, eq, gte, lt } from 'drizzle-orm';
import type { SummaryId, WorkingGroupId } from '../domain/ids.ts';
import type { Queryable } from './client.ts';
import { summaries } from './schema/summaries.ts';

export type Summary = typeof summaries.$inferSelect;

/** Keeps that a progress summary is posted. */
export async function addSummary(db: Queryable, summary: Summary): Promise<void> {
  await db.insert(summaries).values(summary);
}

/** One posted summary by its id. */
export async function summaryById(db: Queryable, id: SummaryId): Promise<Summary | undefined> {
  const [summary] = await db.select().from(summaries).where(eq(summaries.id, id));
  return summary;
}

/** The last summary of a working group that was posted before a moment, or the last of all. */
export async function lastSummary(
  db: Queryable,
  group: WorkingGroupId,
  before?: Temporal.Instant,
): Promise<Summary | undefined> {
  const [last] = await db
    .select()
    .from(summaries)
    .where(and(eq(summaries.workingGroup, group), before && lt(summaries.at, before)))
    .orderBy(desc(summaries.at))
    .limit(1);
  return last;
}

/** The first summary of a working group at or after a moment: the one that tells of what ended then. */
export async function firstSummarySince(
  db: Queryable,
  group: WorkingGroupId,
  moment: Temporal.Instant,
): Promise<Summary | undefined> {
  const [first] = await db
    .select()
    .from(summaries)
    .where(and(eq(summaries.workingGroup, group), gte(summaries.at, moment)))
    .orderBy(asc(summaries.at))
    .limit(1);
  return first;
}
