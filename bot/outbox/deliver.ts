import { and, eq } from 'drizzle-orm';
import type { Logger } from 'pino';
import { type Chat, chatById } from '../../db/chats.ts';
import type { Db } from '../../db/client.ts';
import { messageIn } from '../../db/deliveries.ts';
import type { NewId } from '../../db/new-id.ts';
import { identityById } from '../../db/people.ts';
import { deliveries } from '../../db/schema/deliveries.ts';
import { groupById } from '../../db/working-groups.ts';
import type { ChatId } from '../../domain/ids.ts';
import { type Words, wordsIn } from '../../locales/words.ts';
import {
  type Act,
  type Channel,
  type Done,
  type Message,
  type Platform,
  SendError,
  type SendFailure,
} from '../channels/channel.ts';
import type { AnyRecipe, Scene } from '../recipe.ts';
import type { Claimed } from './claim.ts';
import { keepFailure, outcomeOf } from './outcome.ts';

export type Delivering = {
  readonly db: Db;
  readonly now: () => Temporal.Instant;
  readonly newId: NewId;
  readonly log: Logger;
  readonly publicUrl: string;
  readonly recipes: ReadonlyMap<string, AnyRecipe>;
  readonly channelOf: (platform: Platform) => Channel | undefined;
};

/** What a delivery came to, for counting; `paused` when the platform wants nothing at all until a moment. */
export type Delivered = { readonly result: string; readonly paused?: Temporal.Instant };

/** Renders one delivery and has its channel do it. Never throws: what went wrong is kept with the delivery. */
export async function deliver(world: Delivering, delivery: Claimed): Promise<Delivered> {
  try {
    return await attempt(world, delivery);
  } catch (error) {
    if (error instanceof SendError) return failed(world, delivery, error.failure);
    // A recipe that throws would throw again: this is our mistake, and it must not hold up the chat.
    const name = error instanceof Error ? error.name : typeof error;
    world.log.error({ delivery: delivery.id, recipe: delivery.recipe, reason: name }, 'a message could not be made');
    return failed(world, delivery, { why: 'refused', code: 'not_rendered' });
  }
}

async function attempt(world: Delivering, delivery: Claimed): Promise<Delivered> {
  const chat = await chatById(world.db, delivery.chat_id as ChatId); // from a column that references chats
  if (!chat) throw new Error('a delivery names a chat that does not exist');
  const channel = world.channelOf(chat.platform);
  if (!channel) throw new SendError({ why: 'not_sent', code: 'no_channel' });
  const recipe = world.recipes.get(delivery.recipe);
  if (!recipe) return settle(world, delivery, 'cancelled');
  const scene = {
    chat,
    now: world.now(),
    publicUrl: world.publicUrl,
    linkTo: (token: string) => channel.linkTo(token),
    newId: world.newId,
  };
  const act = await actOf(world, delivery, recipe, scene);
  if (act === undefined) return settle(world, delivery, 'cancelled');
  const done = await channel.perform(act);
  await keepDone(world, delivery, recipe, scene, done);
  return { result: 'sent' };
}

/** What the channel is asked to do; undefined when there is nothing to do any more. */
async function actOf(world: Delivering, delivery: Claimed, recipe: AnyRecipe, scene: Scene): Promise<Act | undefined> {
  const chat = scene.chat.platformId;
  const id = delivery.platform_message_id ?? (await messageOf(world, scene.chat, delivery));
  if (delivery.act === 'close_poll') return id === undefined ? undefined : { do: 'close_poll', chat, id };
  const message = await recipe.render(world.db, delivery.params, scene, await wordsFor(world, scene.chat));
  if (message === null) return undefined;
  if (delivery.act === 'toast') return id === undefined ? undefined : { do: 'toast', press: id, text: plain(message) };
  if (delivery.act === 'edit') return id === undefined ? undefined : { do: 'edit', chat, id, message };
  const answers = delivery.answers_message_id;
  return { do: 'send', chat, message, ...(answers === null ? {} : { answers }) };
}

async function messageOf(world: Delivering, chat: Chat, delivery: Claimed): Promise<string | undefined> {
  return delivery.act === 'send' || delivery.slot === null ? undefined : messageIn(world.db, chat.id, delivery.slot);
}

async function wordsFor(world: Delivering, chat: Chat): Promise<Words> {
  if (chat.kind === 'private') return wordsIn(chat.identity && (await identityById(world.db, chat.identity))?.language);
  if (chat.language !== null || chat.workingGroup === null) return wordsIn(chat.language);
  return wordsIn((await groupById(world.db, chat.workingGroup))?.language);
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
  await world.db.transaction(async (tx) => {
    await tx
      .update(deliveries)
      .set({
        state: 'sent',
        sentAt: world.now(),
        leaseUntil: null,
        ...(delivery.act === 'send' && done.message !== undefined ? { message: done.message } : {}),
      })
      .where(and(eq(deliveries.id, delivery.id), eq(deliveries.state, 'sending')));
    if (delivery.act === 'send') await recipe.sent(tx, delivery.params, done, scene);
  });
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
  const everywhere = failure.why === 'wait' && failure.everywhere && outcome.dueAt;
  return { result: outcome.state, ...(everywhere ? { paused: everywhere } : {}) };
}
