import type { Command, Known } from '../../../domain/question/question.ts';
import type { Act } from '../../act.ts';
import { type Feature, onPress } from '../../feature.ts';
import { question } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { postQuestion } from './announce.ts';
import { questionChanged } from './changed.ts';
import { publishAsked, questionPosted, questionToFacilitator, removalAsked } from './recipes.ts';
import { refusalKeys } from './refusals.ts';
import { theQuestion } from './target.ts';

/** What facilitators do with a question by one press. What everybody will notice is asked once more. */
export const deciding: Feature = {
  presses: [
    onPress({ action: 'question.desk', of: theQuestion, who: 'facilitator', run: showAgain }),
    onPress({ action: 'question.remove', of: theQuestion, who: 'facilitator', run: askRemoval }),
    onPress({ action: 'question.removeNow', of: theQuestion, who: 'facilitator', run: remove }),
    onPress({ action: 'question.publish', of: theQuestion, who: 'facilitator', run: askPublishing }),
    onPress({ action: 'question.publishNow', of: theQuestion, who: 'facilitator', run: publish }),
    onPress({ action: 'question.keepPrivate', of: theQuestion, who: 'facilitator', run: keepPrivate }),
    onPress({ action: 'question.reopen', of: theQuestion, who: 'facilitator', run: reopen }),
  ],
  recipes: [removalAsked, publishAsked],
};

async function showAgain(act: Act, { id }: Known): Promise<void> {
  await act.replace(act.chat.kind === 'group' ? questionPosted : questionToFacilitator, { question: id });
}

async function askRemoval(act: Act, { id, state }: Known): Promise<void> {
  if (state.status === 'withdrawn') return act.refuse('questions.refused.alreadyRemoved');
  await act.replace(removalAsked, { question: id });
}

async function remove(act: Act, known: Known): Promise<void> {
  await change(act, known, { type: 'withdraw', reason: null });
}

async function askPublishing(act: Act, { id, state }: Known): Promise<void> {
  if (state.visibility === 'public') return act.refuse('questions.refused.alreadyPublished');
  await act.replace(publishAsked, { question: id });
}

async function publish(act: Act, known: Known): Promise<void> {
  if (await change(act, known, { type: 'publish' })) await postQuestion(act, known);
}

async function keepPrivate(act: Act, known: Known): Promise<void> {
  await change(act, known, { type: 'keep_private' });
}

async function reopen(act: Act, known: Known): Promise<void> {
  await change(act, known, { type: 'reopen' });
}

/** Whatever stood in the place of the pressed message, it shows the question again. */
async function change(act: Act, known: Known, command: Command): Promise<boolean> {
  const settled = await settle(act, question, known.id, command, act.me.id);
  if ('refused' in settled) await act.refuse(refusalKeys[settled.refused.tag]);
  await showAgain(act, known);
  if ('refused' in settled) return false;
  await questionChanged(act, known.id);
  return true;
}
