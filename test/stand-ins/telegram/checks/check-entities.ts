import { isLink } from './link.ts';
import { type Check, inWords } from './objection.ts';

interface Entity {
  type: string;
  offset: number;
  length: number;
  [more: string]: unknown;
}

const PLAIN = ['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number', 'bold', 'italic'];
const MORE = ['underline', 'strikethrough', 'spoiler', 'blockquote', 'expandable_blockquote', 'code', 'pre'];

/** What an entity must bring along besides its place. */
const NEEDS: Record<string, string> = {
  text_link: 'url',
  text_mention: 'user',
  custom_emoji: 'custom_emoji_id',
  date_time: 'unix_time',
};
const KNOWN = new Set([...PLAIN, ...MORE, ...Object.keys(NEEDS)]);

/** Bot API 9.5: `r`, or `w?[dD]?[tT]?`. */
const DATE_TIME_FORMAT = /^(?:[rR]|[wW]?[dD]?[tT]?)$/;

function kindFault({ type, ...entity }: Entity): string | undefined {
  if (!KNOWN.has(type)) return "can't parse MessageEntity: Unsupported type specified";
  const needed = NEEDS[type];
  if (needed && entity[needed] === undefined) return `can't parse MessageEntity: Can't find field "${needed}"`;
  if (type === 'text_link' && !isLink(String(entity.url)))
    return `entity URL '${entity.url}' is invalid: Wrong HTTP URL`;
  const format = entity.date_time_format;
  if (typeof format === 'string' && !DATE_TIME_FORMAT.test(format)) {
    return "can't parse MessageEntity: Invalid date-time format specified";
  }
  return undefined;
}

/** Whether a UTF-16 offset falls between the two halves of a symbol. */
const splitsSymbol = (text: string, offset: number): boolean =>
  /[\uDC00-\uDFFF]/.test(text.charAt(offset)) && offset > 0;

function placeFault(text: string, { offset, length }: Entity): string | undefined {
  if (offset < 0) return `receive an entity with incorrect offset ${offset}`;
  if (length < 0) return `receive an entity with incorrect length ${length}`;
  if (length === 0) return undefined;
  if (offset >= text.length) return `entity begins after the end of the text at UTF-16 offset ${offset}`;
  const end = offset + length;
  if (end > text.length) {
    return `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`;
  }
  if (splitsSymbol(text, offset)) return 'entity begins in a middle of a UTF-16 symbol';
  if (splitsSymbol(text, end)) return `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol`;
  return undefined;
}

/** Fields whose entities may only be custom emoji. */
const EMOJI_ONLY = new Set(['question_entities', 'text_entities']);

/** Holds the entities of a text against it. `owner` is checked for its types already. */
export function entityCheck(textKey: string, entitiesKey: string): Check {
  return (owner) => {
    // Checked by the object's own check: an object, a string and a list of entities.
    const fields = owner as Record<string, unknown>;
    const text = (fields[textKey] as string | undefined) ?? '';
    const entities = fields[entitiesKey] as Entity[] | undefined;
    for (const entity of entities ?? []) {
      const fault = kindFault(entity) ?? placeFault(text, entity);
      if (fault) return inWords(fault);
      if (EMOJI_ONLY.has(entitiesKey) && entity.type !== 'custom_emoji') {
        return inWords(`only custom emoji entities are allowed in ${entitiesKey}`);
      }
    }
    return undefined;
  };
}
