import type { BotCommand, BotCommandScope } from 'grammy/types';
import { badRequest } from '../wire/refusal.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';
import { readableChat } from './reach.ts';

interface Slot {
  scope?: BotCommandScope;
  language_code?: string;
}

/** Where a list of commands is kept; throws when the scope's chat is unknown. */
export function slotOf(world: World, { scope = { type: 'default' }, language_code = '' }: Slot): string {
  if (language_code !== '' && !/^[a-z]{2}$/.test(language_code)) throw badRequest('invalid language code specified');
  if (!('chat_id' in scope)) return `${scope.type}/${language_code}`;
  const chat = readableChat(world, scope.chat_id);
  if (chat.kind === 'private' && scope.type !== 'chat') throw badRequest("can't use specified scope in private chats");
  const user = 'user_id' in scope ? `/${scope.user_id}` : '';
  return `${scope.type}/${chat.id}${user}/${language_code}`;
}

export const setMyCommands: Method<'setMyCommands'> = (world, args) => {
  const commands: BotCommand[] = args.commands.map((command) => ({ ...command }));
  world.commands.set(slotOf(world, args), commands);
  return true;
};

export const getMyCommands: Method<'getMyCommands'> = (world, args) => world.commands.get(slotOf(world, args)) ?? [];

export const deleteMyCommands: Method<'deleteMyCommands'> = (world, args) => {
  world.commands.delete(slotOf(world, args));
  return true;
};
