import { isDeepStrictEqual } from 'node:util';
import type { Message } from 'grammy/types';
import type { ChatMessage } from '../chats/chat-message.ts';
import { may } from '../people/standing.ts';
import { badRequest } from '../wire/refusal.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';
import { messageIn, writableChat } from './reach.ts';
import { formatted, inlineKeyboard } from './sending.ts';

/** A bot can delete for two days (Bot API, deleteMessage). */
const DELETABLE_S = 48 * 3600;

interface Named {
  chat_id?: number | string;
  message_id?: number;
}

function editable(world: World, args: Named): ChatMessage {
  const message = messageIn(world, args.chat_id, args.message_id, 'message to edit');
  // Messages that came with a reply box or keyboard cannot be edited (tdlib, can_edit_message).
  if (message.by !== 'bot' || message.forceReply || message.replyKeyboard.length > 0) {
    throw badRequest("message can't be edited");
  }
  return message;
}

type Part = 'text' | 'entities' | 'caption' | 'caption_entities' | 'link_preview_options' | 'reply_markup';

/** Puts `content` in the place of `parts`; a message that stays the same is refused. */
function change(world: World, message: ChatMessage, parts: readonly Part[], content: Partial<Message>): Message {
  const before: Partial<Message> = message.api;
  if (parts.every((part) => isDeepStrictEqual(before[part], content[part]))) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  }
  const kept: Message = { ...message.api };
  for (const part of parts) delete kept[part];
  // A new keyboard alone does not mark a message as edited.
  const edited = parts.length > 1 ? { edit_date: world.date } : {};
  message.api = { ...kept, ...content, ...edited };
  message.chat.changed();
  return message.api;
}

export const editMessageText: Method<'editMessageText'> = (world, args) => {
  const message = editable(world, args);
  if (message.api.text === undefined) throw badRequest('there is no text in the message to edit');
  const content = {
    ...formatted('text', args.text ?? '', args.entities),
    ...(args.link_preview_options && { link_preview_options: args.link_preview_options }),
    ...inlineKeyboard(args.reply_markup),
  };
  return change(world, message, ['text', 'entities', 'link_preview_options', 'reply_markup'], content);
};

export const editMessageCaption: Method<'editMessageCaption'> = (world, args) => {
  const message = editable(world, args);
  if (!message.document) throw badRequest('there is no caption in the message to edit');
  const content = {
    ...formatted('caption', args.caption ?? '', args.caption_entities),
    ...inlineKeyboard(args.reply_markup),
  };
  return change(world, message, ['caption', 'caption_entities', 'reply_markup'], content);
};

export const editMessageReplyMarkup: Method<'editMessageReplyMarkup'> = (world, args) =>
  change(world, editable(world, args), ['reply_markup'], inlineKeyboard(args.reply_markup));

export const deleteMessage: Method<'deleteMessage'> = (world, args) => {
  const message = messageIn(world, args.chat_id, args.message_id, 'message to delete');
  const chat = writableChat(world, args.chat_id);
  const isOld = world.date - message.api.date > DELETABLE_S;
  const isAllowed = chat.kind === 'private' || message.by === 'bot' ? !isOld : may(chat.bot, 'can_delete_messages');
  if (!isAllowed) throw badRequest("message can't be deleted");
  message.deleted = true;
  chat.unpin(message);
  return true;
};
