import type { MessageEntity } from 'grammy/types';

type Found = Extract<MessageEntity['type'], 'bot_command' | 'mention' | 'hashtag' | 'url' | 'email' | 'phone_number'>;

/** What Telegram marks in a text by itself, in the order in which one reading wins over another. */
const PATTERNS: [Found, RegExp][] = [
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['url', /(?:https?:\/\/|t\.me\/)[^\s<>"]*[^\s<>".,;:!?)]/g],
  ['bot_command', /(?<![\w/@])\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?\b/g],
  ['mention', /(?<![\w@])@[A-Za-z]\w{2,31}/g],
  ['hashtag', /(?<![\p{L}\p{N}_#])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu],
  ['phone_number', /(?<!\w)\+\d[\d ()-]{7,}\d/g],
];

/** A text without one of these holds nothing that Telegram would mark; most texts stop here. */
const HINT = /[@/#+]|t\.me/;

const overlaps = (a: MessageEntity, b: MessageEntity) =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;

/** `given` entities and those that Telegram finds in `text` beside them, by offset. */
export function entitiesOf(text: string, given: readonly MessageEntity[] = []): MessageEntity[] {
  const found = [...given];
  if (HINT.test(text)) {
    for (const [type, pattern] of PATTERNS) {
      for (const match of text.matchAll(pattern)) {
        const entity: MessageEntity = { type, offset: match.index, length: match[0].length };
        if (!found.some((other) => overlaps(other, entity))) found.push(entity);
      }
    }
  }
  return found.sort((a, b) => a.offset - b.offset || b.length - a.length);
}
