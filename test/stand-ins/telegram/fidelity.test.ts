import { Api, InputFile } from 'grammy';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { typeCheck } from './checks/check-value.ts';
import { schema } from './checks/schema.ts';
import { type Call, startTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let api: Api;

beforeAll(async () => {
  telegram = await startTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.root });
});

afterAll(() => telegram.stop());

/** A day in which everything happens once. */
async function everything(): Promise<void> {
  await api.getUpdates({
    allowed_updates: [
      'message',
      'edited_message',
      'callback_query',
      'poll',
      'poll_answer',
      'my_chat_member',
      'chat_member',
      'message_reaction',
    ],
  });
  const aigul = telegram.person({ first_name: 'Aigul', last_name: 'A', username: 'aigul_kg', language_code: 'ky' });
  const bakyt = telegram.person({ first_name: 'Bakyt' });
  const group = telegram.group({ title: 'Ak-Orgo', owner: aigul, members: [bakyt], topics: ['General', 'Lamps'] });
  const plain = telegram.group({ title: 'Plain', type: 'group', owner: aigul });
  aigul.addsBot(group, { admin: true });
  aigul.addsBot(plain);
  aigul.upgrades(plain);
  bakyt.startsBot('x');
  bakyt.edits(bakyt.says(telegram.bot, 'Hi Aigul', { mentions: [aigul] }), '/help');
  bakyt.sendsVoice(group);
  bakyt.sendsPhoto(group, { caption: '#done' });
  bakyt.sendsDocument(group, { name: 'a', bytes: Buffer.from('a') });
  aigul.saysAnonymously(group, 'Order!', { topic: 'Lamps' });
  const sent = await api.sendMessage(group.id, 'Q', {
    reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a', style: 'success' }]] },
    reply_parameters: { message_id: 1 },
    link_preview_options: { is_disabled: true },
  });
  const question = await group.next('Q');
  void bakyt.presses(question, 'A').catch(() => undefined);
  bakyt.reacts(question, '👍');
  bakyt.answers(question, 'reply');
  await api.pinChatMessage(group.id, sent.message_id);
  await api.editMessageReplyMarkup(group.id, sent.message_id);
  await api.editMessageText(group.id, sent.message_id, 'R @aigul_kg');
  await api.sendPoll(group.id, 'P', [{ text: 'Done' }], { is_anonymous: false, description: 'd', open_period: 600 });
  const poll = await group.next('P');
  bakyt.votes(poll, ['Done']);
  aigul.votes(poll, ['Done'], { asGroup: group });
  await api.stopPoll(group.id, poll.id);
  const file = await api.sendDocument(group.id, new InputFile(Buffer.from('a,b'), 'a.csv'), { caption: 'C' });
  await api.editMessageCaption(group.id, file.message_id, { caption: 'D' });
  await api.sendDocument(group.id, file.document.file_id);
  await api.sendPhoto(group.id, new InputFile(Buffer.from('jpeg'), 'a.jpg'));
  await api.getFile(file.document.file_id);
  await api.sendChatAction(group.id, 'typing');
  await api.setMyCommands([{ command: 'a', description: 'b' }]);
  await api.getMyCommands();
  await api.getMe();
  await api.getChat(group.id);
  await api.getChat(bakyt.user.id);
  await api.getChatAdministrators(group.id);
  await api.getChatMember(group.id, bakyt.user.id);
  await api.getChatMember(bakyt.user.id, bakyt.user.id);
  await api.getChatMemberCount(group.id);
  await api.getWebhookInfo();
  await api.unpinChatMessage(group.id, sent.message_id);
  await api.deleteMessage(group.id, sent.message_id);
  aigul.promotes(bakyt, group, { can_pin_messages: true });
  await api.getChatMember(group.id, bakyt.user.id);
  aigul.removes(bakyt, group);
  bakyt.blocksBot();
  await api.leaveChat(group.id);
}

/** What is wrong with the result of a call, by the schema's own description of it. */
function fault({ method, answered }: Call): unknown {
  if (typeof answered !== 'object' || !answered.ok) return `${method} was refused: ${JSON.stringify(answered)}`;
  const checks = schema.methods[method]?.returns.map(typeCheck) ?? [];
  const objections = checks.map((check) => check(answered.result));
  return objections.includes(undefined) ? undefined : { method, objections };
}

test('every result and every update has the shape that the schema gives it', async () => {
  await everything();
  const calls = telegram.calls.filter((call) => call.method !== 'getUpdates');
  expect(calls.map(fault).filter(Boolean)).toEqual([]);
  const updates = await api.getUpdates();
  const isUpdate = typeCheck('Update');
  expect(updates.map((update) => isUpdate(update)).filter(Boolean)).toEqual([]);
  expect(new Set(updates.flatMap((update) => Object.keys(update).slice(1)))).toEqual(
    new Set([
      'message',
      'edited_message',
      'callback_query',
      'poll',
      'poll_answer',
      'my_chat_member',
      'chat_member',
      'message_reaction',
    ]),
  );
});
