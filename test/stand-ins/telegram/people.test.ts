import { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Group, type Person, startTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let api: Api;
let aigul: Person;
let bakyt: Person;
let group: Group;
let offset: number;

beforeEach(async () => {
  telegram = await startTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.root });
  aigul = telegram.person({ first_name: 'Aigul' });
  bakyt = telegram.person({ first_name: 'Bakyt' });
  group = telegram.group({ title: 'Ak-Orgo', owner: aigul, members: [bakyt] });
  aigul.addsBot(group);
  offset = telegram.newestUpdate + 1;
});

afterEach(() => telegram.stop());

async function news(): Promise<Update[]> {
  const updates = await api.getUpdates({ offset });
  offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
  return updates;
}

describe('a press', () => {
  const buttons = {
    inline_keyboard: [
      [
        { text: '✅ Yes', callback_data: 'y' },
        { text: '✅ Yes, late', callback_data: 'l' },
      ],
      [{ text: 'Status', url: 'https://t.me/ashar_test_bot?start=q_7' }],
      [{ text: 'Page', url: 'https://ashar.example.kg' }],
    ],
  };
  const asked = async () => {
    await api.sendMessage(group.id, 'Coming?', { reply_markup: buttons });
    return group.next('Coming?');
  };

  test('reaches the bot and shows the presser its answer', async () => {
    const question = await asked();
    const press = bakyt.presses(question, 'late');
    const query = (await news())[0]?.callback_query;
    expect(query).toMatchObject({
      data: 'l',
      from: { first_name: 'Bakyt' },
      message: { message_id: question.id, chat: { id: group.id } },
    });
    await api.answerCallbackQuery(query?.id ?? '', { text: 'Thank you', show_alert: true });
    expect(await press).toEqual({ text: 'Thank you', alert: true });
    await expect(api.answerCallbackQuery(query?.id ?? '')).rejects.toMatchObject({
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    });
  });

  test('prefers the exact label, and names the buttons when none or several fit', async () => {
    const question = await asked();
    const press = bakyt.presses(question, '✅ Yes');
    const id = (await news())[0]?.callback_query?.id ?? '';
    await api.answerCallbackQuery(id);
    expect(await press).toEqual({ alert: false });
    await expect(bakyt.presses(question, 'Yes')).rejects.toThrow('several buttons fit «Yes»');
    await expect(bakyt.presses(question, 'No')).rejects.toThrow(
      'no button fits «No» on #2 bot: Coming? [✅ Yes] [✅ Yes, late] [Status] [Page]',
    );
  });

  test('on a link to the bot starts it, on another link opens the page', async () => {
    const question = await asked();
    expect(await bakyt.presses(question, 'Status')).toMatchObject({ opened: 'https://t.me/ashar_test_bot?start=q_7' });
    expect((await news())[0]?.message).toMatchObject({ text: '/start q_7', chat: { type: 'private' } });
    expect(await bakyt.presses(question, 'Page')).toEqual({ alert: false, opened: 'https://ashar.example.kg' });
  });

  test('is refused to strangers, on what is gone, and when nobody listens', async () => {
    const question = await asked();
    const stranger = telegram.person({ first_name: 'Out' });
    await expect(stranger.presses(question, 'late')).rejects.toThrow('Out is not in «Ak-Orgo»');
    await api.getUpdates({ allowed_updates: ['message'] });
    await expect(bakyt.presses(question, 'late')).rejects.toThrow('has not asked for callback_query');
    await api.deleteMessage(group.id, question.id);
    await expect(bakyt.presses(question, 'late')).rejects.toThrow('is gone');
  });
});

describe('a vote', () => {
  const asked = async (more: object = {}) => {
    await api.sendPoll(group.id, 'The lamp?', [{ text: 'Done' }, { text: 'Most of it' }, { text: 'Cannot tell' }], {
      is_anonymous: false,
      ...more,
    });
    return group.next('The lamp?');
  };

  test('is told with indexes and persistent ids, and can be changed and withdrawn', async () => {
    const poll = await asked();
    const ids = poll.api.poll?.options.map((option) => option.persistent_id) ?? [];
    bakyt.votes(poll, ['Most']);
    bakyt.votes(poll, ['Done']);
    aigul.votes(poll, ['Done']);
    bakyt.withdrawsVote(poll);
    const answers = (await news()).map((update) => update.poll_answer);
    expect(answers.map((answer) => answer?.option_ids)).toEqual([[1], [0], [0], []]);
    expect(answers[0]).toEqual({
      poll_id: poll.api.poll?.id,
      user: bakyt.user,
      option_ids: [1],
      option_persistent_ids: [ids[1]],
    });
    expect(poll.poll?.options.map((option) => option.votes)).toEqual([1, 0, 0]);
  });

  test('is one answer unless several are allowed', async () => {
    const one = await asked();
    expect(() => bakyt.votes(one, ['Done', 'Most'])).toThrow('only one answer');
    const several = await asked({ allows_multiple_answers: true });
    bakyt.votes(several, ['Cannot', 'Done']);
    expect((await news())[0]?.poll_answer?.option_ids).toEqual([0, 2]);
  });

  test('comes from a group when an anonymous administrator casts it', async () => {
    const poll = await asked();
    aigul.votes(poll, ['Done'], { asGroup: group });
    const answer = (await news())[0]?.poll_answer;
    expect([answer?.user, answer?.voter_chat?.id]).toEqual([undefined, group.id]);
  });

  test('may come from outside when the poll was forwarded, and not otherwise', async () => {
    const poll = await asked();
    const stranger = telegram.person({ first_name: 'Out' });
    expect(() => stranger.votes(poll, ['Done'])).toThrow('Out is not in «Ak-Orgo»');
    stranger.votes(poll, ['Done'], { forwarded: true });
    expect((await news())[0]?.poll_answer?.user?.first_name).toBe('Out');
  });

  test('in an anonymous poll is told as counts only', async () => {
    const poll = await asked({ is_anonymous: true });
    bakyt.votes(poll, ['Done']);
    const [update] = await news();
    expect(update?.poll).toMatchObject({ total_voter_count: 1, is_closed: false });
    expect(update?.poll_answer).toBeUndefined();
  });

  test('is over when the bot has closed the poll, once', async () => {
    const poll = await asked();
    bakyt.votes(poll, ['Done']);
    const closed = await api.stopPoll(group.id, poll.id);
    expect(closed).toMatchObject({ is_closed: true, total_voter_count: 1 });
    expect((await news()).map((update) => Object.keys(update)[1])).toEqual(['poll_answer', 'poll']);
    expect(poll.poll?.closed).toBe(true);
    expect(() => aigul.votes(poll, ['Done'])).toThrow('the poll is closed');
    await expect(api.stopPoll(group.id, poll.id)).rejects.toMatchObject({
      description: 'Bad Request: poll has already been closed',
    });
  });
});

describe('reading a chat', () => {
  test('next walks forward, seen looks at all, unread is what next has not passed', async () => {
    for (const text of ['one', 'two', 'three']) await api.sendMessage(group.id, text);
    expect(group.unread.map((message) => message.text)).toEqual(['one', 'two', 'three']);
    expect((await group.next()).text).toBe('one');
    expect((await group.next('three')).text).toBe('three');
    expect(group.unread).toEqual([]);
    expect((await group.seen(/^tw/)).text).toBe('two');
    const coming = group.next((message) => message.buttons.length === 0);
    await api.sendMessage(group.id, 'four');
    expect((await coming).text).toBe('four');
  });

  test('a wait that is in vain says what the chat shows', async () => {
    await api.sendMessage(group.id, 'one', {
      reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] },
    });
    const message = `waited 5 ms. No next message that fits two in «Ak-Orgo» (${group.id}), 1 messages:\n  #2 bot: one [Yes]`;
    await expect(group.next('two', { timeoutMs: 5 })).rejects.toThrow(message);
  });

  test('a question that throws fails the waiting test and nobody else', async () => {
    const waiting = group.next((message) => {
      throw new TypeError(message.text);
    });
    const failed = expect(waiting).rejects.toThrow(TypeError);
    await api.sendMessage(group.id, 'one');
    await failed;
  });

  test('a fake clock does not freeze the waiting', async () => {
    vi.useFakeTimers();
    try {
      await expect(group.next('never', { timeoutMs: 5 })).rejects.toThrow('waited 5 ms');
      await api.sendMessage(group.id, 'one');
      expect((await group.next('one')).text).toBe('one');
    } finally {
      vi.useRealTimers();
    }
  });

  test('edits and deletions show through the message a test holds', async () => {
    const sent = await api.sendMessage(group.id, 'one', {
      reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] },
    });
    const message = await group.next('one');
    await api.editMessageText(group.id, sent.message_id, 'two');
    expect([message.text, message.edited, message.buttons]).toEqual(['two', true, []]);
    await api.deleteMessage(group.id, sent.message_id);
    expect([message.deleted, group.messages]).toEqual([true, []]);
    await group.gone(message);
  });

  test('texts are trimmed and entities move along', async () => {
    const sent = await api.sendMessage(group.id, '\n Bold move \n', {
      entities: [{ type: 'bold', offset: 2, length: 4 }],
    });
    expect(sent).toMatchObject({ text: 'Bold move', entities: [{ type: 'bold', offset: 0, length: 4 }] });
  });
});

test('a person can send voice, pictures and files, and the bot can fetch them', async () => {
  bakyt.startsBot();
  await news();
  bakyt.sendsVoice(telegram.bot);
  bakyt.sendsPhoto(telegram.bot, { caption: 'done', bytes: Buffer.from('jpeg') });
  bakyt.sendsDocument(telegram.bot, { name: 'a.pdf', bytes: Buffer.from('pdf') });
  bakyt.sends(telegram.bot, { location: { latitude: 42.8, longitude: 74.5 } });
  const [voice, photo, file, place] = (await news()).map((update) => update.message);
  expect([voice?.voice?.duration, photo?.caption, file?.document?.file_name, place?.location?.latitude]).toEqual([
    7,
    'done',
    'a.pdf',
    42.8,
  ]);
  const { file_path } = await api.getFile(photo?.photo?.[0]?.file_id ?? '');
  const bytes = await fetch(`${telegram.root}/file/bot${telegram.token}/${file_path}`);
  expect(await bytes.text()).toBe('jpeg');
});

test('commands are kept by scope and language', async () => {
  const commands = [{ command: 'status', description: 'What is open' }];
  const scope = { type: 'chat', chat_id: group.id } as const;
  await api.setMyCommands(commands, { scope, language_code: 'ky' });
  expect(await api.getMyCommands({ scope, language_code: 'ky' })).toEqual(commands);
  expect(await api.getMyCommands({ scope })).toEqual([]);
  expect(await api.getMyCommands()).toEqual([]);
  await api.deleteMyCommands({ scope, language_code: 'ky' });
  expect(await api.getMyCommands({ scope, language_code: 'ky' })).toEqual([]);
});
