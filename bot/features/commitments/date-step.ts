import { z } from 'zod';
import { commitmentById } from '../../../db/commitments.ts';
import { type Form, openForm } from '../../../db/forms.ts';
import { groupById } from '../../../db/working-groups.ts';
import { type Known, type Side, sides } from '../../../domain/commitment/commitment.ts';
import type { CommitmentId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Act } from '../../act.ts';
import { type DateStep, dateMessage } from '../../messages/commitment-dates.ts';
import { datesToChoose } from './dates.ts';
import { stepRecipe } from './steps.ts';

/** The kinds of form in which an owner tells a date. */
export const laterForm = 'commitment.later';
export const stuckForm = 'commitment.stuck';

const draft = z.object({
  commitment: idOf<CommitmentId>(),
  side: z.enum(sides),
  date: z.iso.date().nullable(),
  reason: z.string().nullable(),
  turn: z.number(),
});

/** What an owner told so far of a date. */
export type DateDraft = z.infer<typeof draft>;

/** Reads a draft back from its form. */
export const readDateDraft = (kept: Record<string, unknown>): DateDraft => draft.parse(kept);

/** Opens a form about one side of a commitment for whoever acts. */
export async function openDateForm(
  act: Act,
  kind: string,
  known: Known,
  side: Side,
  told: { readonly date?: string | null; readonly reason?: string | null; readonly awaiting: string },
): Promise<Form> {
  const { date = null, reason = null, awaiting } = told;
  const scene = { chat: act.chat.id, identity: act.me.id, workingGroup: known.state.workingGroup };
  const begun: DateDraft = { commitment: known.id, side, date, reason, turn: 1 };
  return openForm(act.tx, { kind, ...scene, draft: begun, awaiting }, act.now, act.newId);
}

/** The message in which an owner chooses the date they need, or until when they are stuck. */
export const dateStep = stepRecipe(
  'commitment.date',
  async (db, form, { chat, now }): Promise<DateStep | null> => {
    const { commitment, date } = readDateDraft(form.draft);
    const known = await commitmentById(db, commitment);
    const group = known && (await groupById(db, known.state.workingGroup));
    if (!known || !group) return null;
    return {
      form: form.id,
      why: form.kind === stuckForm ? 'stuck' : 'later',
      number: known.state.number,
      group: group.name,
      due: known.state.due,
      dates: await datesToChoose(db, group, now),
      chosen: date === null ? null : Temporal.PlainDate.from(date),
      inGroup: chat.kind === 'group',
    };
  },
  dateMessage,
);
