import { Api, GrammyError, InputFile } from 'grammy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

/** The call as a bot would make it, with parameters that types would not let through. */
async function refusal(method: string, params: Record<string, unknown>): Promise<string> {
  // Wrong calls are the point here, so the types of the methods are left behind.
  const raw = api.raw as unknown as Record<string, (params: object) => Promise<unknown>>;
  const error = await raw[method]?.(params).catch((thrown: unknown) => thrown);
  if (!(error instanceof GrammyError)) throw new Error(`${method} was not refused: ${JSON.stringify(error)}`);
  return `${error.error_code} ${error.description}`;
}

const bad = (words: string) => `400 Bad Request: ${words}`;
const button = (more: object) => ({ inline_keyboard: [[{ text: 'Yes', ...more }]] });
const options = [{ text: 'Done' }];
const emoji = '😀';

describe('a message is refused for', () => {
  test.each([
    ['no text', {}, bad('message text is empty')],
    ['an empty text', { text: '' }, bad('message text is empty')],
    ['a blank text', { text: ' \n ' }, bad('message text is empty')],
    ['a text of 4097 symbols', { text: 'ж'.repeat(4097) }, bad('message is too long')],
    ['a text that is none', { text: 7 }, bad('parameter text must be a String')],
    [
      'an unknown parameter',
      { text: 'a', disable_web_page_preview: true },
      bad('parameter disable_web_page_preview is unknown to sendMessage (Bot API 10.3)'),
    ],
    ['an unknown chat', { chat_id: 12, text: 'a' }, bad('chat not found')],
    ['an unknown name', { chat_id: '@nobody', text: 'a' }, bad('chat not found')],
    [
      'a callback_data of 65 bytes',
      { text: 'a', reply_markup: button({ callback_data: 'ж'.repeat(32) + 'a' }) },
      bad('BUTTON_DATA_INVALID'),
    ],
    ['an empty callback_data', { text: 'a', reply_markup: button({ callback_data: '' }) }, bad('BUTTON_DATA_INVALID')],
    [
      'a button that does nothing',
      { text: 'a', reply_markup: button({}) },
      bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ],
    [
      'a button without a label',
      { text: 'a', reply_markup: { inline_keyboard: [[{ callback_data: 'a' }]] } },
      bad('can\'t parse inline keyboard button: Can\'t find field "text"'),
    ],
    [
      'a button with two actions',
      { text: 'a', reply_markup: button({ callback_data: 'a', url: 'https://a.kg' }) },
      bad('parameter reply_markup.inline_keyboard[0][0] has more than one action: url, callback_data'),
    ],
    [
      'a button to nowhere',
      { text: 'a', reply_markup: button({ url: 'http://localhost:80' }) },
      bad("inline keyboard button URL 'http://localhost:80' is invalid: Wrong HTTP URL"),
    ],
    [
      'a button of an unknown style',
      { text: 'a', reply_markup: button({ callback_data: 'a', style: 'blue' }) },
      bad('parameter reply_markup.inline_keyboard[0][0].style must be one of danger, success, primary'),
    ],
    [
      'a misspelt field of a button',
      { text: 'a', reply_markup: button({ callbackData: 'a' }) },
      bad(
        'parameter reply_markup.inline_keyboard[0][0].callbackData is unknown to InlineKeyboardButton (Bot API 10.3)',
      ),
    ],
    [
      'rows that are no rows',
      { text: 'a', reply_markup: { inline_keyboard: [{ text: 'a', callback_data: 'a' }] } },
      bad('parameter reply_markup.inline_keyboard[0] must be an Array of InlineKeyboardButton'),
    ],
    [
      '101 buttons',
      { text: 'a', reply_markup: { inline_keyboard: Array(101).fill([{ text: 'a', callback_data: 'a' }]) } },
      bad('reply markup is too long'),
    ],
    [
      'markup of no kind',
      { text: 'a', reply_markup: {} },
      bad(
        'parameter reply_markup must be InlineKeyboardMarkup or ReplyKeyboardMarkup or ReplyKeyboardRemove or ForceReply',
      ),
    ],
    [
      'an entity behind the text',
      { text: 'ab', entities: [{ type: 'bold', offset: 2, length: 1 }] },
      bad('entity begins after the end of the text at UTF-16 offset 2'),
    ],
    [
      'an entity that is too long',
      { text: 'ab', entities: [{ type: 'bold', offset: 1, length: 2 }] },
      bad('entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3'),
    ],
    [
      'an entity inside a symbol',
      { text: emoji, entities: [{ type: 'bold', offset: 1, length: 1 }] },
      bad('entity begins in a middle of a UTF-16 symbol'),
    ],
    [
      'an entity that ends inside a symbol',
      { text: emoji, entities: [{ type: 'bold', offset: 0, length: 1 }] },
      bad('entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol'),
    ],
    [
      'an unknown entity',
      { text: 'ab', entities: [{ type: 'blink', offset: 0, length: 1 }] },
      bad("can't parse MessageEntity: Unsupported type specified"),
    ],
    [
      'a link without address',
      { text: 'ab', entities: [{ type: 'text_link', offset: 0, length: 1 }] },
      bad('can\'t parse MessageEntity: Can\'t find field "url"'),
    ],
    [
      'a wrong time format',
      { text: 'ab', entities: [{ type: 'date_time', offset: 0, length: 1, unix_time: 1, date_time_format: 'x' }] },
      bad("can't parse MessageEntity: Invalid date-time format specified"),
    ],
    [
      'a reply to nothing',
      { text: 'ab', reply_parameters: { message_id: 999 } },
      bad('message to be replied not found'),
    ],
    [
      'a parse mode',
      { text: 'ab', parse_mode: 'HTML' },
      bad('parse_mode (send entities) is not played by this stand-in'),
    ],
    [
      'an ephemeral message',
      { text: 'ab', ephemeral_message_parameters: { receiver_user_id: 1 } },
      bad('parameter ephemeral_message_parameters is not played by this stand-in'),
    ],
    [
      'link preview options of a wrong kind',
      { text: 'ab', link_preview_options: { is_disabled: 'yes' } },
      bad('parameter link_preview_options.is_disabled must be a Boolean'),
    ],
  ])('%s', async (_, params, words) => {
    expect(await refusal('sendMessage', { chat_id: aigul.user.id, ...params })).toBe(words);
  });

  test('a chat that is missing', async () => {
    expect(await refusal('sendMessage', { text: 'a' })).toBe(bad('chat_id is empty'));
  });

  test('a person who never started the bot', async () => {
    const words = "403 Forbidden: bot can't initiate conversation with a user";
    expect(await refusal('sendMessage', { chat_id: stranger.user.id, text: 'a' })).toBe(words);
  });

  test('a person who blocked the bot, until they come back', async () => {
    const person = telegram.person({ first_name: 'Bakyt' });
    person.startsBot();
    person.blocksBot();
    const call = { chat_id: person.user.id, text: 'a' };
    expect(await refusal('sendMessage', call)).toBe('403 Forbidden: bot was blocked by the user');
    person.unblocksBot();
    await api.sendMessage(person.user.id, 'a');
    person.deletesAccount();
    expect(await refusal('sendMessage', call)).toBe('403 Forbidden: user is deactivated');
  });
});

describe('a poll is refused for', () => {
  test.each([
    ['no question', { options }, bad('text must be non-empty')],
    [
      'a question of 301 symbols',
      { question: 'ж'.repeat(301), options },
      bad('poll question length must not exceed 300'),
    ],
    ['no options', { question: 'a' }, bad('poll must have at least one answer option')],
    ['an empty list of options', { question: 'a', options: [] }, bad('poll must have at least one answer option')],
    [
      '13 options',
      { question: 'a', options: Array(13).fill({ text: 'a' }) },
      bad("poll can't have more than 12 options"),
    ],
    [
      'an option of 101 symbols',
      { question: 'a', options: [{ text: 'ж'.repeat(101) }] },
      bad('poll options length must not exceed 100'),
    ],
    [
      'an option that is a string',
      { question: 'a', options: ['Done'] },
      bad('parameter options[0] must be a InputPollOption'),
    ],
    [
      'a long description',
      { question: 'a', options, description: 'ж'.repeat(1025) },
      bad('parameter description must have 0-1024 characters, not 1025'),
    ],
    [
      'a closing time too far',
      { question: 'a', options, open_period: 2_628_001 },
      bad('parameter open_period must be 5-2628000'),
    ],
    [
      'two closing times',
      { question: 'a', options, open_period: 60, close_date: 2_000_000_000 },
      bad('open_period and close_date exclude each other'),
    ],
    [
      'bold in a question',
      { question: 'a', options, question_entities: [{ type: 'bold', offset: 0, length: 1 }] },
      bad('only custom emoji entities are allowed in question_entities'),
    ],
    ['an unknown type', { question: 'a', options, type: 'exam' }, bad('unsupported poll type specified')],
  ])('%s', async (_, params, words) => {
    expect(await refusal('sendPoll', { chat_id: aigul.user.id, ...params })).toBe(words);
  });
});

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
