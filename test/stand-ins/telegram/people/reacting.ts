import type { MessageReactionUpdated, ReactionType, ReactionTypeEmoji } from 'grammy/types';
import type { ChatMessage } from '../chats/chat-message.ts';
import type { World } from '../world.ts';
import type { Person } from './person.ts';
import { isAdmin } from './standing.ts';

const asType = (emoji: string): ReactionType => ({
  type: 'emoji',
  // Telegram has a fixed list of emoji; which ones are on it makes no difference here.
  emoji: emoji as ReactionTypeEmoji['emoji'],
});

/** Puts an emoji on a message, or takes it back; the bot is told as an administrator that asked for message_reaction. */
export function react(world: World, person: Person, message: ChatMessage, emoji: string | undefined): void {
  const chat = world.chats.get(message.chat.id);
  if (!chat || message.deleted) throw new Error(`${message} is gone`);
  const before = message.reactions.get(person.user.id);
  if (emoji === undefined) message.reactions.delete(person.user.id);
  else message.reactions.set(person.user.id, emoji);
  chat.changed();
  if (chat.kind === 'group' ? !isAdmin(chat.bot) : !chat.botHears()) return;
  const reaction: MessageReactionUpdated = {
    chat: chat.api,
    message_id: message.id,
    user: person.user,
    date: world.date,
    old_reaction: before === undefined ? [] : [asType(before)],
    new_reaction: emoji === undefined ? [] : [asType(emoji)],
  };
  world.updates.add('message_reaction', reaction);
}
