import type { QuestionId } from '../../domain/ids.ts';
import type { Status } from '../../domain/question/question.ts';
import { isClosed } from '../../domain/question/question.ts';
import { isolate, shorten } from '../../domain/text.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, type Line, lines } from './lines.ts';

export type QuestionFacts = {
  readonly id: QuestionId;
  readonly number: number;
  readonly status: Status;
  /** The name of the working group. */
  readonly group: string;
  /** Contacts in it are masked; empty when it was erased. */
  readonly text: string;
  readonly answer: string;
  readonly referredTo: string;
  /** No facilitator can be reached in private, so their buttons stand under the post. */
  readonly deskInGroup: boolean;
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

/** What a question is called everywhere. */
export const questionName = (number: number) => `Q-${number}`;

/** Where a question stands, in words. */
export function questionStatus(status: Status, { t }: Words): string {
  return t(statusKeys[status]);
}

/** The bot's answer to a question asked in the group. It is edited when something becomes of the question. */
export function questionPost(facts: QuestionFacts, words: Words): Message {
  const { t } = words;
  const fresh = facts.status === 'published';
  return {
    body: lines(
      [bold(questionName(facts.number)), { text: ` ${questionStatus(facts.status, words)}` }],
      fresh ? t('questions.recorded') : facts.text,
      ...outcome(facts, words),
    ),
    ...(facts.deskInGroup ? { choices: deskChoices(facts, words) } : {}),
  };
}

/** A question as its facilitators see it in private, named with its group. */
export function questionDesk(facts: QuestionFacts, words: Words): Message {
  return {
    body: lines(
      [bold(questionName(facts.number)), { text: ` · ${isolate(facts.group)}` }],
      facts.text || words.t('common.erased'),
      ...outcome(facts, words),
      '',
      questionStatus(facts.status, words),
    ),
    choices: deskChoices(facts, words),
  };
}

function outcome(facts: QuestionFacts, { t }: Words): Line[] {
  return [
    facts.answer !== '' && [bold(t('questions.answer')), { text: ` ${facts.answer}` }],
    facts.referredTo !== '' && t('questions.passedTo', { whom: isolate(facts.referredTo) }),
  ];
}

function deskChoices({ id, status }: QuestionFacts, { t }: Words): Choice[][] {
  if (isClosed(status)) return [];
  const answer: Choice = { label: t('questions.buttons.answer'), data: press('question.answer', id) };
  return [
    [{ label: t('questions.buttons.commit'), data: press('commitment.new', id) }, answer],
    [
      { label: t('questions.buttons.notOurs'), data: press('question.refer', id) },
      { label: t('questions.buttons.remove'), data: press('question.remove', id), tone: 'bad' },
    ],
  ];
}

export type QuestionLine = Pick<QuestionFacts, 'id' | 'number' | 'status' | 'text'>;
export type QuestionList = {
  readonly group: string;
  readonly open: readonly QuestionLine[];
  readonly closed: number;
  /** Open ones that are not shown. */
  readonly more: number;
  readonly address: string | null;
};

/** The open questions of one working group. */
export function questionList(list: QuestionList, words: Words): Message {
  const { t } = words;
  return {
    body: lines(
      bold(t('questions.list.title', { group: isolate(list.group) })),
      ...(list.open.length === 0 ? [t('questions.list.none')] : []),
      ...list.open.map(
        ({ number, status, text }) =>
          `${questionName(number)} ${shorten(text, 120) || t('common.erased')} – ${questionStatus(status, words)}`,
      ),
      list.more > 0 && t('questions.list.more', { count: list.more }),
      list.closed > 0 && t('questions.list.closed', { count: list.closed }),
      list.address !== null && t('common.allOnline', { address: list.address }),
    ),
  };
}
