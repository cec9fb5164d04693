import type { Message, User } from 'grammy/types';
import type { Person } from '../people/person.ts';
import type { World } from '../world.ts';
import { ChatMessage } from './chat-message.ts';
import type { Group } from './group.ts';
import type { PrivateChat } from './private-chat.ts';

export interface Posting {
  replyTo?: ChatMessage | undefined;
  /** Written in the name of the group, by an anonymous administrator. */
  asGroup?: boolean;
  /** Topic of a forum. */
  thread?: number | undefined;
}

/** Whom Telegram names as sender when an administrator writes as the group. */
export const GROUP_ANONYMOUS_BOT: User = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

/**
 * Puts a message into a chat, after `finish` has completed it and before anybody sees it, and tells the bot of it if it may hear it; its own messages come back to no bot.
 */
export function post(
  world: World,
  chat: Group | PrivateChat,
  by: 'bot' | Person,
  content: Partial<Message>,
  how: Posting = {},
  finish: (message: ChatMessage) => void = () => {},
): ChatMessage {
  const { reply_to_message: _, ...replied } = how.replyTo?.api ?? {};
  const api = {
    message_id: chat.takeId(),
    from: how.asGroup ? GROUP_ANONYMOUS_BOT : world.userOf(by),
    ...(how.asGroup && { sender_chat: chat.api }),
    chat: chat.api,
    date: world.date,
    ...(how.thread && { message_thread_id: how.thread, is_topic_message: true as const }),
    ...(how.replyTo && { reply_to_message: replied }),
    ...content,
    // The parts are typed one by one; together they make a Message, which the tests hold against the schema.
  } as Message;
  const message = new ChatMessage(chat, by, api);
  message.replyTo = how.replyTo;
  finish(message);
  chat.add(message);
  if (by !== 'bot' && chat.botHears(api)) world.updates.add('message', api);
  return message;
}

/** A service message, which the bot hears also when it caused it. */
export function notice(
  world: World,
  chat: Group | PrivateChat,
  by: 'bot' | Person,
  content: Partial<Message>,
): ChatMessage {
  const message = post(world, chat, by, content);
  if (by === 'bot' && chat.botHears(message.api)) world.updates.add('message', message.api);
  return message;
}
