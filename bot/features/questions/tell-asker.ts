import { z } from 'zod';
import { postedAs } from '../../../db/deliveries.ts';
import {
  blindName,
  type PrivateAsker,
  privateAskerOf,
  sealQuestion,
  unsealQuestion,
} from '../../../db/private-askers.ts';
import { raisedBy } from '../../../db/questions.ts';
import { mayFacilitate } from '../../../db/working-groups.ts';
import type { IdentityId, QuestionId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import { askedInPrivate, type Known, type Status } from '../../../domain/question/question.ts';
import type { Doing } from '../../act.ts';
import { askerMessage, receipt } from '../../messages/question-asker.ts';
import { recipe, type Scene } from '../../recipe.ts';
import { factsOf, placedQuestion } from './facts.ts';
import { questionSlots } from './target.ts';

/** What became of a question, to whoever asked it in the group or wrote it down when it was asked aloud. */
export const questionToAsker = recipe({
  name: 'question.toAsker',
  params: z.object({ question: idOf<QuestionId>() }),
  facts: async (db, { question }, { now }) => {
    const placed = await placedQuestion(db, question);
    return placed && factsOf(db, placed, now);
  },
  message: askerMessage,
});

/** Names the question only for its asker's own key, so that no delivery says who asked it. */
const sealed = z.object({ sealed: z.string() });

/** What became of a question, to whoever asked it without a name. */
export const questionToPrivateAsker = recipe({
  name: 'question.toPrivateAsker',
  params: sealed,
  facts: factsForPrivateAsker,
  message: askerMessage,
});

/** The number of a question asked without a name, and who can read it. */
export const privateReceipt = recipe({
  name: 'question.receipt',
  params: sealed,
  facts: factsForPrivateAsker,
  message: receipt,
});

async function factsForPrivateAsker(
  db: Parameters<typeof placedQuestion>[0],
  params: z.infer<typeof sealed>,
  { chat, now }: Scene,
) {
  const id = chat.identity && (await unsealQuestion(db, params.sealed, chat.identity));
  const placed = id ? await placedQuestion(db, id) : null;
  return placed && factsOf(db, placed, now);
}

/** Tells whoever asked without a name the number of their question. */
export async function giveReceipt(doing: Doing, asker: PrivateAsker, question: QuestionId): Promise<void> {
  const slot = blindName(asker, question, 'receipt');
  await doing.tell(asker.identity, privateReceipt, { sealed: sealQuestion(asker, question) }, { slot });
}

const news: ReadonlySet<Status> = new Set<Status>(['answered', 'committed', 'resolved', 'not_ours', 'withdrawn']);

/** Tells whoever asked what became of it: in one message, which is edited from then on. */
export async function tellAsker(doing: Doing, known: Known): Promise<void> {
  const { id, state } = known;
  if (askedInPrivate(state)) return tellPrivateAsker(doing, known);
  const listener = state.aloud ? await writerOf(doing, known) : state.asker;
  // Whoever wrote it down has the desk for the rest; they are asked whether it is answered.
  const told = state.aloud ? state.status === 'answered' : news.has(state.status);
  const { asker: slot } = questionSlots(id);
  if (!listener) return;
  await tellOrRefresh(doing, slot, told, () => doing.tell(listener, questionToAsker, { question: id }, { slot }));
}

async function tellPrivateAsker(doing: Doing, { id, state }: Known): Promise<void> {
  const asker = await privateAskerOf(doing.tx, id);
  if (!asker) return;
  const slot = blindName(asker, id, 'asker');
  await doing.refresh(blindName(asker, id, 'receipt'));
  await tellOrRefresh(doing, slot, news.has(state.status), () =>
    doing.tell(asker.identity, questionToPrivateAsker, { sealed: sealQuestion(asker, id) }, { slot }),
  );
}

async function tellOrRefresh(doing: Doing, slot: string, isNews: boolean, tell: () => Promise<unknown>): Promise<void> {
  const posted = await postedAs(doing.tx, [slot]);
  if (posted.length > 0) await doing.refresh(slot);
  else if (isNews) await tell();
}

/** Whoever wrote down what was asked aloud, while they facilitate the group. */
async function writerOf(doing: Doing, { id, state }: Known): Promise<IdentityId | null> {
  const writer = await raisedBy(doing.tx, id);
  return writer && (await mayFacilitate(doing.tx, state.workingGroup, writer)) ? writer : null;
}
