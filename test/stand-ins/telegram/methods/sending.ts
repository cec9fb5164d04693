import type { InlineKeyboardMarkup, Message, MessageEntity, Opts } from 'grammy/types';
import type { ChatMessage, SentFile } from '../chats/chat-message.ts';
import { entitiesOf } from '../chats/entities.ts';
import type { Group } from '../chats/group.ts';
import { type Posting, post } from '../chats/posting.ts';
import type { PrivateChat } from '../chats/private-chat.ts';
import { trimmed } from '../chats/trimmed.ts';
import { GENERAL_TOPIC } from '../people/saying.ts';
import { badRequest } from '../wire/refusal.ts';
import type { World } from '../world.ts';
import type { Enclosed, Method } from './method.ts';
import { writableChat } from './reach.ts';

type Common = Pick<Opts<'sendMessage'>, 'chat_id' | 'message_thread_id' | 'reply_parameters' | 'reply_markup'>;

function threadOf(chat: Group | PrivateChat, thread: number | undefined): number | undefined {
  if (thread === undefined || chat.kind === 'private' || !chat.topics) return undefined;
  if (thread === GENERAL_TOPIC || ![...chat.topics.values()].includes(thread))
    throw badRequest('message thread not found');
  return thread;
}

function repliedMessage(
  world: World,
  chat: Group | PrivateChat,
  reply: Common['reply_parameters'],
): ChatMessage | undefined {
  if (reply?.message_id === undefined) return undefined;
  const home = reply.chat_id === undefined ? chat : world.chats.get(Number(reply.chat_id));
  const message = home?.message(reply.message_id);
  if (!message && !reply.allow_sending_without_reply) throw badRequest('message to be replied not found');
  return message;
}

/** Inline buttons as they come back in a Message; an empty keyboard is none. */
export const inlineKeyboard = (markup: InlineKeyboardMarkup | undefined): Pick<Message, 'reply_markup'> =>
  markup?.inline_keyboard.some((row) => row.length > 0)
    ? { reply_markup: { inline_keyboard: markup.inline_keyboard.filter((row) => row.length > 0) } }
    : {};

function showMarkup(message: ChatMessage, markup: Common['reply_markup']): void {
  if (!markup) return;
  if ('force_reply' in markup && markup.force_reply) message.forceReply = true;
  if ('input_field_placeholder' in markup) message.placeholder = markup.input_field_placeholder;
  if ('keyboard' in markup) message.showKeyboard(markup);
}

function send(world: World, args: Common, content: Partial<Message>, file?: SentFile): Message {
  const chat = writableChat(world, args.chat_id);
  const how: Posting = {
    thread: threadOf(chat, args.message_thread_id),
    replyTo: repliedMessage(world, chat, args.reply_parameters),
  };
  const markup = args.reply_markup && 'inline_keyboard' in args.reply_markup ? inlineKeyboard(args.reply_markup) : {};
  const message = post(world, chat, 'bot', { ...content, ...markup }, how, (made) => {
    made.document = file;
    showMarkup(made, args.reply_markup);
  });
  return message.api;
}

/** Text and caption as Telegram keeps them: trimmed, with what it marks by itself. */
export function formatted<K extends 'text' | 'caption'>(
  key: K,
  text: string,
  given: readonly MessageEntity[] | undefined,
) {
  const kept = trimmed(text, given);
  const entities = entitiesOf(kept.text, kept.entities);
  const entitiesKey = key === 'text' ? 'entities' : 'caption_entities';
  if (kept.text === '') return {};
  return { [key]: kept.text, ...(entities.length > 0 && { [entitiesKey]: entities }) };
}

export const sendMessage: Method<'sendMessage'> = (world, args) =>
  send(world, args, {
    ...formatted('text', args.text, args.entities),
    ...(args.link_preview_options && { link_preview_options: args.link_preview_options }),
    ...(args.protect_content && { has_protected_content: true as const }),
  });

const MIME_BY_ENDING: Record<string, string> = {
  csv: 'text/csv',
  ics: 'text/calendar',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
};

const mimeOf = (name: string): string =>
  MIME_BY_ENDING[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

/** The file of an attach:// upload, or one that Telegram has already, by its file_id. */
function fileFor(world: World, given: unknown, enclosed: Enclosed): { id: string; file: SentFile } {
  const reference = String(given);
  if (!reference.startsWith('attach://')) {
    const file = world.files.get(reference);
    if (!file) throw badRequest('wrong file identifier/HTTP URL specified');
    return { id: reference, file };
  }
  const sent = enclosed.files.get(reference.slice('attach://'.length));
  if (!sent) throw badRequest(`${reference} was not uploaded`);
  if (sent.bytes.length === 0) throw badRequest('file must be non-empty');
  const file = { ...sent, mime: mimeOf(sent.name) };
  const id = `file-${world.takeId()}`;
  world.files.set(id, file);
  return { id, file };
}

export const sendDocument: Method<'sendDocument'> = (world, args, enclosed) => {
  writableChat(world, args.chat_id);
  const { id, file } = fileFor(world, args.document, enclosed);
  const document = {
    file_id: id,
    file_unique_id: id.replace('file-', 'unique-'),
    file_name: file.name,
    mime_type: file.mime,
    file_size: file.bytes.length,
  };
  return send(world, args, { document, ...formatted('caption', args.caption ?? '', args.caption_entities) }, file);
};

export const sendPhoto: Method<'sendPhoto'> = (world, args, enclosed) => {
  writableChat(world, args.chat_id);
  const { id, file } = fileFor(world, args.photo, enclosed);
  const size = { file_id: id, file_unique_id: id.replace('file-', 'unique-'), file_size: file.bytes.length };
  const photo = [{ ...size, width: 1280, height: 960 }];
  return send(world, args, { photo, ...formatted('caption', args.caption ?? '', args.caption_entities) }, file);
};

/** Sends whatever content another method has made. */
export const sendContent = send;

export const sendChatAction: Method<'sendChatAction'> = (world, args) => {
  writableChat(world, args.chat_id);
  return true;
};
