import { and, eq, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { chatHeardFrom, keepMembership } from '../db/chats.ts';
import { arrayOf, type Db } from '../db/client.ts';
import type { NewId } from '../db/new-id.ts';
import { identityOf } from '../db/people.ts';
import type { KnownScene } from '../db/scene.ts';
import { chatMembers, chats } from '../db/schema/chats.ts';
import { deliveries } from '../db/schema/deliveries.ts';
import { identities } from '../db/schema/people.ts';
import { pollMessages } from '../db/schema/polls.ts';
import type { Channel, ChatEvent, MemberStatus, Place, Speaker } from './channels/channel.ts';

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

/** In a group, talk that is not for the bot needs no rights. */
function isForTheBot(event: Extract<ChatEvent, { kind: 'said' | 'chose' }>): boolean {
  return event.kind === 'chose' || event.text.startsWith('/') || event.answers !== undefined;
}

type Known = { chat: string; speaker: string; status: MemberStatus; fresh: boolean };
type Doubt = { place: Place; speaker: Speaker };

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
  const doubts = await doubtsOf(world, events);
  const told = [
    ...(await Promise.all(doubts.map((doubt) => askOne(world, channel, doubt)))).flat(),
    ...(
      await Promise.all(
        events.filter((event) => event.kind === 'bot_membership').map((event) => askAdmins(world, channel, event)),
      )
    ).flat(),
  ];
  if (told.length === 0) return;
  await world.db.transaction(async (tx) => {
    for (const { place, speaker, status } of told) {
      const identity = await identityOf(tx, { platform: first.platform, ...speaker }, world.now(), world.newId);
      const chat = await chatHeardFrom(tx, { platform: first.platform, ...place }, world.now(), world.newId);
      await keepMembership(tx, chat.id, identity.id, status, world.now());
    }
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

async function doubtsOf(world: Rights, events: readonly ChatEvent[]): Promise<Doubt[]> {
  const acting = events.filter((event) => event.kind === 'said' || event.kind === 'chose' || event.kind === 'voted');
  if (acting.length === 0) return [];
  const known = await knownOf(world, [...new Set(acting.map((event) => event.by.id))]);
  const places = await placesOfPolls(
    world,
    acting.flatMap((event) => (event.kind === 'voted' ? [event.poll] : [])),
  );
  const doubts = new Map<string, Doubt>();
  for (const event of acting) {
    const mine = known.filter((one) => one.speaker === event.by.id);
    for (const place of doubtfulPlaces(event, mine, places)) {
      doubts.set(`${place.id} ${event.by.id}`, { place, speaker: event.by });
    }
  }
  return [...doubts.values()];
}

function doubtfulPlaces(
  event: Extract<ChatEvent, { kind: 'said' | 'chose' | 'voted' }>,
  mine: readonly Known[],
  polls: Polls,
): Place[] {
  if (event.kind === 'voted') {
    // Whoever is known to have left may be back: a vote is heard of without being an admin, a return is not.
    const places = polls.posted.get(event.poll) ?? polls.underWay;
    return places.filter((place) => !mine.some((one) => one.chat === place.id && (one.status !== 'left' || one.fresh)));
  }
  if (event.chat.kind === 'group') {
    return isForTheBot(event) && !mine.some((one) => one.chat === event.chat.id && one.fresh) ? [event.chat] : [];
  }
  // In private somebody may act as facilitator only where they are known as admin: is that still true?
  return mine
    .filter((one) => one.status === 'admin' && !one.fresh)
    .map((one) => ({ id: one.chat, kind: 'group' as const }));
}

async function knownOf(world: Rights, speakers: string[]): Promise<Known[]> {
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
    .where(sql`${identities.platformId} = any(${arrayOf(speakers, 'text')})`);
  return rows.map(({ checkedAt, ...row }) => ({ ...row, fresh: Temporal.Instant.compare(checkedAt, since) > 0 }));
}

/** Where polls stand, by the platform's id, and where something is being sent, perhaps a poll that is voted in already. */
type Polls = { readonly posted: ReadonlyMap<string, Place[]>; readonly underWay: readonly Place[] };

async function placesOfPolls(world: Rights, ids: readonly string[]): Promise<Polls> {
  if (ids.length === 0) return { posted: new Map(), underWay: [] };
  const place = { id: chats.platformId, title: chats.title };
  const rows = await world.db
    .select({ poll: pollMessages.platformPoll, ...place })
    .from(pollMessages)
    .innerJoin(chats, eq(chats.id, pollMessages.chat))
    .where(sql`${pollMessages.platformPoll} = any(${arrayOf([...new Set(ids)], 'text')})`);
  const placed = ({ id, title }: Pick<(typeof rows)[number], 'id' | 'title'>) => ({
    id,
    kind: 'group' as const,
    title: title ?? undefined,
  });
  const posted = new Map(rows.map((row) => [row.poll, [placed(row)]]));
  if (ids.every((id) => posted.has(id))) return { posted, underWay: [] };
  const sending = await world.db
    .selectDistinct(place)
    .from(deliveries)
    .innerJoin(chats, eq(chats.id, deliveries.chat))
    .where(and(eq(deliveries.act, 'send'), eq(deliveries.state, 'sending'), eq(chats.kind, 'group')));
  return { posted, underWay: sending.map(placed) };
}
