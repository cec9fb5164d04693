import { isClosed } from '../../domain/question/question.ts';
import type { Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { bold, lines } from './lines.ts';
import { deskChoices } from './question-desk.ts';
import { outcome, type QuestionFacts, questionName, questionStatus, questionText } from './question-lines.ts';

export { questionName, questionStatus } from './question-lines.ts';

export type QuestionPost = QuestionFacts & {
  /** It answers the message in which the question was asked, so that nobody has to read it twice. */
  readonly answersAsker: boolean;
  /** No facilitator can be reached in private, so their buttons stand under the post. */
  readonly deskInGroup: boolean;
  /** What opens the private chat of an asker who has not opened it yet. */
  readonly hear: string | null;
};

/** The group's post of a question. It is edited when something becomes of the question. */
export function questionPost(facts: QuestionPost, words: Words): Message {
  const { t } = words;
  const title = [bold(questionName(facts.number)), { text: ` ${questionStatus(facts.status, words)}` }];
  // A removed question is not repeated, whatever was said of it.
  if (facts.status === 'withdrawn') return { body: lines(title, t('questions.removedPost')), choices: [] };
  const fresh = facts.status === 'published' && facts.answer === '' && facts.answersAsker;
  return {
    body: lines(title, fresh ? t('questions.recorded') : questionText(facts, words), ...outcome(facts, words)),
    choices: [...hearChoices(facts, words), ...(facts.deskInGroup ? deskChoices(facts, 'facilitator', words) : [])],
  };
}

function hearChoices({ hear, status }: QuestionPost, { t }: Words): Choice[][] {
  return hear === null || isClosed(status) ? [] : [[{ label: t('questions.buttons.hear'), open: hear }]];
}

/** Says under the post of a question that it has an answer now. */
export function questionAnswered({ number }: Pick<QuestionFacts, 'number'>, { t }: Words): Message {
  return { body: [{ text: t('questions.answeredNow', { name: questionName(number) }) }] };
}
