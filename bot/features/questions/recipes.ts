import { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import { questionById } from '../../../db/questions.ts';
import { textsById } from '../../../db/texts.ts';
import { groupById, hasReachableFacilitator } from '../../../db/working-groups.ts';
import type { QuestionId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { idOf } from '../../../domain/payload.ts';
import { type QuestionFacts, questionDesk, questionPost } from '../../messages/questions.ts';
import { recipe } from '../../recipe.ts';

const params = z.object({ question: idOf<QuestionId>() });

/** Answers a question in the group chat: its number, and later what became of it. */
export const questionPosted = recipe({
  name: 'question.posted',
  params,
  facts: (db, { question }) => factsOf(db, question),
  message: questionPost,
});

/** Shows a question to a facilitator in private, with what can be made of it. */
export const questionToFacilitator = recipe({
  name: 'question.toFacilitator',
  params,
  facts: (db, { question }) => factsOf(db, question),
  message: questionDesk,
});

async function factsOf(db: Queryable, id: QuestionId): Promise<QuestionFacts | null> {
  const known = await questionById(db, id);
  const group = known && (await groupById(db, known.state.workingGroup));
  if (!known || !group) return null;
  const { state } = known;
  const texts = await textsById(db, [state.text, state.answer, state.referredTo]);
  const body = (text: typeof state.answer) => maskContacts((text && texts.get(text)) ?? '');
  return {
    id,
    number: state.number,
    status: state.status,
    group: group.name,
    text: body(state.text),
    answer: body(state.answer),
    referredTo: body(state.referredTo),
    // Facilitators who have opened their private chat get the buttons there; else they have to stand in the group.
    deskInGroup: !(await hasReachableFacilitator(db, group.id)),
  };
}
