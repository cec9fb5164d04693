import { Api, HttpError } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Person, startTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let api: Api;
let aigul: Person;
let bakyt: Person;
let now: number;

beforeEach(async () => {
  now = 1_800_000_000_000;
  telegram = await startTelegram({ now: () => now, limits: true });
  api = new Api(telegram.token, { apiRoot: telegram.root });
  aigul = telegram.person({ first_name: 'Aigul' });
  bakyt = telegram.person({ first_name: 'Bakyt' });
  aigul.startsBot();
  bakyt.startsBot();
});

afterEach(() => telegram.stop());

const fault = (to: Person = aigul) =>
  api.sendMessage(to.user.id, 'a').then(
    () => 'sent',
    (error: unknown) => error,
  );

test('429 says when to come back, in the body and the header', async () => {
  telegram.script.next('sendMessage', { status: 429, retryAfter: 7 });
  const answer = await fetch(`${telegram.root}/bot${telegram.token}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chat_id: aigul.user.id, text: 'a' }),
  });
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
  expect(await answer.json()).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 7',
    parameters: { retry_after: 7 },
  });
  expect(aigul.private.unread).toEqual([]);
  expect(await fault()).toBe('sent');
});

test('server errors, refusals and migrations are answered as written', async () => {
  telegram.script.next('send*', { status: 502 });
  telegram.script.next(/^sendM/, { status: 403, description: 'Forbidden: bot was blocked by the user' });
  telegram.script.next('*', { migrate_to_chat_id: -1005 });
  expect(await fault()).toMatchObject({ error_code: 502, description: 'Bad Gateway' });
  expect(await fault()).toMatchObject({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
  expect(await fault()).toMatchObject({ error_code: 400, parameters: { migrate_to_chat_id: -1005 } });
  telegram.script.next('sendMessage', { status: 502, page: '<html>Bad Gateway</html>' });
  expect(await fault()).toBeInstanceOf(HttpError);
  expect(await fault()).toBe('sent');
});

test('a dropped call has no effect, a call dropped after it was handled has', async () => {
  telegram.script.next('sendMessage', { drop: true });
  expect(await fault()).toBeInstanceOf(HttpError);
  expect(aigul.private.unread).toHaveLength(0);
  telegram.script.next('sendMessage', { dropAfter: true });
  expect(await fault()).toBeInstanceOf(HttpError);
  expect(aigul.private.unread).toHaveLength(1);
  expect(telegram.calls.map((call) => call.answered)).toEqual(['dropped', 'dropped']);
});

test('a fault can be for one chat, for several calls, and be cleared', async () => {
  const scripted = telegram.script.next('sendMessage', { status: 500 }, { chat: aigul.private, times: 2 });
  expect(await fault(bakyt)).toBe('sent');
  expect(await fault()).toMatchObject({ error_code: 500 });
  expect(await fault()).toMatchObject({ error_code: 500 });
  expect(await fault()).toBe('sent');
  expect(scripted.met).toBe(2);
  const lasting = telegram.script.next('sendMessage', { status: 500 }, { times: Number.POSITIVE_INFINITY });
  expect(await fault()).toMatchObject({ error_code: 500 });
  lasting.clear();
  expect(await fault()).toBe('sent');
});

test('a call can be held until the test lets it go', async () => {
  const gate = Promise.withResolvers<void>();
  telegram.script.next('sendMessage', { until: gate.promise, delayMs: 1 });
  const sending = fault();
  await fault(bakyt);
  expect(aigul.private.unread).toHaveLength(0);
  gate.resolve();
  expect(await sending).toBe('sent');
});

test('an answer can be held back after its call took effect', async () => {
  const gate = Promise.withResolvers<void>();
  telegram.script.next('sendMessage', { answerAfter: gate.promise });
  const sending = fault();
  await aigul.private.next();
  gate.resolve();
  expect(await sending).toBe('sent');
});

test('an answer of getUpdates that is lost is given again', async () => {
  const before = await api.getUpdates();
  telegram.script.next('getUpdates', { dropAfter: true });
  await expect(api.getUpdates()).rejects.toBeInstanceOf(HttpError);
  expect(await api.getUpdates()).toEqual(before);
});

test('broken connections end a waiting getUpdates and lose nothing', async () => {
  const confirmed = telegram.newestUpdate + 1;
  const waiting = api.getUpdates({ offset: confirmed, timeout: 50 }).catch((error: unknown) => error);
  await telegram.quiet();
  telegram.breakConnections();
  expect(await waiting).toBeInstanceOf(HttpError);
  aigul.says(telegram.bot, 'still here?');
  expect((await api.getUpdates({ offset: confirmed })).map((update) => update.message?.text)).toEqual(['still here?']);
});

test('the log keeps every call with its parameters, its time and its answer', async () => {
  await api.sendMessage(aigul.user.id, 'a');
  const called = await telegram.called('sendMessage', (call) => call.params.text === 'a');
  expect(called).toMatchObject({
    at: now,
    params: { chat_id: aigul.user.id },
    answered: { ok: true, result: { text: 'a' } },
  });
  const later = telegram.called('getMe');
  await api.getMe();
  expect((await later).params).toEqual({});
});

test('limits refuse the 21st message a minute into a group and the 31st a second overall', async () => {
  const group = telegram.group({ title: 'Ak-Orgo', owner: aigul });
  aigul.addsBot(group);
  for (let sent = 0; sent < 20; sent += 1) await api.sendMessage(group.id, 'a');
  now += 10_000;
  await expect(api.sendMessage(group.id, 'a')).rejects.toMatchObject({
    error_code: 429,
    parameters: { retry_after: 50 },
  });
  for (let sent = 0; sent < 30; sent += 1) await api.sendMessage(aigul.user.id, 'a');
  expect(await fault()).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
  now += 1000;
  expect(await fault()).toBe('sent');
  now += 49_000;
  await api.sendMessage(group.id, 'a');
});
