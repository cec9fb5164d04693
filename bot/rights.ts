import { and, eq, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { chatHeardFrom, keepMemberships } from '../db/chats.ts';
import { arrayOf, type Db } from '../db/client.ts';
import { identitiesOf } from '../db/crowd.ts';
import type { NewId } from '../db/new-id.ts';

import type { KnownScene } from '../db/scene.ts';
import { chatMembers, chats } from '../db/schema/chats.ts';
import { identities } from '../db/schema/people.ts';
import { chatsBeingWrittenTo, votersInDoubt } from '../db/voters.ts';
import type { Channel, ChatEvent, MemberStatus, Place, Platform, Speaker } from './channels/channel.ts';

/** How long we believe what a platform said of somebody's rights. */
const believed = Temporal.Duration.from({ minutes: 10 });

/** Rights told before this moment are asked for again. */
export function rightsBelievedSince(now: Temporal.Instant): Temporal.Instant {
  return now.subtract(believed);
}

/** Thrown out of a transaction that would have to judge by rights which the platform has not told, or long ago. */
export class Unsure extends Error {
  override name = 'Unsure';
}

/** Whether what an event asks for hangs on rights that are in doubt. */
export function isUnsure(event: ChatEvent, known: KnownScene): boolean {
  if (event.kind === 'bot_membership') return event.now !== 'left' && event.chat.kind === 'group';
  if (event.kind !== 'said' && event.kind !== 'chose') return false;
  // In private somebody may act as facilitator only where they are known as admin: is that still true?
  if (event.chat.kind === 'private') return known.oldAdmin;
  return isForTheBot(event) && !known.toldLately;
}

/** Whether the bot is meant: in a group, talk that is not for it needs no rights. */
export function isForTheBot(event: ChatEvent): boolean {
  if (event.kind === 'chose') return true;
  return event.kind === 'said' && (event.text.startsWith('/') || event.answers !== undefined);
}

type Known = { chat: string; speaker: string; status: MemberStatus; fresh: boolean };
type Doubt = { place: Place; speaker: Speaker };
type Told = Doubt & { status: MemberStatus };

export type Rights = {
  readonly db: Db;
  readonly now: () => Temporal.Instant;
  readonly newId: NewId;
  readonly log: Logger;
  readonly channelOf: (platform: ChatEvent['platform']) => Channel | undefined;
};

/**
 * Asks the platform for the rights that these events will be judged by, where we do not know them or have not asked for
 * ten minutes. It happens before the transaction, which must not wait for a network. An unanswered question leaves
 * what is known.
 */
export async function freshenRights(world: Rights, events: readonly ChatEvent[]): Promise<void> {
  const [first] = events;
  const channel = first && world.channelOf(first.platform);
  if (!first || !channel) return;
  const doubts = await doubtsOf(world, first.platform, events);
  const told: Told[] = [
    ...(await Promise.all(doubts.map((doubt) => askOne(world, channel, doubt)))).flat(),
    ...(
      await Promise.all(
        events.filter((event) => event.kind === 'bot_membership').map((event) => askAdmins(world, channel, event)),
      )
    ).flat(),
  ];
  if (told.length === 0) return;
  await world.db.transaction(async (tx) => {
    const speakers = told.map((one) => one.speaker);
    const people = await identitiesOf(tx, first.platform, speakers, world.now(), world.newId);
    const kept: Parameters<typeof keepMemberships>[1][number][] = [];
    for (const [, theirs] of Map.groupBy(told, ({ place }) => place.id)) {
      const [{ place }] = theirs as [Told, ...Told[]]; // a group has at least one
      const chat = await chatHeardFrom(tx, { platform: first.platform, ...place }, world.now(), world.newId);
      for (const { speaker, status } of theirs) {
        const identity = people.get(speaker.id);
        if (identity) kept.push({ chat: chat.id, identity, status });
      }
    }
    await keepMemberships(tx, kept, world.now());
  });
}

async function askOne(world: Rights, channel: Channel, { place, speaker }: Doubt) {
  try {
    return [{ place, speaker, status: await channel.memberOf(place.id, speaker.id) }];
  } catch {
    world.log.warn(
      { platform: channel.platform },
      'the platform did not say what rights somebody has; believing what is known',
    );
    return [];
  }
}

async function askAdmins(world: Rights, channel: Channel, event: Extract<ChatEvent, { kind: 'bot_membership' }>) {
  if (event.now === 'left' || event.chat.kind === 'private') return [];
  try {
    const admins = await channel.adminsOf(event.chat.id);
    return admins.map((speaker) => ({ place: event.chat, speaker, status: 'admin' as const }));
  } catch {
    world.log.warn({ platform: channel.platform }, 'the platform did not name the admins of a chat');
    return [];
  }
}

async function doubtsOf(world: Rights, platform: Platform, events: readonly ChatEvent[]): Promise<Doubt[]> {
  const acting = events.filter((event) => event.kind === 'said' || event.kind === 'chose');
  const known = await knownOf(world, platform, [...new Set(acting.map((event) => event.by.id))]);
  const doubts = new Map<string, Doubt>();
  for (const event of acting) {
    const mine = known.filter((one) => one.speaker === event.by.id);
    for (const place of doubtfulPlaces(event, mine)) {
      doubts.set(`${place.id} ${event.by.id}`, { place, speaker: event.by });
    }
  }
  return [...doubts.values(), ...(await doubtsOfVotes(world, platform, events))];
}

async function doubtsOfVotes(world: Rights, platform: Platform, events: readonly ChatEvent[]): Promise<Doubt[]> {
  const votes = events.filter((event) => event.kind === 'voted');
  const voted = votes.map((vote) => ({ poll: vote.poll, speaker: vote.by.id }));
  const doubted = await votersInDoubt(world.db, platform, voted, rightsBelievedSince(world.now()));
  if (doubted.length === 0) return [];
  const speakers = new Map(votes.map((vote) => [vote.by.id, vote.by]));
  const underWay = doubted.some((one) => one.chat === null) ? await chatsBeingWrittenTo(world.db, platform) : [];
  return doubted.flatMap(({ speaker: id, chat, title }) => {
    const speaker = speakers.get(id);
    const places = chat === null ? underWay : [{ id: chat, title }];
    return places.flatMap((place) =>
      speaker ? [{ speaker, place: { id: place.id, kind: 'group' as const, title: place.title ?? undefined } }] : [],
    );
  });
}

function doubtfulPlaces(event: Extract<ChatEvent, { kind: 'said' | 'chose' }>, mine: readonly Known[]): Place[] {
  if (event.chat.kind === 'group') {
    return isForTheBot(event) && !mine.some((one) => one.chat === event.chat.id && one.fresh) ? [event.chat] : [];
  }
  // In private somebody may act as facilitator only where they are known as admin: is that still true?
  return mine
    .filter((one) => one.status === 'admin' && !one.fresh)
    .map((one) => ({ id: one.chat, kind: 'group' as const }));
}

async function knownOf(world: Rights, platform: Platform, speakers: readonly string[]): Promise<Known[]> {
  if (speakers.length === 0) return [];
  const since = rightsBelievedSince(world.now());
  const rows = await world.db
    .select({
      chat: chats.platformId,
      speaker: identities.platformId,
      status: chatMembers.status,
      checkedAt: chatMembers.checkedAt,
    })
    .from(chatMembers)
    .innerJoin(chats, eq(chats.id, chatMembers.chat))
    .innerJoin(identities, eq(identities.id, chatMembers.identity))
    .where(and(eq(identities.platform, platform), sql`${identities.platformId} = any(${arrayOf(speakers, 'text')})`));
  return rows.map(({ checkedAt, ...row }) => ({
    ...row, // Whoever has left and acts again has come back, or is no member: that is asked every time.
    fresh: row.status !== 'left' && Temporal.Instant.compare(checkedAt, since) > 0,
  }));
}
