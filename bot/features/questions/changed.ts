import { commitmentsById } from '../../../db/commitments.ts';
import { addDue, dropDue } from '../../../db/due.ts';
import { questionById } from '../../../db/questions.ts';
import { groupById } from '../../../db/working-groups.ts';
import type { QuestionId } from '../../../domain/ids.ts';
import { SILENCE_DAYS } from '../../../domain/question/decide.ts';
import type { Known } from '../../../domain/question/question.ts';
import type { Doing } from '../../act.ts';
import { questionSlots } from './target.ts';
import { tellAsker } from './tell-asker.ts';

/** What the clock does when an answered question's asker has been silent. */
export const silenceKind = 'question.silence';
/** What the clock does when something promised for a question becomes late. */
export const lateKind = 'question.late';

/** When lateness shows: a delivery in the quiet hours would wake its asker. */
const morning = Temporal.PlainTime.from('09:00');

/** Brings everything that shows a question up to date, and tells its asker; after every settle on it. */
export async function questionChanged(doing: Doing, id: QuestionId): Promise<void> {
  const known = await questionById(doing.tx, id);
  if (!known) return;
  const slots = questionSlots(id);
  await doing.refresh(slots.post, slots.desk);
  await dropDue(doing.tx, id, [silenceKind, lateKind]);
  await awaitSilence(doing, known);
  await awaitLateness(doing, known);
  await tellAsker(doing, known);
}

async function awaitSilence(doing: Doing, { id, state }: Known): Promise<void> {
  if (state.status !== 'answered' || state.answeredAt === null) return;
  const dueAt = state.answeredAt.add({ hours: SILENCE_DAYS * 24 });
  const key = `${silenceKind}:${id}:${state.answeredAt}`;
  await addDue(doing.tx, [{ key, kind: silenceKind, subject: id, workingGroup: state.workingGroup, dueAt }]);
}

async function awaitLateness(doing: Doing, { id, state }: Known): Promise<void> {
  const { workingGroup } = state;
  const group = state.status === 'committed' ? await groupById(doing.tx, workingGroup) : undefined;
  if (!group) return;
  const promised = await commitmentsById(doing.tx, state.commitments);
  const due = promised.filter((one) => one.state.closedAt === null).map((one) => one.state.due.toString());
  const rows = [...new Set(due)].map((date) => ({
    key: `${lateKind}:${id}:${date}`,
    kind: lateKind,
    subject: id,
    workingGroup,
    dueAt: Temporal.PlainDate.from(date)
      .add({ days: 1 })
      .toZonedDateTime({ timeZone: group.zone, plainTime: morning })
      .toInstant(),
  }));
  await addDue(
    doing.tx,
    rows.filter(({ dueAt }) => Temporal.Instant.compare(dueAt, doing.now) > 0),
  );
}
