import { and, desc, eq, exists, inArray, sql } from 'drizzle-orm';
import type { Answer, Ballot } from '../domain/ballots.ts';
import type { CommitmentId, MeetingId, PersonId, PollId } from '../domain/ids.ts';
import { type Event, eventSchema, evolve, type State } from '../domain/poll.ts';
import { arrayOf, type Queryable, tableOf } from './client.ts';
import { keepActivityIn } from './crowd.ts';
import type { Life } from './events.ts';
import { chatMembers } from './schema/chats.ts';
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

/** These status polls, in the order asked for. */
export async function pollsById(db: Queryable, ids: readonly PollId[]): Promise<KnownPoll[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(polls)
    .where(inArray(polls.id, [...ids]));
  const known = new Map(rows.map((row) => [row.id, knownOf(row)]));
  return ids.flatMap((id) => known.get(id) ?? []);
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
  await takeEarlyVotes(db, [message.poll]);
}

/** Makes ballots of the votes in these polls that came before their ids were known. */
export async function takeEarlyVotes(db: Queryable, polls: readonly PollId[]): Promise<void> {
  if (polls.length === 0) return;
  const here = and(
    eq(earlyVotes.platform, pollMessages.platform),
    eq(earlyVotes.platformPoll, pollMessages.platformPoll),
    inArray(pollMessages.poll, [...polls]),
  );
  // What is counted is what was taken away: a vote that comes in between waits for the next time.
  const early = await db
    .delete(earlyVotes)
    .where(exists(db.select({ is: sql`1` }).from(pollMessages).where(here)))
    .returning();
  if (early.length === 0) return;
  const messages = await db
    .select()
    .from(pollMessages)
    .where(inArray(pollMessages.poll, [...polls]));
  const postedAs = new Map(messages.map((message) => [`${message.platform} ${message.platformPoll}`, message]));
  const cast = early.flatMap((vote) => {
    const message = postedAs.get(`${vote.platform} ${vote.platformPoll}`);
    return message ? ballotFrom(message, vote.options, vote) : [];
  });
  await keepBallots(db, cast);
  await keepActivityIn(db, cast);
}

/** The ballot that a vote comes to: none where an option is not one of ours, an empty one where it was withdrawn. */
export function ballotFrom(
  message: Pick<PollMessage, 'poll' | 'chat' | 'options'>,
  options: readonly string[],
  { identity, castAt }: Pick<CastBallot, 'identity' | 'castAt'>,
): CastBallot[] {
  const { poll, chat } = message;
  if (options.length === 0) return [{ poll, chat, identity, castAt, answer: null }];
  const answer = options.map((option) => message.options[option]).find((known) => known !== undefined);
  return answer === undefined ? [] : [{ poll, chat, identity, castAt, answer }];
}

export type PostedPoll = Pick<PollMessage, 'platformPoll' | 'poll' | 'chat' | 'options'> & { status: State['status'] };

/** The posted polls with these ids of a platform, by those ids. */
export async function postedPolls(
  db: Queryable,
  platform: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PostedPoll>> {
  if (ids.length === 0) return new Map();
  const { platformPoll, poll, chat, options } = pollMessages;
  const rows = await db
    .select({ platformPoll, poll, chat, options, status: polls.status })
    .from(pollMessages)
    .innerJoin(polls, eq(polls.id, pollMessages.poll))
    .where(and(eq(pollMessages.platform, platform), sql`${platformPoll} = any(${arrayOf(ids, 'text')})`));
  return new Map(rows.map((row) => [row.platformPoll, row]));
}

export type CastBallot = typeof ballots.$inferInsert & { readonly answer: Answer | null };

/**
 * Keeps ballots in one statement, each in the place of the identity's earlier one; of several for one poll and identity
 * the last. An older ballot never takes the place of a newer one.
 */
export async function keepBallots(db: Queryable, cast: readonly CastBallot[]): Promise<void> {
  // One for each key, since no row may be touched twice; in their order, so that two batches never wait for each other.
  const last = new Map(cast.map((ballot) => [`${ballot.poll} ${ballot.identity}`, ballot]));
  if (last.size === 0) return;
  const rows = [...last].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, ballot]) => ballot);
  await db.execute(sql`
    insert into ballots (poll_id, identity_id, chat_id, answer, cast_at)
    select * from ${tableOf(rows, { poll: 'uuid', identity: 'uuid', chat: 'uuid', answer: 'text', castAt: 'timestamptz' })}
    on conflict (poll_id, identity_id)
    do update set answer = excluded.answer, cast_at = excluded.cast_at, chat_id = excluded.chat_id
    where ballots.cast_at <= excluded.cast_at`);
}

/** Keeps votes in polls that are not known yet; of several of one identity in one poll the last. */
export async function keepEarlyVotes(db: Queryable, votes: readonly (typeof earlyVotes.$inferInsert)[]): Promise<void> {
  const last = new Map(votes.map((vote) => [`${vote.platform} ${vote.platformPoll} ${vote.identity}`, vote]));
  if (last.size === 0) return;
  await db
    .insert(earlyVotes)
    .values([...last].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, vote]) => vote))
    .onConflictDoUpdate({
      target: [earlyVotes.platform, earlyVotes.platformPoll, earlyVotes.identity],
      set: { options: sql`excluded.options`, castAt: sql`excluded.cast_at` },
    });
}

export type Voted = Ballot & {
  readonly poll: PollId;
  readonly person: PersonId;
  /** Whether they are in the chat where they voted, as far as the platform said. */
  readonly inChat: boolean;
};

/** Everybody's ballots on these polls, with the person behind each identity. */
export async function ballotsOn(db: Queryable, polls: readonly PollId[]): Promise<Voted[]> {
  if (polls.length === 0) return [];
  return db
    .select({
      poll: ballots.poll,
      person: identities.person,
      identity: ballots.identity,
      answer: ballots.answer,
      castAt: ballots.castAt,
      inChat: sql<boolean>`coalesce(${chatMembers.status} <> 'left', false)`,
    })
    .from(ballots)
    .innerJoin(identities, eq(identities.id, ballots.identity))
    .leftJoin(chatMembers, and(eq(chatMembers.chat, ballots.chat), eq(chatMembers.identity, ballots.identity)))
    .where(inArray(ballots.poll, [...polls]));
}
