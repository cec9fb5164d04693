import { foldLetters } from './fold.ts';

/** One typed word and where it ends in its text. */
export interface Word {
  readonly typed: string;
  /** Folded for comparing, without a final colon; a final full stop stays: "8." is a day. */
  readonly folded: string;
  /** Index in the text just behind the word. */
  readonly end: number;
}

const WORD = /[\s,;]*([^\s,;]+)/y;
const DASH_ONLY = /^[-\u2010-\u2015\u2212·|]*$/;

/** The first words of a text, at most `limit`: what may be a date or a time is short, what follows may be long. */
export function firstWords(text: string, limit: number): Word[] {
  const words: Word[] = [];
  WORD.lastIndex = 0;
  while (words.length < limit) {
    const [, typed] = WORD.exec(text) ?? [];
    if (typed === undefined) break;
    words.push({ typed, folded: foldLetters(typed).replace(/:$/, ''), end: WORD.lastIndex });
  }
  return words;
}

/** Whether a word is only a dash, dot or bar between two others. */
export function isDash(word: Word): boolean {
  return DASH_ONLY.test(word.folded);
}

/** The text without the spaces, commas and dashes that it begins with. */
export function withoutLead(text: string): string {
  let start = 0;
  while (/[\s,;\-\u2010-\u2015\u2212·|:]/.test(text.charAt(start))) start += 1;
  return text.slice(start);
}

/** The text without the spaces and commas that it ends with. */
export function withoutTail(text: string): string {
  let end = text.length;
  while (/[\s,;]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
