import { Api, Bot } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Person, startTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let api: Api;
let aigul: Person;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2027, 0, 12, 18);
  telegram = await startTelegram({ now: () => now });
  api = new Api(telegram.token, { apiRoot: telegram.root });
  aigul = telegram.person({ first_name: 'Aigul' });
});

afterEach(() => telegram.stop());

const texts = async (params: Parameters<Api['getUpdates']>[0] = {}) =>
  (await api.getUpdates(params)).map((update) => update.message?.text);

test('updates are given until an offset confirms them', async () => {
  aigul.startsBot();
  aigul.says(telegram.bot, 'one');
  aigul.says(telegram.bot, 'two');
  const [first, second] = await api.getUpdates({ limit: 2 });
  expect([first?.message?.text, second?.message?.text]).toEqual(['/start', 'one']);
  expect(await texts()).toEqual(['/start', 'one', 'two']);
  expect(await texts({ offset: second?.update_id ?? 0 })).toEqual(['one', 'two']);
  expect(await texts()).toEqual(['one', 'two']);
  expect(await texts({ offset: -1 })).toEqual(['two']);
  expect(await texts()).toEqual(['two']);
});

test('a waiting getUpdates is answered by the first update', async () => {
  const waiting = api.getUpdates({ timeout: 50 });
  await telegram.quiet();
  aigul.startsBot();
  expect((await waiting).map((update) => update.message?.text)).toEqual(['/start']);
});

test('a second poller ends the first with 409', async () => {
  const first = api.getUpdates({ timeout: 50 }).catch((error: unknown) => error);
  await telegram.quiet();
  const second = api.getUpdates({ timeout: 50 });
  expect(await first).toMatchObject({
    error_code: 409,
    description: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  });
  await telegram.quiet();
  aigul.startsBot();
  expect(await second).toHaveLength(1);
});

test('polling and a webhook exclude each other', async () => {
  const waiting = api.getUpdates({ timeout: 50 }).catch((error: unknown) => error);
  await telegram.quiet();
  await api.setWebhook('https://ashar.example.kg/hook', { secret_token: 's3cret' });
  expect(await waiting).toMatchObject({ error_code: 409, description: 'Conflict: terminated by setWebhook request' });
  await expect(api.getUpdates()).rejects.toMatchObject({ error_code: 409 });
  expect(await api.getWebhookInfo()).toMatchObject({ url: 'https://ashar.example.kg/hook', pending_update_count: 0 });
  await api.deleteWebhook();
  expect(await api.getUpdates()).toEqual([]);
});

test('a poller that hangs up loses nothing', async () => {
  const hangUp = new AbortController();
  const address = `${telegram.root}/bot${telegram.token}/getUpdates?`;
  const body = JSON.stringify({ timeout: 50 });
  const waiting = fetch(address, { method: 'POST', body, signal: hangUp.signal }).catch(() => 'hung up');
  await telegram.quiet();
  hangUp.abort();
  expect(await waiting).toBe('hung up');
  aigul.startsBot();
  expect(await texts()).toEqual(['/start']);
});

test('kinds are chosen when an update is made, and remembered', async () => {
  await api.getUpdates({ allowed_updates: ['callback_query'] });
  aigul.startsBot();
  await api.getUpdates({ allowed_updates: ['message'] });
  aigul.says(telegram.bot, 'heard');
  aigul.blocksBot();
  expect(await texts()).toEqual(['heard']);
  await api.getUpdates({ allowed_updates: [] });
  aigul.unblocksBot();
  expect((await api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual(['message', 'my_chat_member']);
});

test('a press is lost after 150 seconds, a message after a day', async () => {
  aigul.startsBot();
  await api.sendMessage(aigul.user.id, 'Coming?', {
    reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] },
  });
  const question = await aigul.private.next('Coming?');
  const press = aigul.presses(question, 'Yes', { timeoutMs: 20 }).catch((error: Error) => error.message);
  now += 150_001;
  expect((await api.getUpdates()).map((update) => update.message?.text)).toEqual(['/start']);
  now += 86_400_000;
  expect(await api.getUpdates()).toEqual([]);
  expect(await press).toBe('the bot did not answer «Yes» within 20 ms: #2 bot: Coming? [Yes]');
});

test('an update can be given again after it was confirmed', async () => {
  aigul.startsBot();
  const confirmed = telegram.newestUpdate;
  await api.getUpdates({ offset: confirmed + 1 });
  telegram.redeliver();
  const [again] = await api.getUpdates({ offset: confirmed + 1 });
  expect(again).toMatchObject({ update_id: confirmed, message: { text: '/start' } });
  expect(await api.getUpdates({ offset: confirmed + 1 })).toEqual([]);
  expect(() => telegram.redeliver(5)).toThrow('there was no update 5');
});

test('what was told does not change when the message is edited later', async () => {
  aigul.startsBot();
  const message = aigul.says(telegram.bot, 'before');
  aigul.edits(message, 'after');
  const updates = await api.getUpdates();
  expect(updates.map((update) => update.message?.text ?? update.edited_message?.text)).toEqual([
    '/start',
    'before',
    'after',
  ]);
});

test('it is quiet when a real bot has handled everything', async () => {
  const bot = new Bot(telegram.token, { client: { apiRoot: telegram.root } });
  const heard: string[] = [];
  bot.on('message:text', (ctx) => void heard.push(ctx.message.text));
  const running = bot.start();
  aigul.startsBot();
  aigul.says(telegram.bot, 'one');
  await telegram.quiet();
  expect(heard).toEqual(['/start', 'one']);
  await bot.stop();
  await running;
  aigul.says(telegram.bot, 'two');
  await expect(telegram.quiet({ timeoutMs: 10 })).rejects.toThrow('no getUpdates is waiting, unconfirmed updates: 1');
});

test('dates are those of the given clock', async () => {
  aigul.startsBot();
  const [update] = await api.getUpdates();
  expect(update?.message?.date).toBe(now / 1000);
});
