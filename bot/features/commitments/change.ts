import type { Command, Known, Side } from '../../../domain/commitment/commitment.ts';
import { isConfirmed, statusOf } from '../../../domain/commitment/status.ts';
import type { Act } from '../../act.ts';
import { refusalWords } from '../../messages/commitment-refusals.ts';
import type { News } from '../../messages/commitments.ts';
import { commitment } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { answererIn, placed, sidesOf } from './answering.ts';
import { commitmentChanged } from './changed.ts';

/** Gives a command to a commitment and lets everybody know; refused, it says why. True when something changed. */
export async function change(act: Act, { id, state: before }: Known, command: Command): Promise<boolean> {
  const settled = await settle(act, commitment, id, command, act.me.id);
  if ('refused' in settled) {
    await act.refuse(...refusalWords(settled.refused, act.words));
    return false;
  }
  const { state } = settled;
  const news: News | null = !state.due.equals(before.due)
    ? 'date'
    : isConfirmed(state) && !isConfirmed(before)
      ? 'confirmed'
      : null;
  await commitmentChanged(act, id, statusOf(before), { news });
  return true;
}

/** Whether whoever acts answers for this side now; when not, they are told kindly. */
export async function answersFor(act: Act, known: Known, side: Side): Promise<boolean> {
  const here = await placed(act.tx, known.id);
  const theirs = here && sidesOf(here.state, await answererIn(act.tx, here.group.id, act.me.id)).includes(side);
  if (!theirs) await act.refuse('commitments.refused.notYours');
  return theirs === true;
}
