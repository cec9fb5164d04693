import { and, asc, desc, eq, gt, inArray, isNull, lte, max, sql } from 'drizzle-orm';
import type { IdentityId, MeetingId, SeriesId, TextId, WorkingGroupId } from '../domain/ids.ts';
import { type Event, eventSchema, evolve, type Kind, type Known, type State, startsAt } from '../domain/meeting.ts';
import type { Rsvp } from '../domain/rsvp.ts';
import type { Queryable } from './client.ts';
import type { Life } from './events.ts';
import { events } from './schema/events.ts';
import { meetings, rsvps, series } from './schema/meetings.ts';
import { identities } from './schema/people.ts';
import { texts } from './schema/texts.ts';

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

/** The meetings of one kind that a working group has planned for a moment, or announced. */
export async function meetingsAt(
  db: Queryable,
  group: WorkingGroupId,
  kind: Kind,
  moments: readonly Temporal.Instant[],
): Promise<Known[]> {
  if (moments.length === 0) return [];
  const rows = await db
    .select()
    .from(meetings)
    .where(
      and(
        eq(meetings.workingGroup, group),
        eq(meetings.kind, kind),
        inArray(meetings.startsAt, [...moments]),
        inArray(meetings.status, ['planned', 'announced']),
      ),
    )
    .orderBy(asc(meetings.startsAt));
  return rows.map(knownOf);
}

/** Where a working group has met or will meet: one text a place, the latest first. Erased ones are missing. */
export async function placesOf(db: Queryable, group: WorkingGroupId, most: number): Promise<TextId[]> {
  const latest = max(meetings.startsAt);
  const rows = await db
    // One of the texts that say the same; PostgreSQL has no max of a uuid.
    .select({ id: sql<TextId>`max(${texts.id}::text)` })
    .from(meetings)
    .innerJoin(texts, eq(texts.id, meetings.place))
    .where(and(eq(meetings.workingGroup, group), isNull(texts.erasedAt)))
    .groupBy(texts.body)
    .orderBy(desc(latest))
    .limit(most);
  return rows.map((row) => row.id);
}

export type Revision = { readonly version: number; readonly changedAt: Temporal.Instant };

/** How often each of these meetings was changed, and when last; for calendars. */
export async function revisionsOf(db: Queryable, ids: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, Revision>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: meetings.id, version: meetings.version, changedAt: events.at })
    .from(meetings)
    .innerJoin(events, and(eq(events.stream, meetings.id), eq(events.seq, meetings.version)))
    .where(inArray(meetings.id, [...ids]));
  return new Map(rows.map(({ id, version, changedAt }) => [id, { version, changedAt }]));
}

/** The series of a working group that still bring meetings, oldest first. */
export async function runningSeries(db: Queryable, group: WorkingGroupId): Promise<Series[]> {
  return db
    .select()
    .from(series)
    .where(and(eq(series.workingGroup, group), isNull(series.endedAt)))
    .orderBy(asc(series.createdAt));
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

/** Who last recorded what came of a meeting. */
export async function recorderOf(db: Queryable, meeting: MeetingId): Promise<IdentityId | null> {
  const recorded: Event['type'][] = ['meeting_held', 'meeting_not_held', 'meeting_attendance_recorded'];
  const [last] = await db
    .select({ actor: events.actor })
    .from(events)
    .where(and(eq(events.stream, meeting), inArray(events.type, recorded)))
    .orderBy(desc(events.seq))
    .limit(1);
  return last?.actor ?? null;
}
