import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { IdentityId, MeetingId, QuestionId, WorkingGroupId } from '../domain/ids.ts';
import { evolve } from '../domain/question/evolve.ts';
import { type Event, eventSchema, type Known, type State } from '../domain/question/question.ts';
import type { Queryable } from './client.ts';
import type { Life } from './events.ts';
import { events } from './schema/events.ts';
import { questions } from './schema/questions.ts';

/** How questions live in the database. */
export const questionLife: Life<QuestionId, State, Event> = {
  noun: 'question',
  parse: (payload) => eventSchema.parse(payload),
  evolve,
  async project(db, id, state, version) {
    const row = { ...state, commitments: [...state.commitments], version };
    await db
      .insert(questions)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: questions.id, set: row });
  },
};

const knownOf = ({ id, version: _, ...state }: typeof questions.$inferSelect): Known => ({ id, state });

/** One question by its id. */
export async function questionById(db: Queryable, id: QuestionId): Promise<Known | undefined> {
  const [row] = await db.select().from(questions).where(eq(questions.id, id));
  return row && knownOf(row);
}

/** Questions of this number in these working groups. */
export async function questionsNumbered(
  db: Queryable,
  groups: readonly WorkingGroupId[],
  number: number,
): Promise<Known[]> {
  if (groups.length === 0) return [];
  const rows = await db
    .select()
    .from(questions)
    .where(and(inArray(questions.workingGroup, [...groups]), eq(questions.number, number)));
  return rows.map(knownOf);
}

/** What was asked aloud at a meeting, in the order in which it was written down; without what was removed. */
export async function questionsAskedAt(db: Queryable, meeting: MeetingId): Promise<Known[]> {
  const rows = await db
    .select()
    .from(questions)
    .where(and(eq(questions.meeting, meeting), eq(questions.aloud, true), ne(questions.status, 'withdrawn')))
    .orderBy(questions.number);
  return rows.map(knownOf);
}

/** All questions of a working group, the newest first. */
export async function questionsOf(db: Queryable, group: WorkingGroupId): Promise<Known[]> {
  const rows = await db
    .select()
    .from(questions)
    .where(eq(questions.workingGroup, group))
    .orderBy(desc(questions.number));
  return rows.map(knownOf);
}

/** Who wrote down a question that was raised aloud, or asked it in the group; nobody for one asked without a name. */
export async function raisedBy(db: Queryable, id: QuestionId): Promise<IdentityId | null> {
  const [first] = await db
    .select({ actor: events.actor })
    .from(events)
    .where(and(eq(events.stream, id), eq(events.seq, 1)));
  return first?.actor ?? null;
}
