import type { State as Commitment, Known as KnownCommitment } from './commitment/commitment.ts';
import { type KeptRate, keptRate } from './commitment/kept-rate.ts';
import { type AsOf, byUrgency, type Standing, standingOf, urgencyOf } from './commitment/standing.ts';
import { isClosed } from './commitment/status.ts';
import type { CommitmentId, QuestionId } from './ids.ts';
import {
  isClosed as isQuestionClosed,
  type Known as KnownQuestion,
  type State as Question,
} from './question/question.ts';

/** The most items in one summary. */
export const ITEMS = 10;
/** Places kept free for what was kept, however much is open: a success that nobody reads of is not celebrated. */
const CELEBRATED = 3;

/** What was asked; never by whom. */
export type AskedItem = { readonly id: QuestionId } & Pick<
  Question,
  'number' | 'text' | 'status' | 'answer' | 'answeredAt' | 'referredTo' | 'edited' | 'raisedAt' | 'closedAt'
>;

/** What was promised, by whom, by when, what the owner says, what the members say, what is late. */
export type PromisedItem = { readonly id: CommitmentId; readonly standing: Standing } & Omit<
  Commitment,
  'workingGroup' | 'question' | 'proposedAt' | 'askedAt'
>;

export type Item = {
  /** Nothing where the question is not public, or nobody asked. */
  readonly question: AskedItem | null;
  readonly commitment: PromisedItem | null;
};

export type Counts = KeptRate & {
  /** Public questions; a removed one was never asked, and one kept private is nobody's to count. */
  readonly asked: number;
  readonly answered: number;
  readonly notOurs: number;
  /** Open and kept together; what was declined, passed on or withdrawn stands beside it. */
  readonly promised: number;
  readonly open: number;
  readonly late: number;
  readonly unanswered: number;
};

export type Progress = { readonly counts: Counts; readonly items: readonly Item[]; readonly more: number };

type Ranked = { readonly item: Item; readonly rank: number };

/**
 * The public account of a working group. Open items come first, the most urgent before the others; then what ended
 * since the last summary (`since`; nothing: since ever), the kept ones first, and once only.
 */
export function progressOf(
  questions: readonly KnownQuestion[],
  commitments: readonly KnownCommitment[],
  asOf: AsOf,
  since: Temporal.Instant | null,
): Progress {
  const shown = questions.filter(({ state }) => state.visibility === 'public' && state.status !== 'withdrawn');
  const open = openItems(shown, commitments, asOf);
  const { kept, others } = endedItems(shown, commitments, asOf, since);
  const first = open.slice(0, ITEMS - Math.min(kept.length, CELEBRATED));
  const items = [...first, ...[...kept, ...others].slice(0, ITEMS - first.length)];
  const all = open.length + kept.length + others.length;
  return { counts: countsOf(shown, commitments, asOf), items, more: all - items.length };
}

function countsOf(shown: readonly KnownQuestion[], commitments: readonly KnownCommitment[], asOf: AsOf): Counts {
  const standings = commitments.map(({ state }) => standingOf(state, asOf));
  const rate = keptRate(
    commitments.map(({ state }) => state),
    asOf,
  );
  const open = standings.filter(({ status }) => !isClosed(status)).length;
  const having = (...statuses: Question['status'][]) =>
    shown.filter(({ state }) => statuses.includes(state.status)).length;
  return {
    ...rate,
    asked: shown.length,
    answered: having('answered', 'resolved'),
    notOurs: having('not_ours'),
    promised: open + rate.kept,
    open,
    late: standings.filter(({ overdueDays }) => overdueDays > 0).length,
    unanswered: standings.filter(({ unansweredSince }) => unansweredSince !== null).length,
  };
}

/** Every open commitment, and every open question that no open commitment speaks for. */
function openItems(shown: readonly KnownQuestion[], commitments: readonly KnownCommitment[], asOf: AsOf): Item[] {
  const asked = new Map(shown.map((question) => [question.id, question]));
  const promised = commitments.filter(({ state }) => state.closedAt === null).toSorted(byUrgency(asOf));
  const spokenFor = new Set(promised.map(({ state }) => state.question));
  const waiting = shown
    .filter(({ id, state }) => !isQuestionClosed(state.status) && !spokenFor.has(id))
    .toSorted((one, other) => one.state.number - other.state.number);
  const ranked: Ranked[] = [
    ...promised.map((known) => ({
      item: promisedItem(known, asked, asOf),
      rank: urgencyOf(standingOf(known.state, asOf)),
    })),
    ...waiting.map((known) => ({ item: { question: askedItem(known), commitment: null }, rank: rankOf(known.state) })),
  ];
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ item }) => item);
}

/** One without an answer waits for a reply, as an unanswered commitment does; an answered one waits for its asker. */
function rankOf(question: Question): number {
  return question.status === 'answered' ? 8 : 4;
}

function endedItems(
  shown: readonly KnownQuestion[],
  commitments: readonly KnownCommitment[],
  asOf: AsOf,
  since: Temporal.Instant | null,
): { kept: Item[]; others: Item[] } {
  const isNew = ({ state }: KnownQuestion | KnownCommitment): boolean =>
    state.closedAt !== null && (since === null || Temporal.Instant.compare(state.closedAt, since) > 0);
  const asked = new Map(shown.map((question) => [question.id, question]));
  const ended = commitments.filter(isNew).toSorted((one, other) => one.state.number - other.state.number);
  const told = new Set(
    commitments.filter((one) => one.state.closedAt === null || isNew(one)).map(({ state }) => state.question),
  );
  const items = ended.map((known) => promisedItem(known, asked, asOf));
  const questions = shown
    .filter((known) => isNew(known) && !told.has(known.id))
    .map((known) => ({ question: askedItem(known), commitment: null }));
  const kept = items.filter(({ commitment }) => commitment?.standing.status === 'kept');
  return { kept, others: [...questions, ...items.filter((item) => !kept.includes(item))] };
}

function promisedItem({ id, state }: KnownCommitment, asked: ReadonlyMap<QuestionId, KnownQuestion>, asOf: AsOf): Item {
  const { workingGroup: _group, question, proposedAt: _proposed, askedAt: _asked, ...promised } = state;
  const known = question === null ? undefined : asked.get(question);
  return {
    question: known === undefined ? null : askedItem(known),
    commitment: { id, standing: standingOf(state, asOf), ...promised },
  };
}

function askedItem({ id, state }: KnownQuestion): AskedItem {
  const { number, text, status, answer, answeredAt, referredTo, edited, raisedAt, closedAt } = state;
  return { id, number, text, status, answer, answeredAt, referredTo, edited, raisedAt, closedAt };
}
