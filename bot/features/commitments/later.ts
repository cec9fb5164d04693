import { chatsOf } from '../../../db/chats.ts';
import { commitmentById } from '../../../db/commitments.ts';
import { changeForm, closeForm, type Form } from '../../../db/forms.ts';
import { keepText } from '../../../db/texts.ts';
import { facilitatorsOf, hasReachableFacilitator } from '../../../db/working-groups.ts';
import type { Command, Known, Side } from '../../../domain/commitment/commitment.ts';
import { decide } from '../../../domain/commitment/decide.ts';
import type { Refusal } from '../../../domain/commitment/refusal.ts';
import type { TextId } from '../../../domain/ids.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import { readDate } from '../../../domain/typed/date.ts';
import type { Act, Doing } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import { dateRefusalKeys, refusalWords } from '../../messages/commitment-refusals.ts';
import { askAgain } from '../../prompt.ts';
import { takeText } from '../../typed-text.ts';
import { tellAnew } from './anew.ts';
import { answersFor, change } from './change.ts';
import { type DateDraft, dateStep, laterForm, openDateForm, readDateDraft } from './date-step.ts';
import { todayIn } from './facts.ts';
import { commitmentAtDesk } from './recipes.ts';
import { commitmentSlots } from './slots.ts';
import { onForm, showAgain, showStep } from './steps.ts';

/** `Another date` and `Need more time`: a date, and why; a facilitator accepts it or keeps the old one. */
export const askingForTime: Feature = {
  presses: [onForm('later.day', [laterForm], takeDay)],
  forms: [{ kind: laterForm, who: 'anybody', typed, skipped }],
  recipes: [dateStep],
};

/** Begins to ask for another date with what was told already. */
export async function startLater(
  act: Act,
  known: Known,
  side: Side,
  told: { readonly date?: Temporal.PlainDate | undefined; readonly reason?: string | undefined } = {},
): Promise<void> {
  if (told.date && told.reason !== undefined) return propose(act, known, side, told.date, told.reason);
  const refused = refusalOf(act, known, side, told.date ?? known.state.due.add({ days: 1 }));
  if (refused && (told.date || isForAnyDate(refused))) return act.refuse(...refusalWords(refused, act.words));
  const awaiting = told.date ? 'reason' : 'date';
  const date = told.date?.toString() ?? null;
  const form = await openDateForm(act, laterForm, known, side, { date, reason: told.reason ?? null, awaiting });
  if (told.date) return askReason(act, form, known, side);
  await showStep(act, dateStep, form, { draft: readDateDraft(form.draft), awaiting, first: true });
}

/** Whether no date at all can be asked for, so that it is no use to ask which. */
function isForAnyDate({ tag }: Refusal): boolean {
  return tag === 'closed' || tag === 'another_proposal_open' || tag === 'not_their_side';
}

/** Before promising, the reason can be left out; whoever asks for more time after it says why. */
function mustSayWhy({ state }: Known, side: Side): boolean {
  return state.sides.some((one) => one.side === side && one.confirmedAt !== null);
}

async function askReason(act: Act, form: Form, known: Known, side: Side): Promise<void> {
  const skippable = mustSayWhy(known, side) ? null : { id: form.id, awaiting: 'reason' };
  await askAgain(act, 'commitments.later.askReason', 'commitments.later.reasonHint', {}, skippable);
}

async function typed(act: Act, form: Form, text: string): Promise<void> {
  if (form.awaiting === 'date') return takeDay(act, form, text);
  const reason = await takeText(act, text, TEXT_LIMITS.reason, true);
  if (reason !== undefined) await finish(act, form, reason);
}

async function skipped(act: Act, form: Form): Promise<void> {
  const { commitment, side } = readDateDraft(form.draft);
  const known = await commitmentById(act.tx, commitment);
  if (form.awaiting === 'reason' && known && !mustSayWhy(known, side)) return finish(act, form, '');
  await act.note('commitments.form.cannotSkip');
}

/** A date that was typed, or written by a button. */
async function takeDay(act: Act, form: Form, text: string): Promise<void> {
  const draft = readDateDraft(form.draft);
  const known = await commitmentById(act.tx, draft.commitment);
  if (!known || !act.group || !(await answersFor(act, known, draft.side))) return;
  const reading = readDate(text, act.words.vocabulary, todayIn(act.group, act.now));
  if ('refused' in reading) return act.refuse(dateRefusalKeys[reading.refused]);
  const refused = refusalOf(act, known, draft.side, reading.date);
  if (refused) return act.refuse(...refusalWords(refused, act.words));
  const told: DateDraft = { ...draft, date: reading.date.toString() };
  await changeForm(act.tx, form.id, { draft: told, awaiting: 'reason' }, act.now);
  await showAgain(act, dateStep, form);
  if (told.reason !== null) return finish(act, { ...form, draft: told }, told.reason);
  await askReason(act, form, known, draft.side);
}

async function finish(act: Act, form: Form, reason: string): Promise<void> {
  const { commitment, side, date } = readDateDraft(form.draft);
  const known = await commitmentById(act.tx, commitment);
  if (!known || date === null || !(await answersFor(act, known, side))) return;
  await closeForm(act.tx, form.id);
  await propose(act, known, side, Temporal.PlainDate.from(date), reason);
}

async function propose(act: Act, known: Known, side: Side, date: Temporal.PlainDate, body: string): Promise<void> {
  const refused = refusalOf(act, known, side, date);
  if (refused) return act.refuse(...refusalWords(refused, act.words));
  const reason = body === '' ? null : await keepText(act.tx, body, act.me.id, act.now, act.newId);
  if (!(await change(act, known, counter(act, side, date, reason)))) return;
  await tellDesk(act, known);
  await act.note('commitments.later.sent', { day: act.words.day(date) });
}

/** Whether the date would be refused, before anything is asked or kept. */
function refusalOf(act: Act, { state }: Known, side: Side, date: Temporal.PlainDate) {
  const decision = decide(state, counter(act, side, date, null), act.now);
  return 'refused' in decision ? decision.refused : undefined;
}

function counter(act: Act, side: Side, date: Temporal.PlainDate, reason: TextId | null): Command {
  const today = todayIn(act.group ?? { zone: 'UTC' }, act.now);
  return { type: 'counter', side, date, reason, today };
}

/** Shows the wish to the facilitators in private; where none can be reached there, in the group. */
async function tellDesk(doing: Doing, { id, state }: Known): Promise<void> {
  const slot = commitmentSlots(id).desk;
  for (const facilitator of await facilitatorsOf(doing.tx, state.workingGroup)) {
    await tellAnew(doing, facilitator, commitmentAtDesk, { commitment: id }, { slot });
  }
  if (await hasReachableFacilitator(doing.tx, state.workingGroup)) return;
  for (const chat of await chatsOf(doing.tx, state.workingGroup)) {
    await doing.say(chat, commitmentAtDesk, { commitment: id }, { slot });
  }
}
