import { areOnePerson } from '../../../db/people.ts';
import { privateAskerOf } from '../../../db/private-askers.ts';
import { askedInPrivate, type Known } from '../../../domain/question/question.ts';
import type { Act } from '../../act.ts';
import { may } from '../../authority.ts';
import { type Feature, onPress } from '../../feature.ts';
import { question } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { tellFacilitators } from './announce.ts';
import { questionChanged } from './changed.ts';
import { refusalKeys } from './refusals.ts';
import { theQuestion } from './target.ts';
import { privateReceipt, questionToAsker, questionToPrivateAsker } from './tell-asker.ts';

/** Whoever asked says whether their question is answered. */
export const hearingAskers: Feature = {
  presses: [
    onPress({ action: 'question.isAnswered', of: theQuestion, who: 'anybody', run: isAnswered }),
    onPress({ action: 'question.notYet', of: theQuestion, who: 'anybody', run: notYet }),
  ],
  recipes: [questionToAsker, questionToPrivateAsker, privateReceipt],
};

async function isAnswered(act: Act, known: Known): Promise<void> {
  if (!(await mayJudge(act, known))) return act.refuse('questions.asker.notYours');
  const command = { type: 'resolve', because: 'asker' } as const;
  const settled = await settle(act, question, known.id, command, actorOf(act, known));
  if ('refused' in settled) return act.refuse(refusalKeys[settled.refused.tag]);
  await act.toast('questions.asker.notedAnswered');
  await questionChanged(act, known.id);
}

async function notYet(act: Act, known: Known): Promise<void> {
  if (!(await mayJudge(act, known))) return act.refuse('questions.asker.notYours');
  const settled = await settle(act, question, known.id, { type: 'not_yet' }, actorOf(act, known));
  if ('refused' in settled) return act.refuse(refusalKeys[settled.refused.tag]);
  await act.toast('questions.asker.notedNotYet');
  await questionChanged(act, known.id);
  await tellFacilitators(act, known.state.workingGroup, known.id);
}

/** Its asker, with any of their accounts; for one that was raised aloud, a facilitator. */
async function mayJudge(act: Act, { id, state }: Known): Promise<boolean> {
  if (state.asker !== null) return areOnePerson(act.tx, state.asker, act.me.id);
  if (state.aloud) return may(act, 'facilitator');
  const asker = await privateAskerOf(act.tx, id);
  return asker !== undefined && areOnePerson(act.tx, asker.identity, act.me.id);
}

/** What somebody without a name does, nobody did. */
const actorOf = (act: Act, { state }: Known) => (askedInPrivate(state) ? null : act.me.id);
