import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { verdicts } from '../domain/ballots.ts';
import { type Known, type State, sides, words } from '../domain/commitment/commitment.ts';
import { type Event, eventSchema } from '../domain/commitment/events.ts';
import { evolve } from '../domain/commitment/evolve.ts';
import { statusOf } from '../domain/commitment/status.ts';
import type { CommitmentId, IdentityId, PollId, PostId, TextId, WorkingGroupId } from '../domain/ids.ts';
import { idOf } from '../domain/payload.ts';
import type { Queryable } from './client.ts';
import type { Life } from './events.ts';
import { commitments } from './schema/commitments.ts';

/** How commitments live in the database. */
export const commitmentLife: Life<CommitmentId, State, Event> = {
  noun: 'commitment',
  parse: (payload) => eventSchema.parse(payload),
  evolve,
  async project(db, id, state, version) {
    // Temporal values inside jsonb are written as their ISO texts.
    const row = { ...state, status: statusOf(state), version };
    await db
      .insert(commitments)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: commitments.id, set: row });
  },
};

const side = z.enum(sides);
const text = idOf<TextId>();
const instant = z.string().transform((value) => Temporal.Instant.from(value));
const date = z.string().transform((value) => Temporal.PlainDate.from(value));

/** What is kept as jsonb, read back. */
const nested = z.object({
  sides: z.array(
    z.object({
      side,
      post: idOf<PostId>().nullable(),
      identity: idOf<IdentityId>().nullable(),
      confirmedAt: instant.nullable(),
    }),
  ),
  proposal: z.object({ side, date, reason: text.nullable(), at: instant }).nullable(),
  declined: z.object({ side, reason: text }).nullable(),
  word: z
    .object({
      said: z.enum(words),
      at: instant,
      on: date,
      late: z.boolean(),
      note: text.nullable(),
      until: date.nullable(),
    })
    .nullable(),
  verdict: z
    .object({
      is: z.enum(verdicts),
      at: instant,
      on: date,
      late: z.boolean(),
      sinceWord: z.boolean(),
      poll: idOf<PollId>(),
    })
    .nullable(),
});

function knownOf({ id, version: _, status: __, ...row }: typeof commitments.$inferSelect): Known {
  return { id, state: { ...row, ...nested.parse(row) } };
}

/** One commitment by its id. */
export async function commitmentById(db: Queryable, id: CommitmentId): Promise<Known | undefined> {
  const [row] = await db.select().from(commitments).where(eq(commitments.id, id));
  return row && knownOf(row);
}

/** These commitments, by number. */
export async function commitmentsById(db: Queryable, ids: readonly CommitmentId[]): Promise<Known[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(commitments)
    .where(inArray(commitments.id, [...ids]))
    .orderBy(commitments.number);
  return rows.map(knownOf);
}

/** Commitments of this number in these working groups. */
export async function commitmentsNumbered(
  db: Queryable,
  groups: readonly WorkingGroupId[],
  number: number,
): Promise<Known[]> {
  if (groups.length === 0) return [];
  const rows = await db
    .select()
    .from(commitments)
    .where(and(inArray(commitments.workingGroup, [...groups]), eq(commitments.number, number)));
  return rows.map(knownOf);
}

/** All commitments of a working group, the newest first. */
export async function commitmentsOf(db: Queryable, group: WorkingGroupId): Promise<Known[]> {
  const rows = await db
    .select()
    .from(commitments)
    .where(eq(commitments.workingGroup, group))
    .orderBy(desc(commitments.number));
  return rows.map(knownOf);
}

/** Commitments that these posts or these identities answer for, in any working group. */
export async function commitmentsAnsweredBy(
  db: Queryable,
  posts: readonly PostId[],
  identities: readonly IdentityId[],
): Promise<Known[]> {
  if (posts.length + identities.length === 0) return [];
  const rows = await db
    .select()
    .from(commitments)
    .where(
      sql`exists (select 1 from jsonb_array_elements(${commitments.sides}) side
          where side->>'post' in (${list(posts)}) or side->>'identity' in (${list(identities)}))`,
    )
    .orderBy(commitments.due, commitments.number);
  return rows.map(knownOf);
}

function list(ids: readonly string[]) {
  return ids.length === 0
    ? sql`null`
    : sql.join(
        ids.map((id) => sql`${id}`),
        sql`, `,
      );
}
