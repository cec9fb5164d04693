import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Ballot } from '../domain/ballots.ts';
import type { ChatId, CommitmentId, MeetingId, PersonId, PollId, WorkingGroupId } from '../domain/ids.ts';
import { type Event, eventSchema, evolve, type State } from '../domain/poll.ts';
import type { Queryable } from './client.ts';
import type { Life } from './events.ts';
import { identities } from './schema/people.ts';
import { ballots, earlyVotes, pollMessages, polls } from './schema/polls.ts';

export type KnownPoll = { readonly id: PollId; readonly state: State };
export type PollMessage = typeof pollMessages.$inferSelect;

/** How status polls live in the database. */
export const pollLife: Life<PollId, State, Event> = {
  noun: 'poll',
  parse: (payload) => eventSchema.parse(payload),
  evolve,
  async project(db, id, state, version) {
    const row = { ...state, version };
    await db
      .insert(polls)
      .values({ id, ...row })
      .onConflictDoUpdate({ target: polls.id, set: row });
  },
};

const knownOf = ({ id, version: _, ...state }: typeof polls.$inferSelect): KnownPoll => ({ id, state });

/** One status poll by its id. */
export async function pollById(db: Queryable, id: PollId): Promise<KnownPoll | undefined> {
  const [row] = await db.select().from(polls).where(eq(polls.id, id));
  return row && knownOf(row);
}

/** The polls of a working group that are open, the newest first. */
export async function openPolls(db: Queryable, group: WorkingGroupId): Promise<KnownPoll[]> {
  const rows = await db
    .select()
    .from(polls)
    .where(and(eq(polls.workingGroup, group), eq(polls.status, 'open')))
    .orderBy(desc(polls.openedAt));
  return rows.map(knownOf);
}

/** The polls that close when a meeting starts. */
export async function pollsOfMeeting(db: Queryable, meeting: MeetingId): Promise<KnownPoll[]> {
  const rows = await db.select().from(polls).where(eq(polls.meeting, meeting)).orderBy(polls.openedAt);
  return rows.map(knownOf);
}

/** All polls on these commitments, the newest first. */
export async function pollsOn(db: Queryable, commitments: readonly CommitmentId[]): Promise<KnownPoll[]> {
  if (commitments.length === 0) return [];
  const rows = await db
    .select()
    .from(polls)
    .where(inArray(polls.commitment, [...commitments]))
    .orderBy(desc(polls.openedAt));
  return rows.map(knownOf);
}

/** Keeps which of a platform's polls is ours, and takes in the votes that were quicker than this. */
export async function keepPollMessage(db: Queryable, message: PollMessage): Promise<void> {
  await db.insert(pollMessages).values(message).onConflictDoNothing();
  const here = and(eq(earlyVotes.platform, message.platform), eq(earlyVotes.platformPoll, message.platformPoll));
  const early = await db.select().from(earlyVotes).where(here);
  await keepBallots(
    db,
    early.map(({ identity, options, castAt }) => ({
      poll: message.poll,
      identity,
      chat: message.chat,
      answer: message.options[options[0] ?? ''] ?? null,
      castAt,
    })),
  );
  await db.delete(earlyVotes).where(here);
}

/** The posted polls with these ids of a platform. */
export async function pollMessagesById(
  db: Queryable,
  platform: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PollMessage>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(pollMessages)
    .where(and(eq(pollMessages.platform, platform), inArray(pollMessages.platformPoll, [...ids])));
  return new Map(rows.map((row) => [row.platformPoll, row]));
}

export type CastBallot = typeof ballots.$inferInsert;

/** Keeps ballots, each in the place of the identity's earlier one. At most one for each poll and identity. */
export async function keepBallots(db: Queryable, cast: readonly CastBallot[]): Promise<void> {
  // One row after the other in key order, so that two batches never wait for each other.
  for (const ballot of cast.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)))) {
    await db
      .insert(ballots)
      .values(ballot)
      .onConflictDoUpdate({
        target: [ballots.poll, ballots.identity],
        set: { answer: ballot.answer, castAt: ballot.castAt, chat: ballot.chat },
      });
  }
}

const keyOf = (ballot: CastBallot) => `${ballot.poll} ${ballot.identity}`;

/** Keeps votes in polls that are not known yet. */
export async function keepEarlyVotes(db: Queryable, votes: readonly (typeof earlyVotes.$inferInsert)[]): Promise<void> {
  for (const vote of votes) {
    await db
      .insert(earlyVotes)
      .values(vote)
      .onConflictDoUpdate({
        target: [earlyVotes.platform, earlyVotes.platformPoll, earlyVotes.identity],
        set: { options: vote.options, castAt: vote.castAt },
      });
  }
}

/** Everybody's ballots on a poll, with the person behind each identity and the chat it was cast in. */
export async function ballotsOn(
  db: Queryable,
  poll: PollId,
): Promise<(Ballot & { readonly person: PersonId; readonly chat: ChatId })[]> {
  return db
    .select({
      person: identities.person,
      identity: ballots.identity,
      chat: ballots.chat,
      answer: ballots.answer,
      castAt: ballots.castAt,
    })
    .from(ballots)
    .innerJoin(identities, eq(identities.id, ballots.identity))
    .where(eq(ballots.poll, poll));
}
