import type { Chat, Message, Update, User } from 'grammy/types';
import type { ChatEvent, MemberStatus, Place, Speaker } from '../channel.ts';

/** The account that anonymous admins write as. */
const groupAnonymousBot = 1087968824;

/** The updates we ask for; what is not named here is never told. */
export const allowedUpdates = [
  'message',
  'callback_query',
  'poll_answer',
  'my_chat_member',
  'chat_member',
] as const satisfies readonly Exclude<keyof Update, 'update_id'>[];

/** What an update means to the bot; undefined when it means nothing. `bot` is our own account. */
export function eventOf(update: Update, bot: User): ChatEvent | undefined {
  const head = { id: String(update.update_id), platform: 'telegram' as const };
  if (update.message) return ofMessage(head, update.message, bot);
  if (update.callback_query) return ofPress(head, update.callback_query);
  if (update.poll_answer) return ofVote(head, update.poll_answer);
  if (update.my_chat_member) return ofBotMembership(head, update.my_chat_member);
  return update.chat_member && ofMembership(head, update.chat_member);
}

type Head = { readonly id: string; readonly platform: 'telegram' };

function ofMessage(head: Head, message: Message, bot: User): ChatEvent | undefined {
  const chat = placeOf(message.chat);
  const { from, message_id, text: written } = message;
  if (!chat || !from) return undefined;
  if (message.migrate_to_chat_id !== undefined) {
    return { ...head, kind: 'moved', chat, by: speakerOf(from), to: String(message.migrate_to_chat_id) };
  }
  const text = written === undefined ? undefined : addressed(written, bot);
  if (from.id === groupAnonymousBot && message.sender_chat) {
    if (text === undefined) return undefined;
    const said = { kind: 'said_anonymously', chat, text, message: String(message_id) } as const;
    return { ...head, ...said, ...answerIn(message, bot), ...mentionsIn(message, bot) };
  }
  // Told to every bot; that somebody left is told as a change of membership only to admins.
  const left = message.left_chat_member;
  if (left) return left.is_bot ? undefined : { ...head, kind: 'membership', chat, by: speakerOf(left), now: 'left' };
  if (from.is_bot) return undefined;
  const scene = { ...head, chat, by: speakerOf(from), message: String(message_id) };
  if (text !== undefined)
    return { ...scene, kind: 'said', text, ...answerIn(message, bot), ...mentionsIn(message, bot) };
  if (message.new_chat_title !== undefined) return { ...head, kind: 'renamed', chat, by: scene.by };
  return isShown(message) ? { ...scene, kind: 'showed' } : undefined;
}

function answerIn({ reply_to_message: replied }: Message, bot: User): { answers?: string } {
  return replied?.from?.id === bot.id ? { answers: String(replied.message_id) } : {};
}

/** The text with `/command@ourbot` cut to `/command`; undefined when another bot is addressed. */
function addressed(text: string, bot: User): string | undefined {
  const [whole, command, name] = /^(\/[a-z0-9_]+)@([a-z0-9_]+)/i.exec(text) ?? [];
  if (whole === undefined || command === undefined || name === undefined) return text;
  return name.toLowerCase() === bot.username?.toLowerCase() ? command + text.slice(whole.length) : undefined;
}

function isShown(message: Message): boolean {
  return Boolean(
    message.voice ??
      message.audio ??
      message.photo ??
      message.video ??
      message.video_note ??
      message.document ??
      message.sticker,
  );
}

function mentionsIn({ text = '', entities = [] }: Message, bot: User) {
  const mentions: Speaker[] = [];
  const mentioned: string[] = [];
  for (const entity of entities) {
    if (entity.type === 'text_mention') mentions.push(speakerOf(entity.user));
    if (entity.type !== 'mention') continue;
    const name = text.slice(entity.offset + 1, entity.offset + entity.length);
    if (name.toLowerCase() !== bot.username?.toLowerCase()) mentioned.push(name);
  }
  return { mentions, mentioned };
}

function ofPress(head: Head, query: NonNullable<Update['callback_query']>): ChatEvent | undefined {
  const chat = query.message && placeOf(query.message.chat);
  // A message that only one person sees has no id of its own to edit (0); such messages are never ours.
  if (!chat || query.data === undefined || query.message?.message_id === 0) return undefined;
  const message = String(query.message?.message_id);
  const scene = { ...head, chat, by: speakerOf(query.from), message };
  return { ...scene, kind: 'chose', press: query.id, data: query.data, about: writtenBefore(query) };
}

/** The text that the pressed message answers, if the presser wrote it. */
function writtenBefore({ from, message }: NonNullable<Update['callback_query']>): string | undefined {
  const replied = message && 'reply_to_message' in message ? message.reply_to_message : undefined;
  return replied?.from?.id === from.id ? replied.text : undefined;
}

function ofVote(head: Head, answer: NonNullable<Update['poll_answer']>): ChatEvent | undefined {
  // Whoever votes as a chat is not a person, so their vote is nobody's.
  if (!answer.user) return undefined;
  return {
    ...head,
    kind: 'voted',
    by: speakerOf(answer.user),
    poll: answer.poll_id,
    options: answer.option_persistent_ids,
  };
}

function ofBotMembership(head: Head, change: NonNullable<Update['my_chat_member']>): ChatEvent | undefined {
  const chat = placeOf(change.chat);
  if (!chat) return undefined;
  const member = change.new_chat_member;
  const [before, now] = [statusOf(change.old_chat_member), statusOf(member)];
  const mayPin = member.status === 'administrator' && member.can_pin_messages === true;
  return { ...head, kind: 'bot_membership', chat, by: speakerOf(change.from), before, now, mayPin };
}

function ofMembership(head: Head, change: NonNullable<Update['chat_member']>): ChatEvent | undefined {
  const chat = placeOf(change.chat);
  const { user } = change.new_chat_member;
  if (!chat || user.is_bot) return undefined;
  return { ...head, kind: 'membership', chat, by: speakerOf(user), now: statusOf(change.new_chat_member) };
}

/** Somebody's place in a chat, from what Telegram calls it. */
export function statusOf(member: { status: string; is_member?: boolean }): MemberStatus {
  if (member.status === 'creator' || member.status === 'administrator') return 'admin';
  if (member.status === 'member' || (member.status === 'restricted' && member.is_member)) return 'member';
  return 'left';
}

/** A person as Telegram describes them. */
export function speakerOf(user: User): Speaker {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ');
  return { id: String(user.id), name, username: user.username, language: user.language_code };
}

function placeOf(chat: Chat): Place | undefined {
  if (chat.type === 'private') return { id: String(chat.id), kind: 'private' };
  if (chat.type === 'group' || chat.type === 'supergroup')
    return { id: String(chat.id), kind: 'group', title: chat.title };
  return undefined;
}
