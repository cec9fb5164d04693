import { and, eq, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { WorkingGroupId } from '../domain/ids.ts';
import type { Queryable } from './client.ts';
import { due } from './schema/due.ts';

export type DueRow = typeof due.$inferSelect;

export type NewDue = {
  /** What and for which occurrence: `reminder:<meeting>:1440`. The same key is due once. */
  key: string;
  kind: string;
  subject: string;
  argument?: string;
  workingGroup: WorkingGroupId;
  dueAt: Temporal.Instant;
};

/** Writes down what the clock has to do. What is written already, done or not, stays as it is. */
export async function addDue(db: Queryable, added: readonly NewDue[]): Promise<void> {
  if (added.length > 0)
    await db
      .insert(due)
      .values([...added])
      .onConflictDoNothing();
}

/** Forgets what is no longer to be done for a subject: the kinds named, if not done yet. */
export async function dropDue(db: Queryable, subject: string, kinds: readonly string[]): Promise<void> {
  await db.delete(due).where(and(eq(due.subject, subject), inArray(due.kind, [...kinds]), isNull(due.doneAt)));
}

/** What the clock has done or has to do in a working group between two moments, the second not included. */
export async function dueBetween(
  db: Queryable,
  group: WorkingGroupId,
  kinds: readonly string[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<DueRow[]> {
  return db
    .select()
    .from(due)
    .where(and(eq(due.workingGroup, group), inArray(due.kind, [...kinds]), gte(due.dueAt, from), lt(due.dueAt, to)))
    .orderBy(due.dueAt, due.id);
}

/** What of these kinds is still to be done for a subject. */
export async function openDueOf(db: Queryable, subject: string, kinds: readonly string[]): Promise<DueRow[]> {
  return db
    .select()
    .from(due)
    .where(and(eq(due.subject, subject), inArray(due.kind, [...kinds]), isNull(due.doneAt)))
    .orderBy(due.dueAt);
}

/** Takes the oldest thing that is due by `now` and that nobody else is doing. It is held until the transaction ends. */
export async function takeDue(db: Queryable, now: Temporal.Instant): Promise<DueRow | undefined> {
  const [row] = await db
    .select()
    .from(due)
    .where(and(lte(due.dueAt, now), isNull(due.doneAt)))
    .orderBy(due.dueAt, due.id)
    .limit(1)
    .for('update', { skipLocked: true });
  return row;
}

/** Marks a due row as settled. */
export async function settleDue(
  db: Queryable,
  id: number,
  outcome: NonNullable<DueRow['outcome']>,
  now: Temporal.Instant,
): Promise<void> {
  await db.update(due).set({ doneAt: now, outcome }).where(eq(due.id, id));
}

/** Puts a due row that failed off until later and counts the attempt. */
export async function putOffDue(db: Queryable, id: number, until: Temporal.Instant): Promise<void> {
  await db
    .update(due)
    .set({ dueAt: until, attempts: sql`${due.attempts} + 1` })
    .where(eq(due.id, id));
}
