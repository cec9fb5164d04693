import { and, asc, desc, eq, gt, inArray, lte } from 'drizzle-orm';
import type { IdentityId, MeetingId, SeriesId, WorkingGroupId } from '../domain/ids.ts';
import { type Event, eventSchema, evolve, type Known, type State, startsAt } from '../domain/meeting.ts';
import type { Rsvp } from '../domain/rsvp.ts';
import type { Queryable } from './client.ts';
import type { Life } from './events.ts';
import { meetings, rsvps, series } from './schema/meetings.ts';
import { identities } from './schema/people.ts';

export type Series = typeof series.$inferSelect;

/** How meetings live in the database. */
export const meetingLife: Life<MeetingId, State, Event> = {
  noun: 'meeting',
  parse: (payload) => eventSchema.parse(payload),
  evolve,
  async project(db, id, state, version) {
    const row = { ...state, startsAt: startsAt(state), version };
    await db
      .insert(meetings)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: meetings.id, set: row });
  },
};

const knownOf = ({ id, version: _, startsAt: __, ...state }: typeof meetings.$inferSelect): Known => ({ id, state });

/** One meeting by its id. */
export async function meetingById(db: Queryable, id: MeetingId): Promise<Known | undefined> {
  const [row] = await db.select().from(meetings).where(eq(meetings.id, id));
  return row && knownOf(row);
}

/** Meetings of this number in these working groups. */
export async function meetingsNumbered(
  db: Queryable,
  groups: readonly WorkingGroupId[],
  number: number,
): Promise<Known[]> {
  if (groups.length === 0) return [];
  const rows = await db
    .select()
    .from(meetings)
    .where(and(inArray(meetings.workingGroup, [...groups]), eq(meetings.number, number)));
  return rows.map(knownOf);
}

/** Meetings of a working group that begin after a moment, the next first. */
export async function meetingsAfter(
  db: Queryable,
  group: WorkingGroupId,
  moment: Temporal.Instant,
  most = 20,
): Promise<Known[]> {
  const rows = await db
    .select()
    .from(meetings)
    .where(and(eq(meetings.workingGroup, group), gt(meetings.startsAt, moment)))
    .orderBy(asc(meetings.startsAt), asc(meetings.number))
    .limit(most);
  return rows.map(knownOf);
}

/** Meetings of a working group that began by a moment, the latest first. */
export async function meetingsBefore(
  db: Queryable,
  group: WorkingGroupId,
  moment: Temporal.Instant,
  most = 20,
): Promise<Known[]> {
  const rows = await db
    .select()
    .from(meetings)
    .where(and(eq(meetings.workingGroup, group), lte(meetings.startsAt, moment)))
    .orderBy(desc(meetings.startsAt), desc(meetings.number))
    .limit(most);
  return rows.map(knownOf);
}

/** Meetings that came from one series, oldest first. */
export async function meetingsOfSeries(db: Queryable, id: SeriesId): Promise<Known[]> {
  const rows = await db.select().from(meetings).where(eq(meetings.series, id)).orderBy(asc(meetings.date));
  return rows.map(knownOf);
}

/** Adds a series. */
export async function addSeries(db: Queryable, row: typeof series.$inferInsert): Promise<void> {
  await db.insert(series).values(row);
}

/** One series by its id. */
export async function seriesById(db: Queryable, id: SeriesId): Promise<Series | undefined> {
  const [row] = await db.select().from(series).where(eq(series.id, id));
  return row;
}

/** Keeps what somebody said to an announcement; a later answer takes the place of an earlier one. */
export async function keepRsvp(
  db: Queryable,
  meeting: MeetingId,
  identity: IdentityId,
  answer: Rsvp['answer'],
  now: Temporal.Instant,
): Promise<void> {
  await db
    .insert(rsvps)
    .values({ meeting, identity, answer, at: now })
    .onConflictDoUpdate({ target: [rsvps.meeting, rsvps.identity], set: { answer, at: now } });
}

/** What everybody said to an announcement. */
export async function rsvpsOf(db: Queryable, meeting: MeetingId): Promise<Rsvp[]> {
  return db
    .select({ person: identities.person, identity: rsvps.identity, answer: rsvps.answer, at: rsvps.at })
    .from(rsvps)
    .innerJoin(identities, eq(identities.id, rsvps.identity))
    .where(eq(rsvps.meeting, meeting));
}
