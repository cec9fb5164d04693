import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Channel } from '../../../bot/channels/channel.ts';
import { SendError, type SendFailure } from '../../../bot/channels/channel.ts';
import { Outbox } from '../../../bot/outbox/outbox.ts';
import { outcomeOf } from '../../../bot/outbox/outcome.ts';
import type { AnyRecipe } from '../../../bot/recipe.ts';
import { chatHeardFrom } from '../../../db/chats.ts';
import { queue } from '../../../db/deliveries.ts';
import { idMaker } from '../../../db/new-id.ts';
import { deliveries } from '../../../db/schema/deliveries.ts';
import { type FreshDatabase, freshDatabase } from '../../databases/fresh.ts';
import { ManualClock } from '../../manual-clock.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase('pglite');
});
afterAll(() => database?.close());

const failing = (code: string) => Object.assign(new Error('lost'), { code });

/** An outbox with one announcement in it, whose recipe and channel go wrong as told, once each. */
async function delivering(wrong: { rendering?: Error; keeping?: Error; sending?: SendFailure }) {
  await database.reset();
  const { db } = database;
  const clock = new ManualClock('2026-11-20T10:00:00Z');
  const newId = idMaker(clock.now);
  const once = (name: keyof typeof wrong) => {
    const what = wrong[name];
    delete wrong[name];
    return what;
  };
  const recipe: AnyRecipe = {
    name: 'test',
    keepsMore: true,
    render: async () => {
      const error = once('rendering');
      if (error instanceof Error) throw error;
      return { body: [{ text: 'Hello' }] };
    },
    sent: async () => {
      const error = once('keeping');
      if (error instanceof Error) throw error;
    },
  };
  let sent = 0;
  // What an outbox asks of a channel.
  const channel = {
    platform: 'telegram',
    linkTo: (token: string) => token,
    perform: async () => {
      const failure = once('sending');
      if (failure && 'why' in failure) throw new SendError(failure);
      sent += 1;
      return { message: '7' };
    },
  } as unknown as Channel;
  const chat = await chatHeardFrom(db, { platform: 'telegram', id: '1', kind: 'private' }, clock.now(), newId);
  await queue(db, { chat: chat.id, act: 'send', recipe: 'test', params: {} }, clock.now());
  const results: string[] = [];
  const outbox = new Outbox(
    {
      db,
      now: clock.now,
      newId,
      log: pino({ level: 'silent' }),
      publicUrl: '',
      helplines: [],
      recipes: new Map([['test', recipe]]),
      channelOf: () => channel,
    },
    clock,
    (result) => results.push(result),
  );
  outbox.start();
  const comesTo = async (state: string) => {
    await expect.poll(async () => (await db.select().from(deliveries))[0]?.state).toBe(state);
    clock.moveTo(clock.now().add({ seconds: 6 }));
  };
  return { outbox, comesTo, sentTimes: () => sent };
}

it('sends what could not be made because the database was away', async () => {
  const { outbox, comesTo, sentTimes } = await delivering({ rendering: failing('57P01') });
  await comesTo('sending');
  await comesTo('sent');
  expect(sentTimes()).toBe(1);
  await outbox.stop();
});

it('does not send again, nor call undelivered, what arrived and could not be kept', async () => {
  const { outbox, comesTo, sentTimes } = await delivering({ keeping: failing('23505') });
  await comesTo('unknown');
  expect(sentTimes()).toBe(1);
  await outbox.stop();
});

it('sends what waited for a platform that could not be reached', async () => {
  const { outbox, comesTo, sentTimes } = await delivering({ sending: { why: 'away', code: 'ECONNREFUSED' } });
  await comesTo('retry');
  await comesTo('sent');
  expect(sentTimes()).toBe(1);
  await outbox.stop();
});

it('never gives up a message because its platform cannot be reached', () => {
  const now = Temporal.Instant.from('2026-11-20T10:00:00Z');
  expect(outcomeOf({ why: 'away', code: 'ENOTFOUND' }, 500, now).state).toBe('retry');
});
