import { z } from 'zod';
import { closeForm, type Form } from '../../../db/forms.ts';
import { questionById } from '../../../db/questions.ts';
import { keepText } from '../../../db/texts.ts';
import type { QuestionId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import { decide } from '../../../domain/question/decide.ts';
import { isClosed, type Known } from '../../../domain/question/question.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import type { Act } from '../../act.ts';
import { type Feature, onPress } from '../../feature.ts';
import { questionName } from '../../messages/questions.ts';
import { question } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { takeText } from '../../typed-text.ts';
import { questionChanged } from './changed.ts';
import { promptAbout } from './prompt-about.ts';
import { refusalKeys } from './refusals.ts';
import { theQuestion } from './target.ts';

const kind = 'question.refer';
const draft = z.object({ question: idOf<QuestionId>() });

/** `Not ours`: a question is passed on, and everybody reads to whom. */
export const passingOn: Feature = {
  presses: [onPress({ action: 'question.refer', of: theQuestion, who: 'facilitator', run: ask })],
  forms: [{ kind, who: 'facilitator', typed }],
};

async function ask(act: Act, known: Known): Promise<void> {
  if (isClosed(known.state.status) || known.state.visibility === 'waiting') return refuseNow(act, known);
  await promptAbout(act, known, {
    kind,
    hint: 'questions.referring.hint',
    ask: {
      chats: 'questions.referring.public',
      page: 'questions.referring.publicPage',
      private: 'questions.referring.private',
    },
  });
}

async function typed(act: Act, form: Form, raw: string): Promise<void> {
  const known = await questionById(act.tx, draft.parse(form.draft).question);
  const whom = known && (await takeText(act, raw, TEXT_LIMITS.place));
  if (!known || whom === undefined) return;
  await closeForm(act.tx, form.id);
  if (isClosed(known.state.status)) return refuseNow(act, known);
  const to = await keepText(act.tx, whom, act.me.id, act.now, act.newId);
  const settled = await settle(act, question, known.id, { type: 'refer', to }, act.me.id);
  if ('refused' in settled) return act.refuse(refusalKeys[settled.refused.tag]);
  await questionChanged(act, known.id);
  const isPublic = settled.state.visibility === 'public';
  const name = questionName(settled.state.number);
  await act.note(isPublic ? 'questions.referring.done' : 'questions.referring.donePrivately', { name });
}

/** Says why it cannot be passed on, before anybody types in vain. */
async function refuseNow(act: Act, { state }: Known): Promise<void> {
  const decision = decide(state, { type: 'refer', to: state.text }, act.now);
  if ('refused' in decision) await act.refuse(refusalKeys[decision.refused.tag]);
}
