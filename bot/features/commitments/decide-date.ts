import type { Known } from '../../../domain/commitment/commitment.ts';
import type { Refusal } from '../../../domain/commitment/refusal.ts';
import type { Act } from '../../act.ts';
import { type Feature, onPress } from '../../feature.ts';
import { refusalWords } from '../../messages/commitment-refusals.ts';
import { placed, whoAnswers } from './answering.ts';
import { askOwners } from './ask-owner.ts';
import { change } from './change.ts';
import { commitmentAtDesk, dateAnswered } from './recipes.ts';
import { theCommitment } from './target.ts';

/** A facilitator accepts the date that an owner asked for, or keeps the old one. */
export const decidingDates: Feature = {
  presses: [
    onPress({ action: 'commitment.accept', of: theCommitment, who: 'facilitator', run: accept }),
    onPress({ action: 'commitment.keep', of: theCommitment, who: 'facilitator', run: keep }),
  ],
};

async function accept(act: Act, known: Known, read: string): Promise<void> {
  if (await isStale(act, known, read)) return;
  if (!(await change(act, known, { type: 'accept_date', date: Temporal.PlainDate.from(read) }))) return;
  await act.toast('commitments.toast.accepted');
  await tellOwner(act, known, true);
}

async function keep(act: Act, known: Known, read: string): Promise<void> {
  if (await isStale(act, known, read)) return;
  if (!(await change(act, known, { type: 'keep_date' }))) return;
  await act.toast('commitments.toast.kept');
  await tellOwner(act, known, false);
  await askOwners(act, known.id, `instead of ${read}`);
}

/** The button answers the date that was read on it, and no newer one. */
async function isStale(act: Act, { id, state }: Known, read: string): Promise<boolean> {
  const date = state.proposal?.date;
  if (date?.toString() === read) return false;
  const refused: Refusal = date === undefined ? { tag: 'no_date_proposed' } : { tag: 'another_date_now', date };
  await act.refuse(...refusalWords(refused, act.words));
  await act.replace(commitmentAtDesk, { commitment: id });
  return true;
}

async function tellOwner(act: Act, { id, state }: Known, accepted: boolean): Promise<void> {
  const here = await placed(act.tx, id);
  const asked = here?.state.sides.find((one) => one.side === state.proposal?.side);
  if (!here || !asked) return;
  for (const person of await whoAnswers(act.tx, here.group.id, asked)) {
    await act.tell(person, dateAnswered, { commitment: id, accepted });
  }
}
