import { questionById } from '../../../db/questions.ts';
import type { QuestionId } from '../../../domain/ids.ts';
import type { Doing } from '../../act.ts';
import { questionSlots } from './target.ts';

/** Brings everything that shows a question up to date, and tells its asker; after every settle on it. */
export async function questionChanged(doing: Doing, id: QuestionId): Promise<void> {
  const known = await questionById(doing.tx, id);
  if (!known) return;
  const slots = questionSlots(id);
  await doing.refresh(slots.post, slots.desk);
}
