import type { Attendance } from '../meeting.ts';
import { foldLetters } from './fold.ts';
import type { Vocabulary } from './vocabulary.ts';

export type AttendanceRefusal =
  /** nothing that could be a number of people */
  | 'no_numbers'
  /** numbers that could mean several things */
  | 'unclear'
  /** how many were young, but not how many came */
  | 'total_missing'
  /** more people than come to any meeting */
  | 'too_many'
  /** more women and men, or more young people, than people */
  | 'contradicts';

export type AttendanceReading = { readonly attendance: Attendance } | { readonly refused: AttendanceRefusal };

type Part = keyof Attendance;
type Piece = { readonly people: number } | { readonly part: Part } | { readonly pause: true };
type Counted = { readonly people: number; readonly part: Part | null };

/** A slip of the finger: nobody counts more in a room or on a square. */
const HIGHEST = 99_999;
/** Nobody types more to tell four numbers; what is longer is something else. */
const LONGEST = 100;
/** Words that one phrase of the vocabulary takes, with its numbers. */
const LONGEST_PHRASE = 6;
const PARTS: readonly Part[] = ['under30', 'women', 'men', 'total'];
/** Numbers without words mean what the bot asked for, in its order. */
const ASKED: readonly Part[] = ['women', 'men', 'under30'];
const TOKEN = /\d+|[\p{L}\p{M}]+|[<,;:\n]/gu;

/**
 * Reads how many came: `12 women 8 men 5 under 30`, `women: 12, men: 8`, `12 8 5` (in that order), or a total, `20`.
 * Without a total, those who were counted are all who came.
 */
export function readAttendance(text: string, vocabulary: Vocabulary): AttendanceReading {
  if (text.length > LONGEST) return { refused: /\p{Nd}/u.test(text) ? 'unclear' : 'no_numbers' };
  const pieces = piecesOf(tokensOf(text), phrasesOf(vocabulary));
  const counted = segmentsOf(pieces).flatMap(pair);
  if (counted.length === 0) return { refused: 'no_numbers' };
  if (counted.some(({ people }) => people > HIGHEST)) return { refused: 'too_many' };
  const named = name(counted);
  return named === undefined ? { refused: 'unclear' } : totalled(named);
}

function totalled(said: ReadonlyMap<Part, number>): AttendanceReading {
  const [women, men, under30] = ASKED.map((part) => said.get(part) ?? null);
  const bySex = women == null && men == null ? null : (women ?? 0) + (men ?? 0);
  const total = said.get('total') ?? bySex;
  if (total === null) return { refused: 'total_missing' };
  if ((bySex ?? 0) > total || (under30 ?? 0) > total) return { refused: 'contradicts' };
  return { attendance: { total, women: women ?? null, men: men ?? null, under30: under30 ?? null } };
}

/** Who each number counts; undefined when that is open. */
function name(counted: readonly Counted[]): ReadonlyMap<Part, number> | undefined {
  const bare = counted.filter(({ part }) => part === null).map(({ people }) => people);
  const said = new Map<Part, number>();
  for (const { people, part } of counted) {
    if (part === null) continue;
    if (said.has(part)) return undefined;
    said.set(part, people);
  }
  if (bare.length === 1 && !said.has('total')) return new Map([...said, ['total', bare[0] ?? 0]]);
  if (bare.length === 0) return said;
  if (said.size > 0 || bare.length > ASKED.length) return undefined;
  return new Map(bare.map((people, index) => [ASKED[index] ?? 'total', people]));
}

/** Numbers with their words: "12 women 8 men" when a number comes first, "women 12 men 8" when a word does. */
function pair(segment: readonly Piece[]): Counted[] {
  const counted: Counted[] = [];
  const numberFirst = segment[0] !== undefined && 'people' in segment[0];
  segment.forEach((piece, index) => {
    if (!('people' in piece)) return;
    const beside = segment[numberFirst ? index + 1 : index - 1];
    counted.push({ people: piece.people, part: beside !== undefined && 'part' in beside ? beside.part : null });
  });
  return counted;
}

function segmentsOf(pieces: readonly Piece[]): Piece[][] {
  const segments: Piece[][] = [[]];
  for (const piece of pieces) {
    if ('pause' in piece) segments.push([]);
    else segments.at(-1)?.push(piece);
  }
  return segments;
}

/** Numbers and names of parts in their order; words that are neither say nothing. */
function piecesOf(tokens: readonly string[], phrases: ReadonlyMap<string, Part>): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = phraseAt(tokens, at, phrases);
    const token = tokens[at] ?? '';
    if (found) pieces.push({ part: found.part });
    else if (/^\d/.test(token)) pieces.push({ people: Number(token) });
    else if (isPause(token, pieces.at(-1))) pieces.push({ pause: true });
    at += found?.length ?? 1;
  }
  return pieces;
}

/** A colon ends what a number says ("20: 12 women") and joins a word to its number ("women: 12"). */
function isPause(token: string, before: Piece | undefined): boolean {
  return /^[,;\n]/.test(token) || (token === ':' && before !== undefined && 'people' in before);
}

function phraseAt(tokens: readonly string[], at: number, phrases: ReadonlyMap<string, Part>) {
  for (let length = Math.min(LONGEST_PHRASE, tokens.length - at); length > 0; length -= 1) {
    const part = phrases.get(tokens.slice(at, at + length).join(' '));
    if (part) return { part, length };
  }
  return undefined;
}

function phrasesOf({ attendance }: Vocabulary): ReadonlyMap<string, Part> {
  return new Map(
    PARTS.flatMap((part) => attendance[part].map((phrase) => [tokensOf(phrase).join(' '), part] as const)),
  );
}

function tokensOf(text: string): string[] {
  return foldLetters(text).match(TOKEN) ?? [];
}
