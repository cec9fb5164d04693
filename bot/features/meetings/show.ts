import { changeForm, type Form } from '../../../db/forms.ts';
import { type Slot, startsAt } from '../../../domain/meeting.ts';
import { completeOf } from '../../../domain/told.ts';
import type { Act } from '../../act.ts';
import { askAgain } from '../../prompt.ts';
import { type Draft, planSlot, stepOf } from './draft.ts';
import { planMessage } from './plan-card.ts';

/** Keeps what is known now, and shows what comes next in the message whose button was pressed. */
export async function showInPlace(act: Act, form: Form, draft: Draft): Promise<void> {
  const kept = checked(act, draft);
  await keep(act, form, kept);
  await act.replace(planMessage, { form: form.id, card: kept.card });
  if (wantsTyping(kept)) await askAgain(act, 'meetings.plan.type.place', 'meetings.plan.type.placeHint');
}

/** Keeps what is known now, and shows what comes next in a new message below what was typed. */
export async function showBelow(act: Act, form: Form, draft: Draft): Promise<void> {
  const kept = { ...checked(act, draft), card: draft.card + 1 };
  await keep(act, form, kept);
  await act.refresh(planSlot(form.id, draft.card));
  // The question for the place stands for itself when there is nothing to choose from and nothing to explain.
  if (wantsTyping(kept) && kept.complaint === null) {
    await askAgain(act, 'meetings.plan.type.place', 'meetings.plan.type.placeHint');
    return;
  }
  await act.reply(planMessage, { form: form.id, card: kept.card }, { slot: planSlot(form.id, kept.card) });
  if (wantsTyping(kept)) await askAgain(act, 'meetings.plan.type.place', 'meetings.plan.type.placeHint');
}

/** A place can only be typed as long as none was used before. */
const wantsTyping = (draft: Draft) => stepOf(draft) === 'place' && draft.places.length === 0;

async function keep(act: Act, form: Form, draft: Draft): Promise<void> {
  const group = act.group ? { workingGroup: act.group.id } : {};
  await changeForm(act.tx, form.id, { draft, awaiting: stepOf(draft), ...group }, act.now);
}

/** What lies in the past is asked again. */
function checked(act: Act, draft: Draft): Draft {
  const { group } = act;
  const complete = completeOf(draft.told);
  if (!group || !complete || !('date' in complete.day)) return draft;
  const slot: Omit<Slot, 'minutes'> = { date: complete.day.date, time: complete.time, zone: group.zone };
  if (Temporal.Instant.compare(startsAt(slot), act.now) > 0) return draft;
  return {
    ...draft,
    complaint: 'in_the_past',
    told: { ...draft.told, time: null, minutes: null, date: null, weekday: null },
  };
}
