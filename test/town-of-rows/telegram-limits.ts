import { Api } from 'grammy';
import type { Message } from '../../bot/channels/channel.ts';
import { perform } from '../../bot/channels/telegram/perform.ts';
import { countCharacters } from '../../domain/text.ts';
import { checkCall } from '../stand-ins/telegram/checks/check-call.ts';

/** Characters of a button's label, a bound of our own: a phone shows about half of it. */
const longestLabel = 64;

/** UTF-16 units that a message and a caption may have. */
const longestText = 4096;
const longestCaption = 1024;

type Button = { readonly text: string };
type Payload = {
  readonly text?: string;
  readonly caption?: string;
  readonly document?: unknown;
  readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly Button[])[] };
};

const links = {
  linkTo: (token: string) => `https://t.me/ashar_bot?start=${token}`,
  groupLink: () => 'https://t.me/ashar_bot?startgroup=new',
};

/** How a message is to be brought to a chat. */
export type Way = 'send' | 'edit' | 'toast' | 'close_poll';

/** What Telegram, or we ourselves, would have against a message; empty when it is fine. */
export async function faultsOf(message: Message, way: Way, chat: string): Promise<string[]> {
  const faults: string[] = [];
  const api = new Api('1:token');
  api.config.use(async (_before, method, payload) => {
    // Whatever the method takes, these are the parts with limits.
    faults.push(...faultsIn(method, payload as Payload));
    const result = { message_id: 1, poll: { id: '1', options: [] } };
    return { ok: true, result: result as never }; // the least of what each method answers that perform looks at
  });
  if (way === 'toast') {
    const text = message.body.map((span) => span.text).join('');
    await perform(api, links, { do: 'toast', press: '1', text });
  } else if (way === 'edit') await perform(api, links, { do: 'edit', chat, id: '1', message });
  else if (way === 'send') await perform(api, links, { do: 'send', chat, message });
  return faults;
}

function faultsIn(method: string, payload: Payload): string[] {
  const faults: string[] = [];
  const whole: Record<string, unknown> = { ...payload };
  if (payload.document !== undefined) whole.document = 'file';
  try {
    checkCall(method, whole);
  } catch (error) {
    faults.push(`${method}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { text = '', caption = '' } = payload;
  if (method !== 'answerCallbackQuery' && text.length > longestText) faults.push(`a text of ${text.length} units`);
  if (caption.length > longestCaption) faults.push(`a caption of ${caption.length} units`);
  for (const { text: label } of payload.reply_markup?.inline_keyboard?.flat() ?? []) {
    if (label.trim() === '') faults.push('a button without a label');
    const length = countCharacters(label);
    if (length > longestLabel) faults.push(`a label of ${length} characters`);
  }
  return faults;
}
