import { z } from 'zod';
import { areOnePerson } from '../../../db/people.ts';
import { questionById } from '../../../db/questions.ts';
import type { QuestionId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Act } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import { willHear } from '../../messages/question-asker.ts';
import { recipe } from '../../recipe.ts';
import { factsOf, placedQuestion } from './facts.ts';
import { hearPrefix, isShownTo, questionToFacilitator, roleOf } from './recipes.ts';
import { questionSlots } from './target.ts';

const hearing = recipe({
  name: 'question.willHear',
  params: z.object({ question: idOf<QuestionId>() }),
  facts: async (db, { question }, { now }) => {
    const placed = await placedQuestion(db, question);
    return placed && factsOf(db, placed, now);
  },
  message: willHear,
});

/** `Hear what becomes of it`: opens the private chat, in which what was kept for the asker is delivered. */
export const hearingOfQuestions: Feature = {
  tokens: { prefix: hearPrefix, run: open },
  recipes: [hearing],
};

async function open(act: Act, token: string): Promise<void> {
  const read = idOf<QuestionId>().safeParse(token.slice(hearPrefix.length));
  const known = read.success ? await questionById(act.tx, read.data) : undefined;
  if (!known || !isShownTo(await roleOf(act.tx, known, act.me.id), known)) return act.note('linking.unknownToken');
  const { id, state } = known;
  const asked = state.asker !== null && (await areOnePerson(act.tx, state.asker, act.me.id));
  if (!asked) return act.reply(questionToFacilitator, { question: id }, { slot: questionSlots(id).desk });
  await act.reply(hearing, { question: id });
  // The button that led here is of no use any more.
  await act.refresh(questionSlots(id).post);
}
