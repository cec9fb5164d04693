import type { InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity } from 'grammy/types';
import type { Channel, Choice, Message, Span } from '../channel.ts';

/** A text with the ranges that are styled: Telegram's way without a parse mode, so that no text is ever markup. */
export type Text = { readonly text: string; readonly entities: MessageEntity[] };

/** Writes spans as a text with entities. Offsets count UTF-16 units, as both Telegram and JavaScript do. */
export function textOf(spans: readonly Span[]): Text {
  let text = '';
  const entities: MessageEntity[] = [];
  for (const span of spans) {
    entities.push(...entitiesOf(span, text.length));
    text += span.text;
  }
  return { text, entities };
}

function entitiesOf(span: Span, before: number): MessageEntity[] {
  // An entity must not begin or end in blanks: Telegram would cut it and the ranges would not agree.
  const start = span.text.length - span.text.trimStart().length;
  const length = span.text.trim().length;
  if (length === 0) return [];
  const range = { offset: before + start, length };
  const entities: MessageEntity[] = [];
  if (span.style === 'bold' || span.style === 'italic') entities.push({ type: span.style, ...range });
  if (span.style === 'quote') entities.push({ type: 'blockquote', ...range });
  if (span.link) entities.push({ type: 'text_link', url: span.link, ...range });
  if (span.moment) {
    // No format: the text keeps showing the place's own time, and the entity only lets it be added to a calendar.
    const unix_time = Math.floor(span.moment.epochMilliseconds / 1000);
    entities.push({ type: 'date_time', unix_time, date_time_format: '', ...range });
  }
  return entities;
}

/** Who is mentioned by a span, for entities that need the account. */
export function mentionsOf(spans: readonly Span[]): MessageEntity[] {
  let before = 0;
  const mentions: MessageEntity[] = [];
  for (const { text, person } of spans) {
    if (person) {
      const user = { id: Number(person), is_bot: false, first_name: text };
      mentions.push({ type: 'text_mention', offset: before, length: text.length, user });
    }
    before += text.length;
  }
  return mentions;
}

/** The addresses that buttons open. */
export type Links = Pick<Channel, 'linkTo' | 'groupLink'>;

/** The buttons under a message. */
export function keyboardOf(choices: Message['choices'], links: Links): InlineKeyboardMarkup | undefined {
  if (!choices || choices.length === 0) return undefined;
  return { inline_keyboard: choices.map((row) => row.map((choice) => buttonOf(choice, links))) };
}

function buttonOf(choice: Choice, links: Links): InlineKeyboardButton {
  if ('link' in choice) return { text: choice.label, url: choice.link };
  if ('open' in choice) return { text: choice.label, url: links.linkTo(choice.open) };
  if ('addToGroup' in choice) return { text: choice.label, url: links.groupLink() };
  const style = choice.tone && ({ good: 'success', bad: 'danger' } as const)[choice.tone];
  return { text: choice.label, callback_data: choice.data, ...(style ? { style } : {}) };
}
