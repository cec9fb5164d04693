import { chatsOf } from '../../../db/chats.ts';
import { commitmentsOf } from '../../../db/commitments.ts';
import type { State } from '../../../domain/commitment/commitment.ts';
import { isConfirmed, type Status, statusOf } from '../../../domain/commitment/status.ts';
import type { CommitmentId, QuestionId, WorkingGroupId } from '../../../domain/ids.ts';
import type { Doing } from '../../act.ts';
import type { News } from '../../messages/commitments.ts';
import { question } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { questionChanged } from '../questions/changed.ts';
import { placed } from './answering.ts';
import { planNudges } from './nudge.ts';
import { commitmentTold } from './recipes.ts';
import { commitmentSlots } from './slots.ts';

/**
 * Brings everything that shows a commitment up to date and tells who has to know; after every settle on it. `before` is
 * the status it had, `news` what the group hears where the two statuses alone do not say it; `by` the clock, it hears
 * nothing now: the poll's own message says it, and the summary celebrates it the next morning.
 */
export async function commitmentChanged(
  doing: Doing,
  id: CommitmentId,
  before: Status | null,
  { news = null, by = 'person' }: { readonly news?: News | null; readonly by?: 'person' | 'clock' } = {},
): Promise<void> {
  const known = await placed(doing.tx, id);
  if (!known) return;
  const { state, group } = known;
  const slots = commitmentSlots(id);
  await doing.refresh(slots.post, slots.desk, ...state.sides.map(({ side }) => slots.owner(side)));
  await planNudges(doing, id, state, group.zone);
  const status = statusOf(state);
  const heard = newsOf(before, state) ?? news;
  if (heard !== null && by === 'person') await tellGroup(doing, id, group.id, heard, `${heard}:${before}:${doing.now}`);
  if (state.question !== null) await followQuestion(doing, group.id, state.question, status);
}

/** What the group hears of a change of status; nothing of what its poll or its post says well enough. */
function newsOf(before: Status | null, state: State): News | null {
  const status = statusOf(state);
  if (status === before) return null;
  if (status === 'kept') return 'kept';
  if (status === 'declined') return 'declined';
  return before === 'proposed' && status !== 'countered' && isConfirmed(state) ? 'confirmed' : null;
}

async function tellGroup(doing: Doing, id: CommitmentId, group: WorkingGroupId, news: News, time: string) {
  for (const chat of await chatsOf(doing.tx, group)) {
    // Celebrated once, whatever happens afterwards.
    const key = `commitment:${id}:${news === 'kept' ? news : time}:${chat.id}`;
    await doing.say(chat, commitmentTold, { commitment: id, news }, { key });
  }
}

/** Whoever asked sees what becomes of each promise; a question whose promises are all kept is resolved. */
async function followQuestion(doing: Doing, group: WorkingGroupId, asked: QuestionId, status: Status): Promise<void> {
  if (status === 'kept') {
    const promised = (await commitmentsOf(doing.tx, group)).filter(({ state }) => state.question === asked);
    const allKept = promised.every(({ state }) => statusOf(state) === 'kept');
    // Refused when its asker has resolved it already.
    if (allKept) await settle(doing, question, asked, { type: 'resolve', because: 'kept' }, null);
  }
  await questionChanged(doing, asked);
}
