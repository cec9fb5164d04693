import { commitmentById } from '../../../db/commitments.ts';
import { addDue, type DueRow, dropDue } from '../../../db/due.ts';
import type { State } from '../../../domain/commitment/commitment.ts';
import { statusOf } from '../../../domain/commitment/status.ts';
import type { CommitmentId } from '../../../domain/ids.ts';
import { outsideQuietHours } from '../../../domain/quiet-hours.ts';
import type { Doing } from '../../act.ts';
import type { DueKind } from '../../feature.ts';
import { askOwners } from './ask-owner.ts';
import { commitmentSlots } from './slots.ts';

/** Days without an answer after which an owner is asked again (Alaveteli asks after 3, 10 and 24). */
const nudgedAfter = [3, 10] as const;

/** Asks again whoever has not answered, and shows the silence in the group's post. */
export const nudging: DueKind = {
  kind: 'commitment.nudge',
  latest: Temporal.Duration.from({ hours: 7 * 24 }),
  run: nudge,
};

/** Has the owner asked again after 3 and 10 days, as long as an answer is awaited; else forgets about it. */
export async function planNudges(doing: Doing, id: CommitmentId, state: State, zone: string): Promise<void> {
  if (statusOf(state) !== 'proposed') return dropDue(doing.tx, id, [nudging.kind]);
  const rows = nudgedAfter.map((days) => ({
    key: `commitment.nudge:${id}:${state.askedAt}:${days}`,
    kind: nudging.kind,
    subject: id,
    argument: `${days}`,
    workingGroup: state.workingGroup,
    dueAt: outsideQuietHours(state.askedAt.add({ hours: days * 24 }), zone),
  }));
  await addDue(doing.tx, rows);
}

async function nudge(doing: Doing, row: DueRow): Promise<void> {
  // The due row's subject is the commitment that it was written for.
  const id = row.subject as CommitmentId;
  const known = await commitmentById(doing.tx, id);
  if (!known || statusOf(known.state) !== 'proposed') return;
  // Asked anew since: that time has its own nudges.
  const asked = known.state.askedAt.add({ hours: Number(row.argument) * 24 });
  if (Temporal.Instant.compare(asked, doing.now) > 0) return;
  await askOwners(doing, id, row.argument ?? '');
  await doing.refresh(commitmentSlots(id).post);
}
