import { badRequest } from '../wire/refusal.ts';
import type { Method } from './method.ts';
import { messageIn } from './reach.ts';

export const setMessageReaction: Method<'setMessageReaction'> = (world, args) => {
  const message = messageIn(world, args.chat_id, args.message_id, 'message to react');
  const [reaction, ...more] = args.reaction ?? [];
  // Bot API: bots can set one reaction, and cannot pay for one.
  if (more.length > 0) throw badRequest('REACTIONS_TOO_MANY');
  if (reaction && reaction.type !== 'emoji') throw badRequest('REACTION_INVALID');
  if (reaction) message.reactions.set(world.bot.id, reaction.emoji);
  else message.reactions.delete(world.bot.id);
  message.chat.changed();
  return true;
};
