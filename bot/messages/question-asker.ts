import type { Key, Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { type Line, lines } from './lines.ts';
import {
  isOpenAgain,
  outcome,
  type QuestionFacts,
  questionName,
  questionText,
  questionTitle,
} from './question-lines.ts';

const becauseKeys: Record<NonNullable<QuestionFacts['resolvedBecause']>, Key> = {
  asker: 'questions.asker.thanks',
  silence: 'questions.asker.silence',
  kept: 'questions.asker.kept',
};

/** The one message that tells whoever asked what became of it; for one raised aloud, whoever wrote it down. */
export function askerMessage(facts: QuestionFacts, words: Words): Message {
  const { t } = words;
  const removed = facts.status === 'withdrawn';
  return {
    body: lines(
      questionTitle(facts),
      t(facts.aloud ? 'questions.asker.aloud' : 'questions.asker.yours'),
      questionText(facts, words),
      ...(removed ? [] : became(facts, words)),
      ...next(facts, words),
    ),
    choices: askerChoices(facts, words),
  };
}

/** As everybody reads it, but for why it is open or closed: that is said to the asker in their own words. */
function became(facts: QuestionFacts, words: Words): Line[] {
  const told = facts.status === 'resolved' || isOpenAgain(facts);
  return outcome(told ? { ...facts, resolvedBecause: null, history: [] } : facts, words);
}

function next(facts: QuestionFacts, { t }: Words): Line[] {
  const { status, visibility, resolvedBecause } = facts;
  if (status === 'withdrawn') return ['', t('questions.asker.removed')];
  if (isOpenAgain(facts)) return ['', t('questions.asker.openAgain')];
  if (status === 'answered') return ['', t(facts.aloud ? 'questions.asker.isItAloud' : 'questions.asker.isIt')];
  if (status === 'resolved' && resolvedBecause !== null) {
    return ['', t(becauseKeys[resolvedBecause]), t('questions.asker.canReopen')];
  }
  if (status === 'committed' || status === 'not_ours') return [];
  if (visibility === 'waiting') return ['', t('questions.asker.waits')];
  return ['', t(visibility === 'private' ? 'questions.asker.keptPrivate' : 'questions.asker.open')];
}

function askerChoices({ id, status }: QuestionFacts, { t }: Words): Choice[][] {
  const isAnswered = { label: t('questions.buttons.isAnswered'), data: press('question.isAnswered', id) };
  const notYet = { label: t('questions.buttons.notYet'), data: press('question.notYet', id) };
  if (status === 'answered') return [[isAnswered], [notYet]];
  return status === 'resolved' ? [[notYet]] : [];
}

/** What somebody who asked without a name is told at once: its number, and later who can read it. */
export function receipt(facts: QuestionFacts, { t }: Words): Message {
  const stands: Record<QuestionFacts['visibility'], Key> = {
    waiting: 'questions.asker.waits',
    public: 'questions.asker.published',
    private: 'questions.asker.keptPrivate',
  };
  return {
    body: lines(
      questionTitle(facts),
      t('questions.private.isNumber', { name: questionName(facts.number) }),
      facts.status !== 'withdrawn' && t(stands[facts.visibility]),
      t('questions.private.willHear'),
    ),
  };
}

/** To somebody who opened their private chat to hear of their question. */
export function willHear(facts: QuestionFacts, { t }: Words): Message {
  return { body: lines(questionTitle(facts), t('questions.asker.willHear', { name: questionName(facts.number) })) };
}
