import { addDue, dropDue } from '../../../db/due.ts';
import { questionById } from '../../../db/questions.ts';
import type { QuestionId } from '../../../domain/ids.ts';
import { SILENCE_DAYS } from '../../../domain/question/decide.ts';
import type { Known } from '../../../domain/question/question.ts';
import type { Doing } from '../../act.ts';
import { questionSlots } from './target.ts';
import { tellAsker } from './tell-asker.ts';

/** What the clock does when an answered question's asker has been silent. */
export const silenceKind = 'question.silence';

/** Brings everything that shows a question up to date, and tells its asker; after every settle on it. */
export async function questionChanged(doing: Doing, id: QuestionId): Promise<void> {
  const known = await questionById(doing.tx, id);
  if (!known) return;
  const slots = questionSlots(id);
  await doing.refresh(slots.post, slots.desk);
  await awaitSilence(doing, known);
  await tellAsker(doing, known);
}

async function awaitSilence(doing: Doing, { id, state }: Known): Promise<void> {
  await dropDue(doing.tx, id, [silenceKind]);
  if (state.status !== 'answered' || state.answeredAt === null) return;
  const dueAt = state.answeredAt.add({ hours: SILENCE_DAYS * 24 });
  const key = `${silenceKind}:${id}:${state.answeredAt}`;
  await addDue(doing.tx, [{ key, kind: silenceKind, subject: id, workingGroup: state.workingGroup, dueAt }]);
}
