import { type Check, inWords, objection } from './objection.ts';
import type { Limit } from './schema.ts';
import { wordingOf } from './wordings.ts';

const bytes = new TextEncoder();

function lengthOf(value: unknown, limit: Limit): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'string') return limit.min;
  const text = limit.after_entities ? value.trim() : value;
  if (limit.unit === 'bytes') return bytes.encode(text).length;
  // Telegram counts symbols, not UTF-16 units (tdlib, utf8_length); a text that is short in units is short in symbols.
  return text.length <= limit.max ? text.length : [...text].length;
}

/** Holds a value against its limit, in Telegram's words where they are known. */
export function limitCheck(owner: string, name: string, limit: Limit): Check {
  const wording = wordingOf(owner, name);
  return (value) => {
    const length = lengthOf(value, limit);
    if (length >= limit.min && length <= limit.max) return undefined;
    const said = length < limit.min ? wording.short : wording.long;
    if (said) return inWords(said);
    return objection(`must have ${limit.min}-${limit.max} ${limit.unit}, not ${length}`);
  };
}
