import { asciiDigit } from '../digits.ts';

/** No phrase of a vocabulary comes near this; longer text is compared as it is. */
const LONGEST = 100;

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const APOSTROPHES = /['`\u00b4\u02bb\u02bc\u2018\u2019]/g;
const TRAILING = /(?:[\s.!)]|👍|[\u{1f3fb}-\u{1f3ff}])$/u;

/**
 * Letters that a keyboard in use lacks, and what people type in their stead. One table for all languages: both sides
 * are folded, so a language only loses a difference that none of its words rests on.
 */
const KEYBOARD: Readonly<Record<string, string>> = {
  ё: 'е',
  // Kyrgyz on a Russian keyboard
  ң: 'н',
  ө: 'о',
  ү: 'у',
  // Tajik
  ғ: 'г',
  ӣ: 'и',
  қ: 'к',
  ӯ: 'у',
  ҳ: 'х',
  ҷ: 'ч',
  // Albanian
  ë: 'e',
  ç: 'c',
  // Serbian in Latin letters
  š: 's',
  č: 'c',
  ć: 'c',
  ž: 'z',
  đ: 'd',
};
const KEYBOARD_LETTERS = new RegExp(`[${Object.keys(KEYBOARD).join('')}]`, 'g');

/** For comparing only, on both sides; never for what is stored: small letters, no invisible ones, ASCII digits. */
export function foldLetters(text: string): string {
  if (text.length > LONGEST) return text;
  const folded = text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, '')
    .replace(KEYBOARD_LETTERS, (letter) => KEYBOARD[letter] ?? letter)
    .replace(/\p{Nd}/gu, (digit) => asciiDigit(digit) ?? digit);
  // A letter that lost one of two marks may join the other one, and then be foldable again.
  return folded === text ? folded : foldLetters(folded);
}

/** The same for a word, phrase or whole answer: also without the `. ! ) 👍` at its end, unless it is only that. */
export function fold(text: string): string {
  const letters = foldLetters(text).trim();
  if (letters.length > LONGEST) return letters;
  let kept = letters;
  while (TRAILING.test(kept)) kept = kept.replace(TRAILING, '');
  return kept || letters;
}
