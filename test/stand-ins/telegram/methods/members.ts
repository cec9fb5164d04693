import type { ChatFullInfo, ChatMember } from 'grammy/types';
import type { Group } from '../chats/group.ts';
import { botLeaves } from '../people/membership.ts';
import { chatMember, isAdmin, isIn } from '../people/standing.ts';
import { badRequest } from '../wire/refusal.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';
import { readableChat } from './reach.ts';

const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};

function groupFor(world: World, id: number | string): Group {
  const chat = readableChat(world, id);
  if (chat.kind === 'private') throw badRequest('there are no administrators in the private chat');
  return chat;
}

export const getChat: Method<'getChat'> = (world, args) => {
  const chat = readableChat(world, args.chat_id);
  const pinned = chat.pinned?.api;
  return {
    ...chat.api,
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: NO_GIFTS,
    ...(pinned && { pinned_message: pinned }),
    // One object for all kinds of chat; each has the fields of its own kind.
  } as ChatFullInfo;
};

function membership(world: World, group: Group, userId: number): ChatMember {
  if (userId === world.bot.id) return chatMember(world.userOf('bot'), group.bot ?? { status: 'left' });
  const person = world.people.get(userId);
  if (!person) throw badRequest('user not found');
  return chatMember(person.user, group.standings.get(person) ?? { status: 'left' });
}

export const getChatMember: Method<'getChatMember'> = (world, args) => {
  const chat = readableChat(world, args.chat_id);
  if (chat.kind === 'group') return membership(world, chat, args.user_id);
  if (args.user_id === world.bot.id) return chatMember(world.userOf('bot'), { status: 'member' });
  if (args.user_id !== chat.id) throw badRequest('user not found');
  return chatMember(chat.person.user, { status: 'member' });
};

export const getChatAdministrators: Method<'getChatAdministrators'> = (world, args) => {
  const group = groupFor(world, args.chat_id);
  const people = [...group.standings]
    .filter(([, standing]) => isAdmin(standing))
    .map(([person, standing]) => chatMember(person.user, standing));
  // Other bots are left out, the asking one is named.
  return group.bot && isAdmin(group.bot) ? [...people, chatMember(world.userOf('bot'), group.bot)] : people;
};

export const getChatMemberCount: Method<'getChatMemberCount'> = (world, args) => {
  const chat = readableChat(world, args.chat_id);
  return chat.kind === 'private' ? 2 : chat.people.length + (isIn(chat.bot) ? 1 : 0);
};

export const leaveChat: Method<'leaveChat'> = (world, args) => {
  const chat = readableChat(world, args.chat_id);
  if (chat.kind === 'private') throw badRequest("private chats can't be left");
  botLeaves(world, chat);
  return true;
};
