import { isClosed } from '../../domain/question/question.ts';
import { isolate, shorten } from '../../domain/text.ts';
import type { Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { type Reach, reachLine } from './commitment-lines.ts';
import { bold, type Line, lines } from './lines.ts';
import {
  historyLines,
  outcome,
  type QuestionFacts,
  questionName,
  questionStatus,
  questionText,
  questionTitle,
} from './question-lines.ts';

/** What whoever looks at a question may do with it; an answerer is an officer or an adviser. */
export type Role = 'facilitator' | 'answerer' | 'reader';

/** One question whole, with what became of it and what this person can make of it. */
export function questionDesk({ role, ...facts }: QuestionFacts & { readonly role: Role }, words: Words): Message {
  const removed = facts.status === 'withdrawn';
  return {
    body: lines(
      questionTitle(facts),
      removed ? words.t('questions.desk.removed') : questionText(facts, words),
      ...(removed ? [] : outcome(facts, words)),
      '',
      [bold(questionStatus(facts.status, words))],
      role === 'facilitator' && seenBy(facts, words),
      ...historyLines(facts, words),
    ),
    choices: deskChoices(facts, role, words),
  };
}

/** Who can read a question that was asked without a name. */
function seenBy({ status, visibility }: QuestionFacts, { t }: Words): Line {
  if (isClosed(status) || visibility === 'public') return null;
  return t(visibility === 'waiting' ? 'questions.desk.waiting' : 'questions.desk.private');
}

/** What can be made of a question. */
export function deskChoices(facts: QuestionFacts, role: Role, { t }: Words): Choice[][] {
  const { id, status, visibility } = facts;
  const one = {
    commit: { label: t('questions.buttons.commit'), data: press('commitment.new', id) },
    answer: { label: t('questions.buttons.answer'), data: press('question.answer', id) },
    notOurs: { label: t('questions.buttons.notOurs'), data: press('question.refer', id) },
    publish: { label: t('questions.buttons.publish'), data: press('question.publish', id) },
    keepPrivate: { label: t('questions.buttons.keepPrivate'), data: press('question.keepPrivate', id) },
    openAgain: { label: t('questions.buttons.openAgain'), data: press('question.reopen', id) },
    remove: { label: t('questions.buttons.remove'), data: press('question.remove', id), tone: 'bad' as const },
  };
  if (role === 'reader') return [];
  if (role === 'answerer') return isClosed(status) ? [] : [[one.answer]];
  if (status === 'withdrawn') return [[one.openAgain]];
  if (isClosed(status)) return [[one.openAgain, one.remove]];
  if (visibility === 'waiting') return [[one.publish, one.keepPrivate], [one.remove]];
  const last = visibility === 'private' ? [one.publish, one.remove] : [one.remove];
  return [
    [one.commit, one.answer],
    [one.notOurs, ...last],
  ];
}

/** Asks once more before a question is removed. */
export function removalSure({ id, number }: QuestionFacts, { t }: Words): Message {
  return {
    body: [{ text: t('questions.desk.removalSure', { name: questionName(number) }) }],
    choices: [
      [
        { label: t('questions.buttons.remove'), data: press('question.removeNow', id), tone: 'bad' },
        { label: t('questions.buttons.keep'), data: press('question.desk', id) },
      ],
    ],
  };
}

/** Asks once more before a question becomes public, with the words that everybody will read. */
export function publishSure(
  facts: QuestionFacts & { readonly reach: Reach; readonly masked: boolean },
  words: Words,
): Message {
  const { t } = words;
  return {
    body: lines(
      bold(t('questions.desk.publishSure', { name: questionName(facts.number) })),
      questionText(facts, words),
      '',
      facts.masked && t('questions.desk.contactsMasked'),
      reachLine(facts.reach, words),
    ),
    choices: [
      [
        { label: t('questions.buttons.publish'), data: press('question.publishNow', facts.id) },
        { label: t('common.cancel'), data: press('question.desk', facts.id) },
      ],
    ],
  };
}

export type Which = {
  /** Questions of one number in several groups. */
  readonly questions: readonly Pick<QuestionFacts, 'id' | 'number' | 'group'>[];
};

/** Asks back which question is meant when several groups have its number. */
export function whichQuestion({ questions }: Which, { t }: Words): Message {
  return {
    body: [{ text: t('questions.answering.whichOne') }],
    choices: questions.map(({ id, number, group }) => [
      { label: `🔎 ${questionName(number)} · ${isolate(shorten(group, 40, 60))}`, data: press('question.show', id) },
    ]),
  };
}

export type AnswerSure = {
  /** One, or several groups' questions of the same number. */
  readonly questions: readonly (Pick<QuestionFacts, 'id' | 'number' | 'group' | 'text'> & {
    /** Who will see the answer besides whoever asked; nobody for a question that is kept private. */
    readonly reach: Reach | null;
  })[];
  readonly number: number;
  readonly answer: string;
};

/** Shows an answer that was typed in private before everybody reads it, and asks whose question it is. */
export function answerSure({ questions, number, answer }: AnswerSure, words: Words): Message {
  const { t } = words;
  const [only, ...others] = questions;
  const several = others.length > 0;
  return {
    body: lines(
      bold(t('questions.answering.sure', { name: questionName(number) })),
      shorten(answer, 1000, 2500),
      '',
      several && t('questions.answering.whichOne'),
      ...questions.flatMap(({ group, text }) => [
        [bold(isolate(shorten(group, 60, 120))), { text: ` ${shorten(text, 80, 160)}` }],
      ]),
      !several && only !== undefined && seenAnswer(only.reach, words),
    ),
    choices: [
      ...questions.map(({ id, group }) => [
        {
          label: several
            ? t('questions.buttons.sendTo', { group: isolate(shorten(group, 40, 60)) })
            : t('questions.buttons.send'),
          data: press('question.answerNow', id),
        },
      ]),
      [{ label: t('common.cancel'), data: press('form.cancel') }],
    ],
  };
}

function seenAnswer(reach: Reach | null, words: Words): string {
  return reach === null ? words.t('questions.answering.onlyAsker') : reachLine(reach, words);
}
