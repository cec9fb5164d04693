import type { CallbackQuery, InlineKeyboardButton } from 'grammy/types';
import type { ChatMessage } from '../chats/chat-message.ts';
import { PATIENCE_MS } from '../watch.ts';
import type { Toast, World } from '../world.ts';
import type { Person } from './person.ts';

/** The payload of a link like https://t.me/<bot>?start=<payload>, if it is one to this bot. */
function startPayload(url: string, username: string): string | undefined {
  const link = URL.parse(url);
  if (!link) return undefined;
  const named = link.protocol === 'tg:' ? link.searchParams.get('domain') : link.pathname.slice(1);
  const isTelegram = link.protocol === 'tg:' || link.hostname === 't.me' || link.hostname === 'telegram.me';
  if (!isTelegram || named?.toLowerCase() !== username.toLowerCase()) return undefined;
  return link.searchParams.get('start') ?? undefined;
}

function mustBeReachable(person: Person, message: ChatMessage): void {
  const { chat } = message;
  if (message.deleted) throw new Error(`${message} is gone`);
  const isThere = chat.api.type === 'private' ? chat === person.private : person.isIn(chat);
  if (chat === person.private && person.private.contact !== 'open') {
    throw new Error(`${person.name} cannot press: ${person.private.contact}`);
  }
  if (!isThere) throw new Error(`${person.name} is not in «${chat.title}»`);
}

/** Presses the button with this label; resolves with what the presser is shown once the bot has answered. */
export async function press(
  world: World,
  person: Person,
  message: ChatMessage,
  label: string,
  timeoutMs = PATIENCE_MS,
): Promise<Toast> {
  mustBeReachable(person, message);
  const button = message.button(label);
  if ('disabled' in button) throw new Error(`the button «${button.text}» is disabled on ${message}`);
  if ('url' in button) {
    const payload = startPayload(button.url, world.bot.username);
    if (payload !== undefined) person.startsBot(payload);
    return { alert: false, opened: button.url };
  }
  if (!('callback_data' in button)) throw new Error(`no person can press «${button.text}» here: ${message}`);
  return callBack(world, person, message, button, timeoutMs);
}

function callBack(
  world: World,
  person: Person,
  message: ChatMessage,
  button: InlineKeyboardButton.CallbackButton,
  timeoutMs: number,
): Promise<Toast> {
  const late = new Error('the press was not answered');
  const id = world.takeId();
  const query: CallbackQuery = {
    id,
    from: person.user,
    // The bot's own message, seen by the presser now, is neither inaccessible nor a channel's.
    message: message.api as NonNullable<CallbackQuery['message']>,
    chat_instance: `${message.chat.id}`,
    data: button.callback_data,
  };
  if (world.updates.add('callback_query', query) === undefined) {
    throw new Error('the bot has not asked for callback_query updates: see allowed_updates');
  }
  return new Promise((resolve, reject) => {
    const silence = world.alarms.after(timeoutMs, () => {
      late.message = `the bot did not answer «${button.text}» within ${timeoutMs} ms: ${message}`;
      reject(late);
    });
    world.presses.set(id, (toast) => {
      silence();
      resolve(toast);
    });
  });
}
