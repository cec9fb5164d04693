import { Api, InputFile } from 'grammy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bad, refusalOf } from './refused.ts';
import { type ChatMessage, type Person, startTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let api: Api;
let aigul: Person;
let stranger: Person;
let hello: ChatMessage;

beforeAll(async () => {
  telegram = await startTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.root });
  aigul = telegram.person({ first_name: 'Aigul' });
  stranger = telegram.person({ first_name: 'Stranger' });
  aigul.startsBot();
  await api.sendMessage(aigul.user.id, 'Hello');
  hello = await aigul.private.next('Hello');
});

afterAll(() => telegram.stop());

const refusal = (method: string, params: Record<string, unknown>) => refusalOf(api, method, params);

describe('other calls are refused:', () => {
  const cases: [string, string, () => Record<string, unknown>, string][] = [
    [
      'an edit that changes nothing',
      'editMessageText',
      () => ({ chat_id: aigul.user.id, message_id: hello.id, text: 'Hello' }),
      bad(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      ),
    ],
    [
      'an edit of nothing',
      'editMessageText',
      () => ({ chat_id: aigul.user.id, message_id: 999, text: 'a' }),
      bad('message to edit not found'),
    ],
    [
      'an edit of an ephemeral id',
      'editMessageText',
      () => ({ chat_id: aigul.user.id, message_id: 0, text: 'a' }),
      bad('message to edit not found'),
    ],
    [
      'an edit of somebody else’s message',
      'editMessageText',
      () => ({ chat_id: aigul.user.id, message_id: 1, text: 'a' }),
      bad("message can't be edited"),
    ],
    [
      'an edit without a message',
      'editMessageText',
      () => ({ chat_id: aigul.user.id, text: 'a' }),
      bad('message identifier is not specified'),
    ],
    [
      'an edit to nothing',
      'editMessageText',
      () => ({ chat_id: aigul.user.id, message_id: hello.id, text: '' }),
      bad('message text is empty'),
    ],
    [
      'a caption for a text',
      'editMessageCaption',
      () => ({ chat_id: aigul.user.id, message_id: hello.id, caption: 'a' }),
      bad('there is no caption in the message to edit'),
    ],
    [
      'a keyboard that stays the same',
      'editMessageReplyMarkup',
      () => ({ chat_id: aigul.user.id, message_id: hello.id }),
      bad(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      ),
    ],
    [
      'deleting nothing',
      'deleteMessage',
      () => ({ chat_id: aigul.user.id, message_id: 999 }),
      bad('message to delete not found'),
    ],
    [
      'pinning nothing',
      'pinChatMessage',
      () => ({ chat_id: aigul.user.id, message_id: 999 }),
      bad('message to pin not found'),
    ],
    ['unpinning nothing', 'unpinChatMessage', () => ({ chat_id: aigul.user.id }), bad('message to unpin not found')],
    [
      'stopping nothing',
      'stopPoll',
      () => ({ chat_id: aigul.user.id, message_id: 999 }),
      bad('message with poll to stop not found'),
    ],
    [
      'stopping what is no poll',
      'stopPoll',
      () => ({ chat_id: aigul.user.id, message_id: hello.id }),
      bad("poll can't be stopped"),
    ],
    [
      'answering no press',
      'answerCallbackQuery',
      () => ({ callback_query_id: '1' }),
      bad('query is too old and response timeout expired or query ID is invalid'),
    ],
    [
      'a toast of 201 symbols',
      'answerCallbackQuery',
      () => ({ callback_query_id: '1', text: 'ж'.repeat(201) }),
      bad('MESSAGE_TOO_LONG'),
    ],
    [
      'a command with capitals',
      'setMyCommands',
      () => ({ commands: [{ command: 'Start', description: 'a' }] }),
      bad('BOT_COMMAND_INVALID'),
    ],
    [
      'a command of 33 letters',
      'setMyCommands',
      () => ({ commands: [{ command: 'a'.repeat(33), description: 'a' }] }),
      bad('command length must not exceed 32'),
    ],
    [
      'a command without description',
      'setMyCommands',
      () => ({ commands: [{ command: 'a', description: '' }] }),
      bad('command description must be non-empty'),
    ],
    [
      '101 commands',
      'setMyCommands',
      () => ({ commands: Array(101).fill({ command: 'a', description: 'a' }) }),
      bad('BOT_COMMANDS_TOO_MUCH'),
    ],
    [
      'an unknown scope',
      'setMyCommands',
      () => ({ commands: [], scope: { type: 'everybody' } }),
      bad('parameter scope is no BotCommandScope: {"type":"everybody"}'),
    ],
    [
      'a scope without its chat',
      'setMyCommands',
      () => ({ commands: [], scope: { type: 'chat' } }),
      bad('chat_id is empty'),
    ],
    [
      'a scope in an unknown chat',
      'setMyCommands',
      () => ({ commands: [], scope: { type: 'chat', chat_id: 5 } }),
      bad('chat not found'),
    ],
    [
      'a language of three letters',
      'setMyCommands',
      () => ({ commands: [], language_code: 'kir' }),
      bad('invalid language code specified'),
    ],
    [
      'an unknown action',
      'sendChatAction',
      () => ({ chat_id: aigul.user.id, action: 'dancing' }),
      bad('wrong parameter action in request'),
    ],
    [
      'a misspelt kind of update',
      'getUpdates',
      () => ({ allowed_updates: ['poll_answers'] }),
      bad('parameter allowed_updates has the unknown kind poll_answers'),
    ],
    [
      'a webhook without https',
      'setWebhook',
      () => ({ url: 'http://a.kg' }),
      bad('bad webhook: An HTTPS URL must be provided for webhook'),
    ],
    [
      'a secret with spaces',
      'setWebhook',
      () => ({ url: 'https://a.kg', secret_token: 'a b' }),
      bad('secret token contains unallowed characters'),
    ],
    ['a member of nothing', 'getChatMember', () => ({ chat_id: -5, user_id: 1 }), bad('chat not found')],
    ['the chat of a stranger', 'getChat', () => ({ chat_id: stranger.user.id }), bad('chat not found')],
    [
      'a method that is not played',
      'sendDice',
      () => ({ chat_id: aigul.user.id }),
      bad('sendDice is not played by this stand-in'),
    ],
    ['a method that does not exist', 'sendEverything', () => ({}), '404 Not Found'],
  ];
  test.each(cases)('%s', async (_, method, params, words) => {
    expect(await refusal(method, params())).toBe(words);
  });

  test('a long caption and an empty or unknown file', async () => {
    const chat_id = aigul.user.id;
    const file = new InputFile(Buffer.from('a'), 'a.txt');
    expect(await refusal('sendDocument', { chat_id, document: file, caption: 'ж'.repeat(1025) })).toBe(
      bad('message caption is too long'),
    );
    const empty = new InputFile(Buffer.alloc(0), 'a.txt');
    expect(await refusal('sendDocument', { chat_id, document: empty })).toBe(bad('file must be non-empty'));
    expect(await refusal('sendDocument', { chat_id, document: 'file-0' })).toBe(
      bad('wrong file identifier/HTTP URL specified'),
    );
    expect(await refusal('sendDocument', { chat_id })).toBe(bad('parameter document is missing'));
  });

  test('a message that came with a reply box cannot be edited', async () => {
    const asked = await api.sendMessage(aigul.user.id, 'Name?', { reply_markup: { force_reply: true } });
    const call = { chat_id: aigul.user.id, message_id: asked.message_id, text: 'a' };
    expect(await refusal('editMessageText', call)).toBe(bad("message can't be edited"));
  });
});

test('a wrong token is not authorised, and other addresses are not found', async () => {
  const wrong = new Api('1:wrong', { apiRoot: telegram.root });
  await expect(wrong.getMe()).rejects.toMatchObject({ error_code: 401, description: 'Unauthorized' });
  const answer = await fetch(`${telegram.root}/elsewhere`);
  expect([answer.status, await answer.json()]).toEqual([404, { ok: false, error_code: 404, description: 'Not Found' }]);
});

test('a body that is no JSON object is refused', async () => {
  const post = async (body: string) =>
    (await fetch(`${telegram.root}/bot${telegram.token}/getMe`, { method: 'POST', body })).json();
  const words = { ok: false, error_code: 400, description: "Bad Request: can't parse JSON object" };
  expect(await post('{')).toEqual(words);
  expect(await post('null')).toEqual(words);
});
