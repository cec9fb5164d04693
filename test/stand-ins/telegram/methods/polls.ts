import type { Message, Poll } from 'grammy/types';
import { trimmed } from '../chats/trimmed.ts';
import { closeIfDue, closePoll } from '../people/voting.ts';
import { badRequest } from '../wire/refusal.ts';
import type { Method } from './method.ts';
import { messageIn } from './reach.ts';
import { inlineKeyboard, sendContent } from './sending.ts';

export const sendPoll: Method<'sendPoll'> = (world, args) => {
  const type = args.type ?? 'regular';
  const description = trimmed(args.description ?? '').text;
  const poll: Poll = {
    id: world.takeId(),
    question: trimmed(args.question).text,
    options: args.options.map((option, index) => ({
      // Not the index, so that code which takes the one for the other is found out.
      persistent_id: `${world.takeId()}.${index}`,
      text: trimmed(typeof option === 'string' ? option : option.text).text,
      voter_count: 0,
    })),
    total_voter_count: 0,
    is_closed: args.is_closed ?? false,
    is_anonymous: args.is_anonymous ?? true,
    type,
    allows_multiple_answers: args.allows_multiple_answers ?? false,
    allows_revoting: args.allows_revoting ?? type === 'regular',
    members_only: false,
    ...(args.open_period !== undefined && { open_period: args.open_period }),
    ...(args.close_date !== undefined && { close_date: args.close_date }),
    ...(args.correct_option_ids && { correct_option_ids: [...args.correct_option_ids] }),
    ...(description && { description }),
    ...(args.explanation && { explanation: args.explanation }),
  };
  return sendContent(world, args, { poll });
};

export const stopPoll: Method<'stopPoll'> = (world, args) => {
  const message = messageIn(world, args.chat_id, args.message_id, 'message with poll to stop');
  if (message.by !== 'bot' || !message.api.poll) throw badRequest("poll can't be stopped");
  closeIfDue(world, message);
  if (message.api.poll.is_closed) throw badRequest('poll has already been closed');
  const { reply_markup: _, ...rest } = message.api;
  // A Message without its keyboard is still a Message.
  message.api = { ...rest, ...inlineKeyboard(args.reply_markup) } as Message;
  closePoll(world, message);
  return message.api.poll;
};
