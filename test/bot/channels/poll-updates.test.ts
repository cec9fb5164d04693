import { Api } from 'grammy';
import pino from 'pino';
import { expect, it } from 'vitest';
import { pollUpdates } from '../../../bot/channels/telegram/poll-updates.ts';
import { Telegram } from '../../../bot/channels/telegram/telegram.ts';

it('goes on where Telegram goes on, also from a lower number', async () => {
  // After a week without updates Telegram chooses the next number at random.
  const told = [[900], [17], []];
  const asked: unknown[] = [];
  const stopped = new AbortController();
  const api = new Api('1:a');
  api.config.use(async (_previous, _method, payload) => {
    asked.push('offset' in payload ? payload.offset : undefined);
    const ids = told.shift() ?? [];
    if (told.length === 0) stopped.abort();
    // The answer of the one method that is called here; grammY's type is that of all methods at once.
    return { ok: true, result: ids.map((id) => ({ update_id: id })) } as never;
  });
  const nothing = async () => {};
  await pollUpdates({ api, take: nothing, onTrouble: () => {}, onAnswer: () => {}, pause: nothing }, stopped.signal);
  expect(asked).toEqual([0, 901, 18]);
});

it('says why Telegram cannot be reached at the start, and stops at once', async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const log = pino({ level: 'warn' }, { write: resolve });
  const channel = new Telegram({ token: '1:a', apiRoot: 'http://127.0.0.1:1' }, log);
  const starting = channel.start(async () => {});
  expect(await promise).toContain('ECONNREFUSED');
  await channel.stop();
  await starting;
  expect(channel.ready()).toBe(false);
});
