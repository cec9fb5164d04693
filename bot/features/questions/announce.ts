import { chatById, chatsOf } from '../../../db/chats.ts';
import { messageIn, postedAs } from '../../../db/deliveries.ts';
import { facilitatorsOf } from '../../../db/working-groups.ts';
import type { ChatId, QuestionId, WorkingGroupId } from '../../../domain/ids.ts';
import type { Known } from '../../../domain/question/question.ts';
import type { Doing } from '../../act.ts';
import { questionAnswered, questionPosted, questionToFacilitator } from './recipes.ts';
import { questionSlots } from './target.ts';

/** Puts a question into every chat of its group in which it does not stand yet. */
export async function postQuestion(doing: Doing, { id, state }: Known): Promise<void> {
  const { post: slot } = questionSlots(id);
  for (const chat of await chatsOf(doing.tx, state.workingGroup)) {
    await doing.say(chat, questionPosted, { question: id }, { slot, key: `${slot}:${chat.id}` });
  }
}

/**
 * Says under the posts of a question that it has an answer now. One that stands in no chat yet, such as one raised
 * aloud, is posted with its answer. Hands back the chats that heard of it.
 */
export async function announceAnswer(doing: Doing, { id, state }: Known): Promise<ChatId[]> {
  if (state.visibility !== 'public') return [];
  const { post: slot } = questionSlots(id);
  const posted = await postedAs(doing.tx, [slot]);
  if (posted.length === 0) {
    await postQuestion(doing, { id, state });
    return (await chatsOf(doing.tx, state.workingGroup)).map((chat) => chat.id);
  }
  for (const { chat: where } of posted) {
    const chat = await chatById(doing.tx, where);
    if (chat?.state !== 'active') continue;
    const answers = await messageIn(doing.tx, where, slot);
    const key = `question.answered:${state.answer}:${where}`;
    await doing.say(chat, questionAnswered, { question: id }, { key, ...(answers === undefined ? {} : { answers }) });
  }
  return posted.map((one) => one.chat);
}

/** Shows a question to its facilitators in private, with what can be made of it. */
export async function tellFacilitators(doing: Doing, group: WorkingGroupId, id: QuestionId): Promise<void> {
  for (const facilitator of await facilitatorsOf(doing.tx, group)) {
    await doing.tell(facilitator, questionToFacilitator, { question: id }, { slot: questionSlots(id).desk });
  }
}
