import { z } from 'zod';
import { foldLetters } from './typed/fold.ts';

/**
 * Words of one language by which a private message tells of violence at home, rape, suicide or threats. An entry is a
 * word or a phrase; after `*` a word may have any ending. Data, kept with the locale.
 */
export const sensitiveWordsSchema = z.object({
  /** Stop at once. */
  always: z.array(z.string().min(1)),
  /** Stop only together with one of `persons` in the same message. */
  withPerson: z.array(z.string().min(1)),
  /** People close to whoever writes. */
  persons: z.array(z.string().min(1)),
  /** Look-alikes that mean no harm: they are taken out first. */
  innocent: z.array(z.string().min(1)),
});

export type SensitiveWords = z.infer<typeof sensitiveWordsSchema>;

/** From so many letters on a word is known with one of its inner letters missing. Shorter ones meet too many others. */
const LONG_WORD = 8;

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const APOSTROPHES = /['`\u00b4\u02bb\u02bc\u2018\u2019]/g;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Folding takes short texts only. */
const LONGEST_WORD = 100;
const START = String.raw`(?<![\p{L}\p{M}\p{N}])`;
const END = String.raw`(?![\p{L}\p{M}\p{N}])`;
/** A word that nothing matches, where something innocent stood: the words around it are not neighbours. */
const GAP = '·';

/**
 * Makes the test for a private message: whether it says what must not be kept here. All languages are looked for in
 * every message, since people mix them. In doubt it says yes: a false alarm costs a rewording, a miss keeps a secret.
 */
export function sensitiveIn(languages: readonly SensitiveWords[]): (text: string) => boolean {
  // The patterns take 30 ms to build, which a start need not wait for.
  let tests: ReturnType<typeof testFor>[] | undefined;
  return (text) => {
    tests ??= languages.map(testFor);
    const plain = plainWords(text);
    return tests.some((test) => test(plain));
  };
}

function testFor(words: SensitiveWords): (plain: string) => boolean {
  const innocent = anyOf(words.innocent, patternOf, 'gu');
  const always = anyOf(words.always, patternWithTypos, 'u');
  const withPerson = anyOf(words.withPerson, patternWithTypos, 'u');
  const persons = anyOf(words.persons, patternOf, 'u');
  return (plain) => {
    const left = plain.replace(innocent, GAP);
    return always.test(left) || (withPerson.test(left) && persons.test(left));
  };
}

/** Small letters and single spaces, so that neither marks nor line ends stand between the words of a phrase. */
function plainWords(text: string): string {
  const letters = text.normalize('NFKC').replace(INVISIBLE, '').replace(APOSTROPHES, '');
  return [...letters.matchAll(WORD)].map(([word]) => foldLetters(word.slice(0, LONGEST_WORD))).join(' ');
}

function anyOf(entries: readonly string[], write: (word: string) => string, flags: string): RegExp {
  // With no entry at all nothing fits.
  if (entries.length === 0) return new RegExp('(?!)', flags);
  const phrases = entries.map((entry) => entry.split(/\s+/).map(write).join(' '));
  return new RegExp(`${START}(?:${phrases.join('|')})${END}`, flags);
}

/** What is left of an entry after folding has nothing in it that a pattern would take for a sign. */
function patternOf(word: string): string {
  const open = word.endsWith('*');
  return plainWords(open ? word.slice(0, -1) : word) + (open ? String.raw`[\p{L}\p{M}\p{N}]*` : '');
}

function patternWithTypos(word: string): string {
  const open = word.endsWith('*');
  const letters = [...plainWords(open ? word.slice(0, -1) : word)];
  const inner =
    letters.length < LONG_WORD ? [] : letters.slice(1, -1).map((_, index) => letters.toSpliced(index + 1, 1));
  const spellings = [...new Set([letters, ...inner].map(stretched))];
  return `(?:${spellings.join('|')})${open ? String.raw`[\p{L}\p{M}\p{N}]*` : ''}`;
}

/** Each letter as often as it stands there or more often: "raaape", "beatss". */
function stretched(letters: readonly string[]): string {
  return letters.join('').replace(/(.)\1*/gsu, (run, letter: string) => `${letter}{${[...run].length},}`);
}
