import { commitmentById } from '../../../db/commitments.ts';
import { changeForm, closeForm, type Form } from '../../../db/forms.ts';
import { keepText } from '../../../db/texts.ts';
import type { Known, Side } from '../../../domain/commitment/commitment.ts';
import type { TextId } from '../../../domain/ids.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import { readDate } from '../../../domain/typed/date.ts';
import type { Act } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import { dateRefusalKeys } from '../../messages/commitment-refusals.ts';
import { askAgain } from '../../prompt.ts';
import { takeText } from '../../typed-text.ts';
import { answersFor, change } from './change.ts';
import { dateStep, openDateForm, readDateDraft, stuckForm } from './date-step.ts';
import { todayIn } from './facts.ts';
import { endForm, onForm, showStep } from './steps.ts';

/** `I am stuck`: kept as soon as it is said why; who could help and until when can follow or be left out. */
export const gettingStuck: Feature = {
  presses: [
    onForm('stuck.day', [stuckForm], takeDay),
    onForm('stuck.skip', [stuckForm], (act, form) => end(act, form)),
  ],
  forms: [{ kind: stuckForm, who: 'anybody', typed, skipped }],
};

/** Begins with the reason, when it was told already; else asks for it. */
export async function startStuck(act: Act, known: Known, side: Side, reason = ''): Promise<void> {
  if (reason !== '') return keepWhy(act, known, side, reason);
  await openDateForm(act, stuckForm, known, side, { awaiting: 'why' });
  await askAgain(act, 'commitments.stuck.askWhy', 'commitments.stuck.whyHint');
}

async function keepWhy(act: Act, known: Known, side: Side, reason: string): Promise<void> {
  if (!(await report(act, known, side, await keep(act, reason), null))) return;
  // In a group two more questions would be two more messages for everybody.
  if (act.chat.kind === 'group') return act.note('commitments.noted.stuck', { name: `C-${known.state.number}` });
  const form = await openDateForm(act, stuckForm, known, side, { reason, awaiting: 'help' });
  const skippable = { id: form.id, awaiting: 'help' };
  await askAgain(act, 'commitments.stuck.askHelp', 'commitments.stuck.helpHint', {}, skippable);
}

async function typed(act: Act, form: Form, text: string): Promise<void> {
  if (form.awaiting === 'until') return takeDay(act, form, text);
  const { commitment, side, reason } = readDateDraft(form.draft);
  const known = await commitmentById(act.tx, commitment);
  const body = await takeText(act, text, TEXT_LIMITS.reason, true);
  if (!known || body === undefined || !(await answersFor(act, known, side))) return;
  if (form.awaiting === 'why') {
    await closeForm(act.tx, form.id);
    return keepWhy(act, known, side, body);
  }
  // The helper is named in a line of its own below the reason.
  const note = await keep(act, [reason, body].filter(Boolean).join('\n'));
  if (await report(act, known, side, note, null)) await askUntil(act, form);
}

async function skipped(act: Act, form: Form): Promise<void> {
  if (form.awaiting === 'why') return act.note('commitments.form.cannotSkip');
  await (form.awaiting === 'help' ? askUntil(act, form) : end(act, form));
}

async function askUntil(act: Act, form: Form): Promise<void> {
  await showStep(act, dateStep, form, { draft: readDateDraft(form.draft), awaiting: 'until', first: true });
}

async function takeDay(act: Act, form: Form, text: string): Promise<void> {
  const draft = readDateDraft(form.draft);
  const known = await commitmentById(act.tx, draft.commitment);
  if (!known || !act.group || !(await answersFor(act, known, draft.side))) return;
  const reading = readDate(text, act.words.vocabulary, todayIn(act.group, act.now));
  if ('refused' in reading) return act.refuse(dateRefusalKeys[reading.refused]);
  // The words that stand beside it stay.
  const note = known.state.word?.said === 'stuck' ? known.state.word.note : null;
  if (!(await report(act, known, draft.side, note, reading.date))) return;
  await changeForm(act.tx, form.id, { draft: { ...draft, date: reading.date.toString() } }, act.now);
  await end(act, form);
}

async function end(act: Act, form: Form): Promise<void> {
  await closeForm(act.tx, form.id);
  await endForm(act, form, 'commitments.stuck.thanks');
}

async function report(act: Act, known: Known, side: Side, note: TextId | null, until: Temporal.PlainDate | null) {
  const today = todayIn(act.group ?? { zone: 'UTC' }, act.now);
  return change(act, known, { type: 'report', side, said: 'stuck', note, until, today });
}

const keep = (act: Act, body: string) => keepText(act.tx, body, act.me.id, act.now, act.newId);
