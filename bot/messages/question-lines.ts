import type { Standing } from '../../domain/commitment/standing.ts';
import type { QuestionId } from '../../domain/ids.ts';
import type { Event, Status, Visibility } from '../../domain/question/question.ts';
import { isolate, shorten } from '../../domain/text.ts';
import type { Key, Words } from '../../locales/words.ts';
import { allNames, commitmentName, type Who } from './commitment-lines.ts';
import type { StatusFacts } from './commitment-status.ts';
import { commitmentStatus } from './commitment-status.ts';
import { bold, type Line } from './lines.ts';

/** A promise as the question that it belongs to shows it. */
export type PromiseFacts = {
  readonly number: number;
  readonly text: string;
  readonly sides: readonly Who[];
  readonly state: StatusFacts;
  readonly standing: Standing;
};

/** One thing that happened to a question, on its day at the place. `commitment`: the number of the one promised. */
export type Step = {
  readonly type: Event['type'];
  readonly day: Temporal.PlainDate;
  readonly commitment: number | null;
};

/** One question as its messages show it. Never who asked. Contacts in texts are masked; an erased text is empty. */
export type QuestionFacts = {
  readonly id: QuestionId;
  readonly number: number;
  /** The name of the working group. */
  readonly group: string;
  readonly zone: string;
  readonly today: Temporal.PlainDate;
  readonly status: Status;
  readonly visibility: Visibility;
  readonly aloud: boolean;
  readonly text: string;
  readonly answer: string;
  readonly referredTo: string;
  readonly resolvedBecause: 'asker' | 'silence' | 'kept' | null;
  readonly promises: readonly PromiseFacts[];
  readonly history: readonly Step[];
};

const statusKeys: Record<Status, Key> = {
  raised: 'questions.status.raised',
  published: 'questions.status.published',
  private: 'questions.status.private',
  answered: 'questions.status.answered',
  committed: 'questions.status.committed',
  resolved: 'questions.status.resolved',
  not_ours: 'questions.status.notOurs',
  withdrawn: 'questions.status.withdrawn',
};

const becauseKeys: Record<NonNullable<QuestionFacts['resolvedBecause']>, Key> = {
  asker: 'questions.closedBecause.asker',
  silence: 'questions.closedBecause.silence',
  kept: 'questions.closedBecause.kept',
};

const historyKeys: Record<Event['type'], Key> = {
  question_raised: 'questions.history.asked',
  question_published: 'questions.history.published',
  question_kept_private: 'questions.history.keptPrivate',
  question_edited: 'questions.history.edited',
  question_answered: 'questions.history.answered',
  question_committed: 'questions.history.committed',
  question_referred: 'questions.history.referred',
  question_withdrawn: 'questions.history.removed',
  question_resolved: 'questions.history.resolved',
  question_not_answered: 'questions.history.notAnswered',
  question_reopened: 'questions.history.reopened',
};

/** Shares of one message, in UTF-16 units: together with our own words they stay below Telegram's 4096. */
const most = { alone: 3000, text: 1000, answer: 1500, whom: 300, promise: 120, promises: 3, steps: 8 } as const;

/** What a question is called everywhere. */
export const questionName = (number: number) => `Q-${number}`;

/** Where a question stands, in words. */
export function questionStatus(status: Status, { t }: Words): string {
  return t(statusKeys[status]);
}

/** The first line of a message about a question in private: its number and its group. */
export function questionTitle({ number, group }: QuestionFacts): Line {
  return [bold(questionName(number)), { text: ` · ${isolate(shorten(group, 60, 120))}` }];
}

/** What was asked, cut when an answer or a promise has to fit beside it. */
export function questionText(facts: QuestionFacts, { t }: Words): string {
  const alone = facts.answer === '' && facts.referredTo === '' && facts.promises.length === 0;
  return cut(facts.text, alone ? most.alone : most.text) || t('common.erased');
}

/** What became of it: the answer, the promises, whom it was passed to, why it is open again or closed. */
export function outcome(facts: QuestionFacts, words: Words): Line[] {
  const { t } = words;
  const { promises, status } = facts;
  const hidden = promises.length - most.promises;
  return [
    facts.answer !== '' && [bold(t('questions.answer')), { text: ` ${cut(facts.answer, most.answer)}` }],
    ...promises.slice(-most.promises).flatMap((promise) => promised(promise, facts, words)),
    hidden > 0 && t('questions.morePromises', { count: hidden }),
    status === 'not_ours' && t('questions.passedTo', { whom: isolate(cut(facts.referredTo, most.whom)) }),
    isOpenAgain(facts) && t('questions.notYetAnswered'),
    status === 'resolved' && facts.resolvedBecause !== null && t(becauseKeys[facts.resolvedBecause]),
  ];
}

/** Answered once, and then its asker or a facilitator said that this was not enough. */
export function isOpenAgain({ status, history }: QuestionFacts): boolean {
  const answered = history.findLastIndex(({ type }) => type === 'question_answered');
  const opened = history.findLastIndex(({ type }) => type === 'question_not_answered' || type === 'question_reopened');
  return answered >= 0 && opened > answered && (status === 'published' || status === 'private');
}

/** Where the promise stands, by whom and by when. */
function promised(
  { number, text, sides, state, standing }: PromiseFacts,
  { today, zone }: QuestionFacts,
  words: Words,
) {
  const { t } = words;
  const { status, alerts } = commitmentStatus(state, standing, { today, zone }, words);
  return [
    t('questions.promised', { name: commitmentName(number), text: cut(text, most.promise) || t('common.erased') }),
    t('questions.promisedBy', {
      who: allNames(sides, words),
      date: words.day(state.due),
      status: [status, ...alerts].join(', '),
    }),
  ];
}

/** Asked on, answered on, promised … each with its day; the newest when there are many. */
export function historyLines({ history, aloud }: QuestionFacts, { t, date }: Words): string[] {
  return history.slice(-most.steps).map(({ type, day, commitment }) => {
    if (type === 'question_raised' && aloud) return t('questions.history.aloud', { date: date(day) });
    const name = commitment === null ? '' : commitmentName(commitment);
    return t(historyKeys[type], { date: date(day), name });
  });
}

/** Cut by characters and by UTF-16 units alike. */
function cut(text: string, units: number): string {
  return shorten(text, units, units);
}
