/** The longest that people may write, in characters as they see them (graphemes). */
export const TEXT_LIMITS = {
  /** Long enough for a story, short enough that ten fit a screen each. */
  question: 1000,
  answer: 1000,
  /** A promise that needs more is two promises. */
  commitment: 500,
  reason: 500,
  /** "How will we know?": one sign that anybody can see. */
  howWillWeKnow: 300,
  /** One line of an announcement, of a calendar entry and of the region's schedule. */
  place: 120,
  /** A post or office must fit a button and a table's column. */
  postName: 60,
} as const;

/**
 * UTF-16 units allowed for each character of a limit. Telegram's 4096 a message counts units, and one emoji can be
 * made of eleven: so bounded, the longest text leaves a quarter of a message for the words around it.
 */
const UNITS_PER_CHARACTER = 3;

const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
/** What is never seen and only does harm: NUL (PostgreSQL refuses it), controls, BOM, annotation, noncharacters. */
const UNSEEN =
  /(?![\t\n\v\f\r\u0085])[\p{Cc}\u200b\u2060\u206a-\u206f\ufeff\ufff9-\ufffb\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/gu;
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Marks of no script of their own, which can be piled on any letter ("zalgo"); emoji need at most three in a row. */
const PILED_MARKS =
  /((?:[[\p{M}\p{Join_Control}]&&\p{Script=Inherited}]){3})(?:[[\p{M}\p{Join_Control}]&&\p{Script=Inherited}])+/gv;
/** Any marks: Devanagari and Bengali need up to four in a row, Tibetan six. */
const ANY_MARKS = /((?:[\p{M}\p{Join_Control}]){6})(?:[\p{M}\p{Join_Control}])+/gu;
/** At the very start a mark would sit on the bot's own words. */
const LEADING_MARKS = /^[\p{M}\p{Join_Control}\s]+/u;
const SEEN = /[^\p{M}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\s]/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text fit to be kept and shown, or why it is not. `length` and `max` are in characters as people see them. */
export type CleanText =
  | { readonly text: string }
  | { readonly refused: 'empty' }
  | { readonly refused: 'too_long'; readonly max: number; readonly length: number };

/**
 * Makes what somebody typed fit to be kept: no NUL, controls, lone surrogates or bidi overrides, NFC, no piles of
 * marks, single spaces. What is returned is what is shown. With `lines`, single line feeds stay. Cleaning twice
 * changes nothing. A text within `max` can still be `too_long` in UTF-16 units: its `length` then says so in
 * characters of three units.
 */
export function cleanText(raw: string, options: { readonly max: number; readonly lines?: boolean }): CleanText {
  const text = tidySpaces(plainCharacters(raw), options.lines ?? false);
  if (!SEEN.test(text)) return { refused: 'empty' };
  const length = Math.max(countCharacters(text), Math.ceil(text.length / UNITS_PER_CHARACTER));
  return length > options.max ? { refused: 'too_long', max: options.max, length } : { text };
}

/** How many characters people see in it. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of graphemes.segment(text)) count += 1;
  return count;
}

/**
 * The text, cut with an ellipsis when it has more than `max` characters, or more than `units` UTF-16 units where a
 * platform counts those (Telegram's poll options). Never cuts a character in half.
 */
export function shorten(text: string, max: number, units = Number.POSITIVE_INFINITY): string {
  let kept = 0;
  let count = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    const end = index + segment.length;
    count += 1;
    if (count > max || end > units) return max < 1 || units < 1 ? '' : `${text.slice(0, kept).trimEnd()}…`;
    // One character and one unit stay free for the ellipsis, should the text go on.
    if (count < max && end < units) kept = end;
  }
  return text;
}

/** A name inside a sentence: its direction of writing cannot turn the words around it. */
export function isolate(name: string): string {
  return `\u2068${name.replace(BIDI_CONTROLS, '')}\u2069`;
}

function plainCharacters(raw: string): string {
  return raw
    .toWellFormed()
    .replace(LINE_BREAK, '\n')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(PILED_MARKS, '$1')
    .replace(ANY_MARKS, '$1');
}

function tidySpaces(text: string, lines: boolean): string {
  const spaced = lines ? text.replace(/[^\S\n]+/g, ' ').replace(/ ?(?:\n ?)+/g, '\n') : text.replace(/\s+/g, ' ');
  return spaced.replace(LEADING_MARKS, '').trimEnd();
}
