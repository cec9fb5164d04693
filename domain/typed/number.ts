import { foldLetters } from './fold.ts';
import { firstWords } from './words.ts';

/** Q-12 is a question, C-7 a commitment, M-3 a meeting. */
export type NumberedKind = 'Q' | 'C' | 'M';

export type NumberRefusal =
  /** nothing like Q-3 */
  | 'no_number'
  /** C-3 where a question's number was wanted */
  | 'other_kind'
  /** outside 1 to 999999 */
  | 'out_of_range';

export type NumberReading = { readonly number: number } | { readonly refused: NumberRefusal };

/** The longest spelling worth reading; also keeps the pattern below linear. */
const LONGEST = 24;
const HIGHEST = 999_999;
const NUMBERED = /^[#№]? ?([a-z]?) ?[-\u2010-\u2015\u2212.:#№]? ?(\d+)$/;
/** Cyrillic letters that look like ours; a Russian or Kyrgyz keyboard gives these. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { с: 'c', м: 'm' };

/** Reads `Q-3`, `q3`, `Q 3`, `#3` or `3` as the number of a question, commitment or meeting. */
export function readNumber(text: string, kind: NumberedKind): NumberReading {
  if (text.length > LONGEST) return { refused: 'no_number' };
  const plain = foldLetters(text)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.,;:!)]+$/, '')
    .replace(/[см]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
  const [, letter, digits] = NUMBERED.exec(plain) ?? [];
  if (digits === undefined) return { refused: 'no_number' };
  if (letter && letter !== kind.toLowerCase()) {
    return { refused: /[qcm]/.test(letter) ? 'other_kind' : 'no_number' };
  }
  const number = Number(digits);
  return number >= 1 && number <= HIGHEST ? { number } : { refused: 'out_of_range' };
}

/** A number at the head of a text (one word, or two: "Q 3"), and the text behind it; undefined when there is none. */
export function takeNumber(
  text: string,
  kind: NumberedKind,
): { readonly reading: NumberReading; readonly rest: string } | undefined {
  for (const word of firstWords(text, 2).reverse()) {
    const reading = readNumber(text.slice(0, word.end), kind);
    const found = 'number' in reading || reading.refused !== 'no_number';
    if (found) return { reading, rest: text.slice(word.end) };
  }
  return undefined;
}
