import { type CleanText, cleanText } from '../text.ts';

/** `number` counts the lines that say something, from 1. */
export type Lines =
  | { readonly lines: readonly string[] }
  | { readonly refused: 'empty' }
  | { readonly refused: 'too_many'; readonly count: number; readonly most: number }
  | { readonly refused: 'line_too_long'; readonly number: number; readonly max: number; readonly length: number };

/** What people put before each line of a list: "1.", "2)", "-", "•". */
const LIST_MARK = /^\s*(?:[-\u2010-\u2015\u2212*•·]|\d{1,2}[.)])\s+/;
const LINE_BREAK = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;

/** Reads a text as a list with one thing a line: each cleaned, at most `max` characters long, without its bullet. */
export function readLines(text: string, { max, most }: { readonly max: number; readonly most: number }): Lines {
  const read = text
    .split(LINE_BREAK)
    .map((line) => cleanText(line.replace(LIST_MARK, ''), { max }))
    .filter((line) => !isEmpty(line));
  if (read.length === 0) return { refused: 'empty' };
  if (read.length > most) return { refused: 'too_many', count: read.length, most };
  const lines: string[] = [];
  for (const [index, line] of read.entries()) {
    if ('text' in line) lines.push(line.text);
    else if (line.refused === 'too_long') {
      return { refused: 'line_too_long', number: index + 1, max, length: line.length };
    }
  }
  return { lines };
}

function isEmpty(line: CleanText): boolean {
  return 'refused' in line && line.refused === 'empty';
}
