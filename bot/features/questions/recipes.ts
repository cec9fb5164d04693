import { z } from 'zod';
import { hasOpenPrivateChat } from '../../../db/chats.ts';
import type { Queryable } from '../../../db/client.ts';
import { heldPosts } from '../../../db/posts.ts';
import { hasReachableFacilitator, mayFacilitate } from '../../../db/working-groups.ts';
import type { IdentityId, QuestionId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Known } from '../../../domain/question/question.ts';
import { publishSure, questionDesk, type Role, removalSure, whichQuestion } from '../../messages/question-desk.ts';
import { questionAnswered as answeredMessage, questionPost } from '../../messages/questions.ts';
import { recipe } from '../../recipe.ts';
import { factsOf, placedQuestion, reachOf } from './facts.ts';

const params = z.object({ question: idOf<QuestionId>() });

/** What a link to the bot carries to hear of a question: its id, which gives no right. */
export const hearPrefix = 'q-';

/** The post of a question in the group chat: its number, and later what became of it. */
export const questionPosted = recipe({
  name: 'question.posted',
  params,
  facts: async (db, { question }, { now }) => {
    const placed = await placedQuestion(db, question);
    if (placed?.state.visibility !== 'public') return null;
    const { asker } = placed.state;
    return {
      ...(await factsOf(db, placed, now)),
      answersAsker: asker !== null,
      // Facilitators who have opened their private chat get the buttons there; else they have to stand in the group.
      deskInGroup: !(await hasReachableFacilitator(db, placed.group.id)),
      hear: asker === null || (await hasOpenPrivateChat(db, asker)) ? null : hearPrefix + question,
    };
  },
  message: questionPost,
});

/** Says in the group that a question has an answer now. */
export const questionAnswered = recipe({
  name: 'question.answered',
  params,
  facts: async (db, { question }) => {
    const placed = await placedQuestion(db, question);
    return placed?.state.visibility === 'public' && placed.state.answer !== null ? placed.state : null;
  },
  message: answeredMessage,
});

/** One question whole, in private: what its reader may see of it and do with it is looked up whenever it is sent. */
export const questionToFacilitator = recipe({
  name: 'question.toFacilitator',
  params,
  facts: async (db, { question }, { chat, now }) => {
    const placed = await placedQuestion(db, question);
    if (!placed || (chat.kind === 'private' && chat.identity === null)) return null;
    const role = chat.kind === 'private' && chat.identity ? await roleOf(db, placed, chat.identity) : 'reader';
    if (!isShownTo(role, placed)) return null;
    return { ...(await factsOf(db, placed, now, role === 'facilitator' ? 'written' : 'masked')), role };
  },
  message: questionDesk,
});

/** Asks once more before a question is removed. */
export const removalAsked = recipe({
  name: 'question.removalAsked',
  params,
  facts: async (db, { question }, { now }) => {
    const placed = await placedQuestion(db, question);
    return placed && factsOf(db, placed, now);
  },
  message: removalSure,
});

/** Asks once more before a question is published; only a facilitator is shown it. */
export const publishAsked = recipe({
  name: 'question.publishAsked',
  params,
  facts: async (db, { question }, { chat, now }) => {
    const placed = await placedQuestion(db, question);
    if (!placed || !chat.identity || (await roleOf(db, placed, chat.identity)) !== 'facilitator') return null;
    const facts = await factsOf(db, placed, now);
    const written = await factsOf(db, placed, now, 'written');
    return { ...facts, reach: await reachOf(db, placed.group), masked: facts.text !== written.text };
  },
  message: publishSure,
});

/** Asks which group's question is meant. */
export const whichQuestionAsked = recipe({
  name: 'question.which',
  params: z.object({ questions: z.array(idOf<QuestionId>()) }),
  facts: async (db, { questions }) => {
    const placed = await Promise.all(questions.map((id) => placedQuestion(db, id)));
    return {
      questions: placed.flatMap((one) =>
        one ? [{ id: one.id, number: one.state.number, group: one.group.name }] : [],
      ),
    };
  },
  message: whichQuestion,
});

/** What somebody may do with a question at this moment. */
export async function roleOf(db: Queryable, { state }: Known, identity: IdentityId): Promise<Role> {
  if (await mayFacilitate(db, state.workingGroup, identity)) return 'facilitator';
  return (await heldPosts(db, identity, state.workingGroup)).length > 0 ? 'answerer' : 'reader';
}

/** What is not public is a facilitator's alone; what was removed is shown to nobody else. */
export function isShownTo(role: Role, { state }: Known): boolean {
  return role === 'facilitator' || (state.visibility === 'public' && state.status !== 'withdrawn');
}
