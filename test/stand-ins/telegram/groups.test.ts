import { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
  bakyt = telegram.person({ first_name: 'Bakyt', username: 'bakyt_kg' });
  group = telegram.group({ title: 'Ak-Orgo', owner: aigul, members: [bakyt] });
  offset = 0;
});

afterEach(() => telegram.stop());

/** What the bot was told since it was last asked. */
async function news(
  ...allowed: ('chat_member' | 'message' | 'my_chat_member' | 'message_reaction')[]
): Promise<Update[]> {
  const updates = await api.getUpdates({ offset, ...(allowed.length > 0 && { allowed_updates: allowed }) });
  offset = (updates.at(-1)?.update_id ?? offset - 1) + 1;
  return updates;
}

const heard = async () => (await news()).map((update) => update.message?.text ?? update.edited_message?.text);

describe('privacy mode', () => {
  beforeEach(async () => {
    aigul.addsBot(group);
    await news();
  });

  test('lets commands through that name the bot or nobody', async () => {
    bakyt.says(group, 'Good evening');
    bakyt.says(group, '/status');
    bakyt.says(group, `/status@${telegram.bot.username} now`);
    bakyt.says(group, '/status@other_bot');
    bakyt.says(group, 'try /status');
    bakyt.says(group, `@${telegram.bot.username} hello`);
    expect(await heard()).toEqual(['/status', `/status@${telegram.bot.username} now`]);
    expect(group.messages).toHaveLength(6);
  });

  test('lets replies to the bot through, and no others', async () => {
    await api.sendMessage(group.id, 'What was asked?', {
      reply_markup: { force_reply: true, input_field_placeholder: 'One a line' },
    });
    const asked = await group.next('What was asked?');
    expect([asked.forceReply, asked.placeholder]).toEqual([true, 'One a line']);
    const said = bakyt.answers(asked, 'When is the lamp mended?');
    aigul.says(group, 'Good question', { replyTo: said });
    bakyt.edits(said, 'When will the lamp be mended?');
    expect(await heard()).toEqual(['When is the lamp mended?', 'When will the lamp be mended?']);
  });

  test('ends for an administrator', async () => {
    aigul.makesBotAdmin(group, { can_pin_messages: true });
    bakyt.says(group, 'Good evening');
    expect(await heard()).toEqual([undefined, 'Good evening']);
  });

  test('can be switched off for the whole bot', async () => {
    const open = await startTelegram({ privacy: false });
    const person = open.person({ first_name: 'A' });
    const club = open.group({ title: 'Club', owner: person });
    person.addsBot(club);
    person.says(club, 'Good evening');
    const updates = await new Api(open.token, { apiRoot: open.root }).getUpdates();
    expect(updates.at(-1)?.message?.text).toBe('Good evening');
    await open.stop();
  });
});

test('the bot learns who added it, with which payload, what it may do, and who removed it', async () => {
  aigul.addsBot(group, { start: 'g_12' });
  aigul.makesBotAdmin(group, { can_pin_messages: true });
  aigul.removesBot(group);
  const told = await news();
  expect(
    told.map((update) => update.my_chat_member?.new_chat_member.status ?? update.message?.text ?? 'notice'),
  ).toEqual(['member', 'notice', `/start@${telegram.bot.username} g_12`, 'administrator', 'notice', 'kicked']);
  expect(told[0]?.my_chat_member?.from.first_name).toBe('Aigul');
  expect(told[3]?.my_chat_member?.new_chat_member).toMatchObject({
    can_pin_messages: true,
    can_delete_messages: false,
  });
});

test('a group without the bot refuses it in its own words', async () => {
  const plain = telegram.group({ title: 'Plain', type: 'group', owner: aigul });
  const words = (id: number) => api.sendMessage(id, 'a').catch((error: { description: string }) => error.description);
  expect(await words(group.id)).toBe('Bad Request: chat not found');
  for (const chat of [group, plain]) {
    aigul.addsBot(chat);
    aigul.removesBot(chat);
  }
  expect(await words(group.id)).toBe('Forbidden: bot was kicked from the supergroup chat');
  expect(await words(plain.id)).toBe('Forbidden: bot was kicked from the group chat');
  aigul.addsBot(group);
  await api.leaveChat(group.id);
  expect(await words(group.id)).toBe('Forbidden: bot is not a member of the supergroup chat');
  await expect(api.getChatMember(group.id, aigul.user.id)).rejects.toMatchObject({ error_code: 403 });
});

test('chat_member needs an administrator that asked for it; service messages come to all', async () => {
  aigul.addsBot(group);
  const guest = telegram.person({ first_name: 'Chynara' });
  await news('chat_member', 'message');
  guest.joins(group);
  expect((await news()).map((update) => Object.keys(update)[1])).toEqual(['message']);
  aigul.makesBotAdmin(group);
  guest.leaves(group);
  aigul.promotes(bakyt, group);
  aigul.demotes(bakyt, group);
  const told = await news();
  const changes = told.flatMap((update) => update.chat_member ?? []);
  expect(changes.map((change) => `${change.old_chat_member.status} → ${change.new_chat_member.status}`)).toEqual([
    'member → left',
    'member → administrator',
    'administrator → member',
  ]);
  expect(told.filter((update) => update.message).map((update) => update.message?.left_chat_member?.first_name)).toEqual(
    ['Chynara'],
  );
});

test('members, administrators and their number can be asked for', async () => {
  aigul.addsBot(group);
  const status = async (id: number) => (await api.getChatMember(group.id, id)).status;
  expect(await status(aigul.user.id)).toBe('creator');
  expect(await status(bakyt.user.id)).toBe('member');
  expect(await status(telegram.bot.id)).toBe('member');
  expect(await status(telegram.person({ first_name: 'X' }).user.id)).toBe('left');
  expect((await api.getChatAdministrators(group.id)).map((member) => member.user.first_name)).toEqual(['Aigul']);
  expect(await api.getChatMemberCount(group.id)).toBe(3);
  expect(await api.getChat(group.id)).toMatchObject({ type: 'supergroup', title: 'Ak-Orgo' });
});

test('pinning needs the right, is seen by people, and is told as a service message', async () => {
  aigul.addsBot(group);
  const sent = await api.sendMessage(group.id, 'Meeting');
  await expect(api.pinChatMessage(group.id, sent.message_id)).rejects.toMatchObject({
    description: 'Bad Request: not enough rights to manage pinned messages in the chat',
  });
  aigul.makesBotAdmin(group, { can_pin_messages: true });
  await news();
  await api.pinChatMessage(group.id, sent.message_id);
  expect(group.pinned?.text).toBe('Meeting');
  expect((await news())[0]?.message?.pinned_message?.message_id).toBe(sent.message_id);
  expect(group.messages).toHaveLength(1);
  await api.unpinChatMessage(group.id, sent.message_id);
  expect(group.pinned).toBeUndefined();
});

test('an anonymous administrator writes as the group', async () => {
  aigul.addsBot(group);
  await news();
  aigul.saysAnonymously(group, '/status');
  expect((await news())[0]?.message).toMatchObject({
    from: { id: 1087968824, is_bot: true },
    sender_chat: { id: group.id },
  });
  expect(() => bakyt.saysAnonymously(group, '/status')).toThrow('Bakyt is no administrator');
});

test('a basic group that becomes a supergroup is dead under its old id', async () => {
  const plain = telegram.group({ title: 'Plain', type: 'group', owner: aigul, members: [bakyt] });
  aigul.addsBot(plain);
  await news();
  const upgraded = aigul.upgrades(plain);
  expect(
    (await news()).map((update) => update.message?.migrate_to_chat_id ?? update.message?.migrate_from_chat_id),
  ).toEqual([upgraded.id, plain.id]);
  await expect(api.sendMessage(plain.id, 'a')).rejects.toMatchObject({
    error_code: 400,
    parameters: { migrate_to_chat_id: upgraded.id },
  });
  await api.sendMessage(upgraded.id, 'a');
  expect(() => bakyt.says(plain, 'a')).toThrow(`has become the supergroup ${upgraded.id}`);
});

test('message ids are one count in a supergroup and one for all other chats', async () => {
  const [one, two] = ['One', 'Two'].map((title) => telegram.group({ title, owner: aigul }));
  const [plain] = ['Plain'].map((title) => telegram.group({ title, type: 'group', owner: aigul }));
  const ids = [one, two].map((chat) => chat && aigul.says(chat, 'a').id);
  expect(ids).toEqual([1, 1]);
  const started = aigul.startsBot();
  expect(plain && aigul.says(plain, 'a').id).toBe(started.id + 1);
});

test('a forum keeps its topics apart', async () => {
  const forum = telegram.group({ title: 'Forum', owner: aigul, topics: ['General', 'Lamps'] });
  aigul.addsBot(forum);
  await news();
  aigul.says(forum, '/status', { topic: 'Lamps' });
  const told = (await news())[0]?.message;
  expect(told).toMatchObject({ is_topic_message: true, message_thread_id: 2 });
  const sent = await api.sendMessage(forum.id, 'Here', { message_thread_id: 2 });
  expect(sent.message_thread_id).toBe(2);
  for (const message_thread_id of [1, 9]) {
    const words = { description: 'Bad Request: message thread not found' };
    await expect(api.sendMessage(forum.id, 'a', { message_thread_id })).rejects.toMatchObject(words);
  }
});

test('a phone marks commands, names, links and people without a username', async () => {
  aigul.addsBot(group, { admin: true });
  await news();
  bakyt.says(group, '/raise @bakyt_kg and Aigul: see https://a.kg/x, #lamp', { mentions: [aigul] });
  const message = (await news())[0]?.message;
  const marked = message?.entities?.map((entity) => [
    entity.type,
    message.text?.slice(entity.offset, entity.offset + entity.length),
  ]);
  expect(marked).toEqual([
    ['bot_command', '/raise'],
    ['mention', '@bakyt_kg'],
    ['text_mention', 'Aigul'],
    ['url', 'https://a.kg/x'],
    ['hashtag', '#lamp'],
  ]);
});

test('reactions are told to an administrator that asked for them', async () => {
  aigul.addsBot(group, { admin: true });
  await news('message_reaction');
  const sent = await api.sendMessage(group.id, 'Meeting');
  const message = await group.next('Meeting');
  bakyt.reacts(message, '👍');
  bakyt.reacts(message);
  const told = (await news()).flatMap((update) => update.message_reaction ?? []);
  expect(told.map((reaction) => reaction.new_reaction.length)).toEqual([1, 0]);
  await api.setMessageReaction(group.id, sent.message_id, [{ type: 'emoji', emoji: '👍' }]);
  expect([...message.reactions.values()]).toEqual(['👍']);
});

test('people cannot do what their phones would not let them', () => {
  const outsider = telegram.person({ first_name: 'Out' });
  expect(() => outsider.says(group, 'a')).toThrow('Out is not in «Ak-Orgo»');
  expect(() => outsider.addsBot(group)).toThrow('Out is not in «Ak-Orgo»');
  expect(() => outsider.says(telegram.bot, 'a')).toThrow('has not pressed Start');
  expect(() => bakyt.promotes(bakyt, group)).toThrow('may not make administrators');
  expect(() => aigul.startsBot('a b')).toThrow('a start parameter is 1-64');
});
