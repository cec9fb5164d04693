import { Api } from 'grammy';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bad, refusalOf } from './refused.ts';
import { type Person, startTelegram, type Telegram } from './telegram.ts';

let telegram: Telegram;
let api: Api;
let aigul: Person;
let stranger: Person;

beforeAll(async () => {
  telegram = await startTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.root });
  aigul = telegram.person({ first_name: 'Aigul' });
  stranger = telegram.person({ first_name: 'Stranger' });
  aigul.startsBot();
});

afterAll(() => telegram.stop());

const refusal = (method: string, params: Record<string, unknown>) => refusalOf(api, method, params);
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
      { text: 'a', reply_markup: button({ callback_data: `${'ж'.repeat(32)}a` }) },
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
