import { isLink } from './link.ts';
import { type Check, inWords, objection, within } from './objection.ts';

type Values = Record<string, unknown>;

/** Fields of a button that say what it does; exactly one must be there. */
const BUTTON_ACTIONS = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
  'disabled',
];

function button(values: Values) {
  const actions = BUTTON_ACTIONS.filter((name) => values[name] !== undefined);
  if (actions.length === 0) {
    return inWords("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (actions.length > 1) return objection(`has more than one action: ${actions.join(', ')}`);
  if (values.text === '') return inWords('inline keyboard button text must be non-empty');
  if (typeof values.url === 'string' && !isLink(values.url)) {
    return inWords(`inline keyboard button URL '${values.url}' is invalid: Wrong HTTP URL`);
  }
  if (values.style !== undefined && !BUTTON_STYLES.has(values.style)) {
    return within('style', objection(`must be one of ${[...BUTTON_STYLES].join(', ')}`));
  }
  return undefined;
}

/** Bot API 9.4. */
const BUTTON_STYLES = new Set<unknown>(['danger', 'success', 'primary']);

/** More buttons than this are refused; the number is the one that client authors give, not a documented one. */
const MOST_BUTTONS = 100;

function keyboard(values: Values) {
  const rows = Array.isArray(values.inline_keyboard) ? values.inline_keyboard : [];
  return rows.flat().length > MOST_BUTTONS ? inWords('reply markup is too long') : undefined;
}

const command = ({ command: name }: Values) =>
  typeof name === 'string' && /^\/?[a-z0-9_]+$/.test(name) ? undefined : inWords('BOT_COMMAND_INVALID');

/** Bot API: at most 100 commands. */
const commands = ({ commands: list }: Values) =>
  Array.isArray(list) && list.length > 100 ? inWords('BOT_COMMANDS_TOO_MUCH') : undefined;

/** Bot API 9.6: 5-2,628,000 seconds, and not both ways of closing. */
function poll({ open_period: period, close_date: date, type, correct_option_ids: correct }: Values) {
  if (period !== undefined && date !== undefined) return inWords('open_period and close_date exclude each other');
  if (typeof period === 'number' && (period < 5 || period > 2_628_000)) {
    return within('open_period', objection('must be 5-2628000'));
  }
  if (type !== undefined && type !== 'regular' && type !== 'quiz') return inWords('unsupported poll type specified');
  if (type === 'quiz' && (!Array.isArray(correct) || correct.length === 0)) {
    return inWords('correct quiz option list must be non-empty');
  }
  return undefined;
}

const ACTIONS = new Set<unknown>([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]);

const MEANINGS: Record<string, ((values: Values) => ReturnType<Check>)[]> = {
  InlineKeyboardButton: [button],
  InlineKeyboardMarkup: [keyboard],
  BotCommand: [command],
  setMyCommands: [commands],
  sendPoll: [poll],
  sendChatAction: [({ action }) => (ACTIONS.has(action) ? undefined : inWords('wrong parameter action in request'))],
  sendMessage: [blank('text')],
  editMessageText: [blank('text')],
};

function blank(field: string) {
  return (values: Values) => {
    const text = values[field];
    return typeof text === 'string' && text.trim() === '' ? inWords('message text is empty') : undefined;
  };
}

/** What the schema cannot say: rules across fields, and inside strings. The owner's types are checked before. */
export function extraChecks(owner: string): Check[] {
  // Called only for values that the owner's own check found to be objects.
  return (MEANINGS[owner] ?? []).map((check) => (value) => check(value as Values));
}
