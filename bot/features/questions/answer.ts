import { z } from 'zod';
import { closeForm, type Form, formAwaiting, openForm, openFormById } from '../../../db/forms.ts';
import { questionById } from '../../../db/questions.ts';
import { keepText } from '../../../db/texts.ts';
import type { FormId, QuestionId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Known } from '../../../domain/question/question.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import type { Act } from '../../act.ts';
import { type Feature, onPress } from '../../feature.ts';
import { answerSure } from '../../messages/question-desk.ts';
import { questionName } from '../../messages/questions.ts';
import { question } from '../../nouns.ts';
import { recipe } from '../../recipe.ts';
import { settle } from '../../settle.ts';
import { takeText } from '../../typed-text.ts';
import { announceAnswer } from './announce.ts';
import { questionChanged } from './changed.ts';
import { factsOf, placedQuestion, reachOf } from './facts.ts';
import { questionsCalled } from './numbered.ts';
import { promptAbout } from './prompt-about.ts';
import { isShownTo, questionAnswered, roleOf } from './recipes.ts';
import { refusalKeys } from './refusals.ts';
import { theQuestion } from './target.ts';

const kind = 'question.answer';
const sureKind = 'question.answerSure';
const draft = z.object({ question: idOf<QuestionId>() });
const sureDraft = z.object({ questions: z.array(idOf<QuestionId>()), answer: z.string() });

/** An answer that was typed in private, before everybody reads it. */
const answerShown = recipe({
  name: 'question.answerSure',
  params: z.object({ form: idOf<FormId>() }),
  facts: async (db, { form: id }, { now }) => {
    const form = await openFormById(db, id, now);
    if (!form) return null;
    const { questions, answer } = sureDraft.parse(form.draft);
    const placed = (await Promise.all(questions.map((one) => placedQuestion(db, one)))).filter((one) => one !== null);
    const [first] = placed;
    if (!first) return null;
    const shown = placed.map(async (one) => ({
      ...(await factsOf(db, one, now)),
      reach: one.state.visibility === 'public' ? await reachOf(db, one.group) : null,
    }));
    return { questions: await Promise.all(shown), number: first.state.number, answer: maskContacts(answer) };
  },
  message: answerSure,
});

/** Officers, advisers and facilitators answer questions: by the button, or `/answer Q-3 …`. */
export const answering: Feature = {
  commands: [
    { name: 'answer', where: ['group', 'private'], who: 'answerer', help: 'help.commands.answer', run: answer },
  ],
  presses: [
    onPress({ action: 'question.answer', of: theQuestion, who: 'answerer', run: ask }),
    onPress({ action: 'question.answerNow', of: theQuestion, who: 'answerer', run: answerNow }),
  ],
  forms: [
    { kind, who: 'answerer', typed },
    { kind: sureKind, who: 'anybody', typed: (act) => act.note('questions.answering.pressSend') },
  ],
  recipes: [answerShown, questionAnswered],
};

async function answer(act: Act, argument: string): Promise<void> {
  if (argument === '') return act.refuse('questions.answering.how');
  const called = await questionsCalled(act, argument, ['facilitator', 'answerer']);
  if (!called) return;
  const [only] = called.questions;
  if (called.rest === '' && only && called.questions.length === 1) return ask(await placedIn(act, only), only);
  const body = await takeText(act, called.rest, TEXT_LIMITS.answer, true);
  if (body === undefined || (only && called.questions.length === 1 && !(await mayAnswer(act, only)))) return;
  // In the group everybody has read it already; in private it is shown once more, and whose question it is.
  if (act.chat.kind === 'group') {
    if (only) await give(act, only, body);
    return;
  }
  const questions = called.questions.map(({ id }) => id);
  const scene = { kind: sureKind, chat: act.chat.id, identity: act.me.id, workingGroup: null, awaiting: 'press' };
  const form = await openForm(act.tx, { ...scene, draft: { questions, answer: body } }, act.now, act.newId);
  await act.reply(answerShown, { form: form.id });
}

async function answerNow(act: Act, known: Known): Promise<void> {
  const form = await formAwaiting(act.tx, act.chat.id, act.me.id);
  const told = form?.kind === sureKind ? sureDraft.parse(form.draft) : undefined;
  if (!form || !told?.questions.includes(known.id)) return act.toast('common.outdatedButton');
  await closeForm(act.tx, form.id);
  await give(act, known, told.answer);
}

async function ask(act: Act, known: Known): Promise<void> {
  if (!(await mayAnswer(act, known))) return;
  await promptAbout(act, known, {
    kind,
    hint: 'questions.answering.hint',
    ask: {
      chats: 'questions.answering.public',
      page: 'questions.answering.publicPage',
      private: 'questions.answering.private',
    },
  });
}

async function typed(act: Act, form: Form, raw: string): Promise<void> {
  const known = await questionById(act.tx, draft.parse(form.draft).question);
  const body = known && (await takeText(act, raw, TEXT_LIMITS.answer, true));
  if (!known || body === undefined) return;
  await closeForm(act.tx, form.id);
  await give(act, known, body);
}

async function give(act: Act, known: Known, body: string): Promise<void> {
  if (!(await mayAnswer(act, known))) return;
  const text = await keepText(act.tx, body, act.me.id, act.now, act.newId);
  const settled = await settle(act, question, known.id, { type: 'answer', text }, act.me.id);
  if ('refused' in settled) return act.refuse(refusalKeys[settled.refused.tag]);
  await questionChanged(act, known.id);
  const said = await announceAnswer(act, { id: known.id, state: settled.state });
  if (said.includes(act.chat.id)) return;
  const isPublic = settled.state.visibility === 'public';
  const name = questionName(settled.state.number);
  await act.note(isPublic ? 'questions.answering.given' : 'questions.answering.givenPrivately', { name });
}

/** What is not public an officer does not even hear of; what waits is looked at first. */
async function mayAnswer(act: Act, known: Known): Promise<boolean> {
  const { state } = known;
  if (!isShownTo(await roleOf(act.tx, known, act.me.id), known)) await act.refuse('questions.refused.noSuch');
  else if (state.status === 'withdrawn') await act.refuse('questions.refused.closed');
  else if (state.visibility === 'waiting') await act.refuse('questions.refused.notLookedAt');
  else return true;
  return false;
}

async function placedIn(act: Act, { id }: Known): Promise<Act> {
  return act.within((await placedQuestion(act.tx, id))?.group ?? null);
}
