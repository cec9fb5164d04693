import { type Known, type Said, type Side, sides } from '../../../domain/commitment/commitment.ts';
import { isClosed, statusOf } from '../../../domain/commitment/status.ts';
import type { Key } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import { type AnyPress, type Feature, onPress } from '../../feature.ts';
import { refusalWords } from '../../messages/commitment-refusals.ts';
import { newestBelow } from './anew.ts';
import { answersFor, change } from './change.ts';
import { todayIn } from './facts.ts';
import { startLater } from './later.ts';
import { nudging } from './nudge.ts';
import { askForWords } from './own-words.ts';
import { commitmentAtDesk, commitmentOwned, commitmentPosted, commitmentTold, dateAnswered } from './recipes.ts';
import { startStuck } from './stuck.ts';
import { theCommitment } from './target.ts';

/** A button for whoever answers for one side now; the button names the side, and who that is is looked up. */
function onOwned(action: string, run: (act: Act, known: Known, side: Side) => Promise<void>): AnyPress {
  return onPress({
    action,
    of: theCommitment,
    who: 'anybody',
    run: async (act, known, argument) => {
      const side = sides.find((one) => one === argument);
      if (side === undefined) return act.toast('common.outdatedButton');
      if (await answersFor(act, known, side)) await run(act, known, side);
    },
  });
}

/** Whoever answers for a commitment confirms it, asks for another date, declines, and later says how it goes. */
export const owningCommitments: Feature = {
  presses: [
    onOwned('commitment.confirm', confirm),
    onOwned(
      'commitment.another',
      whileOpen((act, known, side) => startLater(act, known, side)),
    ),
    onOwned('commitment.decline', decline),
    onOwned('commitment.done', (act, known, side) => report(act, known, side, 'done', 'commitments.toast.done')),
    onOwned('commitment.under_way', (act, known, side) =>
      report(act, known, side, 'under_way', 'commitments.toast.underWay'),
    ),
    onOwned(
      'commitment.stuck',
      whileOpen((act, known, side) => startStuck(act, known, side)),
    ),
    onOwned(
      'commitment.more_time',
      whileOpen((act, known, side) => startLater(act, known, side)),
    ),
    onOwned('commitment.note', addNote),
  ],
  due: [nudging],
  recipes: [commitmentPosted, newestBelow, commitmentOwned, commitmentAtDesk, commitmentTold, dateAnswered],
};

type Run = (act: Act, known: Known, side: Side) => Promise<void>;

/** What is over is not asked about any more. */
function whileOpen(run: Run): Run {
  return async (act, known, side) => {
    const status = statusOf(known.state);
    if (isClosed(status)) return act.refuse(...refusalWords({ tag: 'closed', status }, act.words));
    await run(act, known, side);
  };
}

async function confirm(act: Act, known: Known, side: Side): Promise<void> {
  if (await change(act, known, { type: 'confirm', side })) await act.toast('commitments.toast.confirmed');
}

/** Asks for the reason only when declining is still possible. */
async function decline(act: Act, known: Known, side: Side): Promise<void> {
  const status = statusOf(known.state);
  if (status === 'declined') return act.refuse(...refusalWords({ tag: 'already_declined' }, act.words));
  if (isClosed(status)) return act.refuse(...refusalWords({ tag: 'closed', status }, act.words));
  const confirmed = known.state.sides.some((one) => one.side === side && one.confirmedAt !== null);
  if (confirmed) return act.refuse(...refusalWords({ tag: 'already_confirmed' }, act.words));
  await askForWords(act, known, side, 'decline');
}

async function report(act: Act, known: Known, side: Side, said: Said, thanks: Key): Promise<void> {
  if (!act.group) return;
  const today = todayIn(act.group, act.now);
  if (await change(act, known, { type: 'report', side, said, note: null, today })) await act.toast(thanks);
}

async function addNote(act: Act, known: Known, side: Side): Promise<void> {
  const status = statusOf(known.state);
  if (isClosed(status)) return act.refuse(...refusalWords({ tag: 'closed', status }, act.words));
  if (known.state.word?.said !== 'done') return act.refuse('common.outdatedButton');
  await askForWords(act, known, side, 'note');
}
