import type { Owner } from '../commitment/commitment.ts';
import { cleanText, TEXT_LIMITS } from '../text.ts';
import { type DateRefusal, takeDate } from './date.ts';
import { isFiller, lexiconOf, phraseAt } from './lexicon.ts';
import { type NumberRefusal, takeNumber } from './number.ts';
import type { Vocabulary } from './vocabulary.ts';
import { firstWords, withoutLead } from './words.ts';

/** Who was named: a kind of owner, or an account by its @name (without the @). */
export type TypedOwner = { readonly owner: Owner } | { readonly mention: string };

export type CommitPart = 'question' | 'owner' | 'date' | 'text';

export type CommitRefusal = Exclude<NumberRefusal, 'no_number'> | Exclude<DateRefusal, 'no_date'> | 'text_too_long';

/** As much of a commitment as was typed. What is missing is asked for, in this order, with all else kept. */
export interface TypedCommit {
  readonly question?: number;
  readonly owner?: TypedOwner;
  readonly date?: Temporal.PlainDate;
  readonly text?: string;
  readonly missing: readonly CommitPart[];
  /** Why a part that was typed is missing all the same; nothing is lost but that part. */
  readonly refused?: CommitRefusal;
}

type Parts = Omit<TypedCommit, 'missing'>;

const ORDER: readonly CommitPart[] = ['question', 'owner', 'date', 'text'];
const MENTION = /^@([\p{L}\p{N}_]{3,64})[.:]?$/u;
/** Words that an owner takes, with fillers. */
const LONGEST_OWNER = 7;

/**
 * Reads what follows `/commit`: `Q-3 police 8.12. The lamps work again`. Number, owner and date may come in any order
 * and be left out; the text is all behind them, as typed.
 */
export function readCommit(text: string, vocabulary: Vocabulary, today: Temporal.PlainDate): TypedCommit {
  const { parts, rest } = takeParts(text, vocabulary, today);
  const all = withText(parts, rest);
  return { ...all, missing: ORDER.filter((part) => all[part] === undefined) };
}

interface Taken {
  readonly parts: Parts;
  readonly rest: string;
}

function takeParts(text: string, vocabulary: Vocabulary, today: Temporal.PlainDate): Taken {
  let taken: Taken = { parts: {}, rest: text };
  const done = new Set<CommitPart>();
  for (let piece = 0; piece < ORDER.length - 1; piece += 1) {
    const found = nextPart(taken.rest, done, vocabulary, today);
    if (!found) break;
    done.add(found.part);
    // The first refusal is the one worth telling.
    taken = { parts: { ...found.parts, ...taken.parts }, rest: found.rest };
  }
  return taken;
}

function nextPart(rest: string, done: ReadonlySet<CommitPart>, vocabulary: Vocabulary, today: Temporal.PlainDate) {
  // A date before a bare number: "8 December" is not question 8.
  const date = done.has('date') ? undefined : takeDueDate(rest, vocabulary, today);
  if (date) return { part: 'date' as const, ...date };
  const question = done.has('question') ? undefined : takeQuestion(rest);
  if (question) return { part: 'question' as const, ...question };
  const owner = done.has('owner') ? undefined : takeOwner(rest, vocabulary);
  return owner && { part: 'owner' as const, ...owner };
}

function takeDueDate(rest: string, vocabulary: Vocabulary, today: Temporal.PlainDate): Taken | undefined {
  const taken = takeDate(rest, vocabulary, today);
  if (!taken) return undefined;
  const { reading } = taken;
  if ('date' in reading) return { parts: { date: reading.date }, rest: taken.rest };
  return reading.refused === 'no_date' ? undefined : { parts: { refused: reading.refused }, rest: taken.rest };
}

function takeQuestion(rest: string): Taken | undefined {
  const taken = takeNumber(rest, 'Q');
  if (!taken) return undefined;
  const { reading } = taken;
  if ('number' in reading) return { parts: { question: reading.number }, rest: taken.rest };
  return reading.refused === 'no_number' ? undefined : { parts: { refused: reading.refused }, rest: taken.rest };
}

/** An owner's word may have fillers before it ("by the police"); with no owner behind them, they are text. */
function takeOwner(rest: string, vocabulary: Vocabulary): Taken | undefined {
  const lexicon = lexiconOf(vocabulary);
  const words = firstWords(rest, LONGEST_OWNER);
  const notFiller = words.findIndex((word) => !isFiller(word, lexicon));
  // A phrase may itself begin with a word that elsewhere is filler.
  for (const at of notFiller > 0 ? [0, notFiller] : [0]) {
    const [, mention] = MENTION.exec(words[at]?.typed ?? '') ?? [];
    if (mention) return { parts: { owner: { mention } }, rest: rest.slice(words[at]?.end) };
    const found = phraseAt(lexicon.owner, words, at);
    const last = found && words[at + found.words - 1];
    if (found && last) return { parts: { owner: { owner: found.meaning } }, rest: rest.slice(last.end) };
  }
  return undefined;
}

function withText(parts: Parts, rest: string): Parts {
  const clean = cleanText(withoutLead(rest), { max: TEXT_LIMITS.commitment, lines: true });
  if ('text' in clean) return { ...parts, text: clean.text };
  return clean.refused === 'empty' ? parts : { refused: 'text_too_long', ...parts };
}
