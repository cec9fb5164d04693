import type { ChatMessage } from '../chats/chat-message.ts';
import type { Group } from '../chats/group.ts';
import type { PrivateChat } from '../chats/private-chat.ts';
import { badRequest } from '../wire/refusal.ts';
import type { World } from '../world.ts';

type ChatId = number | string;

function chatWith(world: World, id: ChatId): Group | PrivateChat {
  const chat = world.chats.get(Number(id));
  if (!chat) throw badRequest('chat not found');
  if (chat.kind === 'group') chat.mustHoldBot();
  return chat;
}

/** The chat with this id, for writing; throws what Telegram answers when the bot cannot. */
export function writableChat(world: World, id: ChatId): Group | PrivateChat {
  const chat = chatWith(world, id);
  if (chat.kind === 'private') chat.mustBeOpen();
  return chat;
}

/** The chat with this id, for looking at it. */
export function readableChat(world: World, id: ChatId): Group | PrivateChat {
  const chat = chatWith(world, id);
  if (chat.kind === 'private') chat.mustBeKnown();
  return chat;
}

/** A message in a chat that the bot may write to; `purpose` as in "message to edit". */
export function messageIn(
  world: World,
  id: ChatId | undefined,
  messageId: number | undefined,
  purpose: string,
): ChatMessage {
  if (id === undefined) throw badRequest('chat_id is empty');
  if (messageId === undefined) throw badRequest('message identifier is not specified');
  const message = writableChat(world, id).message(messageId);
  if (!message) throw badRequest(`${purpose} not found`);
  return message;
}
