import { and, eq } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Chat } from '../../db/chats.ts';
import type { Db, Queryable } from '../../db/client.ts';
import type { Claimed } from '../../db/deliveries.ts';
import { messageIn } from '../../db/deliveries.ts';
import { isAway } from '../../db/is-away.ts';
import type { NewId } from '../../db/new-id.ts';
import { deliveries } from '../../db/schema/deliveries.ts';
import { wordsIn } from '../../locales/words.ts';
import {
  type Act,
  type Channel,
  type Done,
  type Message,
  type Platform,
  SendError,
  type SendFailure,
} from '../channels/channel.ts';
import type { Helpline } from '../helplines.ts';
import type { AnyRecipe, Scene } from '../recipe.ts';
import { keepFailure, outcomeOf } from './outcome.ts';

export type Delivering = {
  readonly db: Db;
  readonly now: () => Temporal.Instant;
  readonly newId: NewId;
  readonly log: Logger;
  readonly publicUrl: string;
  readonly helplines: readonly Helpline[];
  readonly recipes: ReadonlyMap<string, AnyRecipe>;
  readonly channelOf: (platform: Platform) => Channel | undefined;
};

/** What a delivery came to, for counting; `paused` when the platform wants nothing at all until a moment. */
export type Delivered = {
  readonly result: string;
  /** When it is to be tried again. */
  readonly retryAt?: Temporal.Instant;
  readonly paused?: Temporal.Instant;
  /** The database was away before anything was sent: it is to be put back when the database answers. */
  readonly unsent?: true;
};

/** Renders one delivery and has its channel do it. Never throws: what went wrong is kept with the delivery. */
export async function deliver(world: Delivering, delivery: Claimed): Promise<Delivered> {
  try {
    return await attempt(world, delivery);
  } catch (error) {
    if (error instanceof SendError) return failed(world, delivery, error.failure);
    if (isAway(error)) return { result: 'retry', unsent: true };
    // A recipe that throws would throw again: this is our mistake, and it must not hold up the chat.
    const name = error instanceof Error ? error.name : typeof error;
    world.log.error({ delivery: delivery.id, recipe: delivery.recipe, reason: name }, 'a message could not be made');
    return failed(world, delivery, { why: 'refused', code: 'not_rendered' });
  }
}

async function attempt(world: Delivering, delivery: Claimed): Promise<Delivered> {
  const { chat } = delivery;
  const channel = world.channelOf(chat.platform);
  if (!channel) throw new SendError({ why: 'not_sent', code: 'no_channel' });
  const recipe = world.recipes.get(delivery.recipe);
  if (!recipe) return settle(world, delivery, 'cancelled');
  const scene = {
    chat,
    now: world.now(),
    publicUrl: world.publicUrl,
    helplines: world.helplines,
    linkTo: (token: string) => channel.linkTo(token),
    newId: world.newId,
  };
  const act = await actOf(world, delivery, recipe, scene);
  if (act === undefined) return settle(world, delivery, 'cancelled');
  const done = await channel.perform(act);
  await keepDone(world, delivery, recipe, scene, done).catch((cause: unknown) => {
    // It has arrived: whatever went wrong with keeping that, it must not be tried again.
    throw new SendError({ why: 'unknown', code: 'not_kept' }, { cause });
  });
  return { result: 'sent' };
}

/** What the channel is asked to do; undefined when there is nothing to do any more. */
async function actOf(world: Delivering, delivery: Claimed, recipe: AnyRecipe, scene: Scene): Promise<Act | undefined> {
  const chat = scene.chat.platformId;
  const id = delivery.message ?? (await messageOf(world, scene.chat, delivery));
  if (delivery.act === 'close_poll') return id === undefined ? undefined : { do: 'close_poll', chat, id };
  const message = await recipe.render(world.db, delivery.params, scene, wordsIn(delivery.language));
  if (message === null) return undefined;
  if (delivery.act === 'toast') return id === undefined ? undefined : { do: 'toast', press: id, text: plain(message) };
  if (delivery.act === 'edit') return id === undefined ? undefined : { do: 'edit', chat, id, message };
  const answers = delivery.answers;
  return { do: 'send', chat, message, ...(answers === null ? {} : { answers }) };
}

async function messageOf(world: Delivering, chat: Chat, delivery: Claimed): Promise<string | undefined> {
  return delivery.act === 'send' || delivery.slot === null ? undefined : messageIn(world.db, chat.id, delivery.slot);
}

function plain(message: Message): string {
  return message.body.map((span) => span.text).join('');
}

async function keepDone(
  world: Delivering,
  delivery: Claimed,
  recipe: AnyRecipe,
  scene: Scene & { readonly newId: NewId },
  done: Done,
): Promise<void> {
  if (delivery.act !== 'send' || !recipe.keepsMore) return keepSent(world.db, world.now(), delivery, done);
  await world.db.transaction(async (tx) => {
    await keepSent(tx, world.now(), delivery, done);
    await recipe.sent(tx, delivery.params, done, scene);
  });
}

async function keepSent(db: Queryable, now: Temporal.Instant, delivery: Claimed, done: Done): Promise<void> {
  const message = delivery.act === 'send' && done.message !== undefined ? { message: done.message } : {};
  await db
    .update(deliveries)
    .set({ state: 'sent', sentAt: now, leaseUntil: null, ...message })
    .where(and(eq(deliveries.id, delivery.id), eq(deliveries.state, 'sending')));
}

async function settle(world: Delivering, delivery: Claimed, state: 'cancelled'): Promise<Delivered> {
  await world.db.update(deliveries).set({ state, leaseUntil: null }).where(eq(deliveries.id, delivery.id));
  return { result: state };
}

async function failed(world: Delivering, delivery: Claimed, failure: SendFailure): Promise<Delivered> {
  const outcome = outcomeOf(failure, delivery.attempts, world.now());
  await keepFailure(world.db, delivery, failure, outcome);
  if (outcome.state === 'dead' || outcome.state === 'unknown') {
    world.log.warn(
      { delivery: delivery.id, recipe: delivery.recipe, state: outcome.state, error: outcome.error },
      'not delivered',
    );
  }
  const nothingGoes = failure.why === 'away' || (failure.why === 'wait' && failure.everywhere);
  const everywhere = nothingGoes && outcome.dueAt;
  return {
    result: outcome.state,
    ...(outcome.dueAt ? { retryAt: outcome.dueAt } : {}),
    ...(everywhere ? { paused: everywhere } : {}),
  };
}
