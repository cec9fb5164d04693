import type { Message, MessageEntity } from 'grammy/types';

const spelled = (text: string, entity: MessageEntity) => text.slice(entity.offset, entity.offset + entity.length);

/** A command is for the bot when it names it, or when it names nobody and opens the message. */
function isCommandFor(username: string, message: Message): boolean {
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  return entities.some((entity) => {
    if (entity.type !== 'bot_command') return false;
    const addressee = spelled(text, entity).split('@')[1];
    return addressee === undefined ? entity.offset === 0 : addressee.toLowerCase() === username.toLowerCase();
  });
}

/** What privacy mode lets through to a bot that is no administrator: commands for it and replies to it. */
export const passesPrivacy = (bot: { id: number; username: string }, message: Message): boolean =>
  message.reply_to_message?.from?.id === bot.id || isCommandFor(bot.username, message);
