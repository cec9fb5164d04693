/** What Telegram says when a value is missing or empty, too long or too many, by owner and field. */
interface Wording {
  missing?: string;
  short?: string;
  long?: string;
}

const TEXT: Wording = {
  missing: 'message text is empty',
  short: 'message text is empty',
  long: 'message is too long',
};
const CAPTION: Wording = { long: 'message caption is too long' };
const CHAT: Wording = { missing: 'chat_id is empty' };

/** Wordings of tdlib and of tdlib/telegram-bot-api, July and May 2026. */
const WORDINGS: Record<string, Wording> = {
  'sendMessage.text': TEXT,
  'editMessageText.text': TEXT,
  'sendPoll.question': {
    missing: 'text must be non-empty',
    short: 'text must be non-empty',
    long: 'poll question length must not exceed 300',
  },
  'sendPoll.options': {
    missing: 'poll must have at least one answer option',
    short: 'poll must have at least one answer option',
    long: "poll can't have more than 12 options",
  },
  'InputPollOption.text': {
    missing: 'can\'t find field "text"',
    short: 'text must be non-empty',
    long: 'poll options length must not exceed 100',
  },
  'InlineKeyboardButton.text': {
    missing: 'can\'t parse inline keyboard button: Can\'t find field "text"',
    short: 'inline keyboard button text must be non-empty',
  },
  'InlineKeyboardButton.callback_data': { short: 'BUTTON_DATA_INVALID', long: 'BUTTON_DATA_INVALID' },
  'answerCallbackQuery.text': { long: 'MESSAGE_TOO_LONG' },
  'BotCommand.command': { short: 'command must be non-empty', long: 'command length must not exceed 32' },
  'BotCommand.description': {
    short: 'command description must be non-empty',
    long: 'command description length must not exceed 256',
  },
  'setWebhook.secret_token': { long: 'secret token is too long' },
};

/** Telegram's words for a field of a method or type, where they are known. */
export function wordingOf(owner: string, field: string): Wording {
  const known = WORDINGS[`${owner}.${field}`];
  if (known) return known;
  if (field === 'caption') return CAPTION;
  return field === 'chat_id' ? CHAT : {};
}
