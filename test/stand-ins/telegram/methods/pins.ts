import type { Message } from 'grammy/types';
import type { ChatMessage } from '../chats/chat-message.ts';
import { notice } from '../chats/posting.ts';
import { may } from '../people/standing.ts';
import { badRequest } from '../wire/refusal.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';
import { messageIn, writableChat } from './reach.ts';

function pinningChat(world: World, id: number | string) {
  const chat = writableChat(world, id);
  if (chat.kind === 'group' && !may(chat.bot, 'can_pin_messages')) {
    throw badRequest('not enough rights to manage pinned messages in the chat');
  }
  return chat;
}

export const pinChatMessage: Method<'pinChatMessage'> = (world, args) => {
  const message = messageIn(world, args.chat_id, args.message_id, 'message to pin');
  const chat = pinningChat(world, args.chat_id);
  if (message.pinned && chat.pinned === message) return true;
  chat.pin(message);
  // A message that is there is accessible, and one in a group or private chat is no channel post.
  notice(world, chat, 'bot', { pinned_message: withoutReply(message) as NonNullable<Message['pinned_message']> });
  return true;
};

function withoutReply(message: ChatMessage) {
  const { reply_to_message: _, ...rest } = message.api;
  return rest;
}

export const unpinChatMessage: Method<'unpinChatMessage'> = (world, args) => {
  const chat = pinningChat(world, args.chat_id);
  const message = args.message_id === undefined ? chat.pinned : chat.message(args.message_id);
  if (!message?.pinned) throw badRequest('message to unpin not found');
  chat.unpin(message);
  return true;
};
