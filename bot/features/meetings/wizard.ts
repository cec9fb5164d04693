import { closeForm, type Form } from '../../../db/forms.ts';
import { postById } from '../../../db/posts.ts';
import { textsById } from '../../../db/texts.ts';
import { groupById } from '../../../db/working-groups.ts';
import { kinds } from '../../../domain/meeting.ts';
import { answered, type Question, untold } from '../../../domain/told.ts';
import type { Key } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import { askAgain } from '../../prompt.ts';
import { isOpen, withGroup } from './begin.ts';
import { type Draft, type Drafted, draftSchema, stepOf } from './draft.ts';
import { planCancelled } from './plan-card.ts';
import { mayPlan } from './rights.ts';
import { showInPlace } from './show.ts';

/** A meeting being set whose form is open. */
export type Open = { readonly form: Form; readonly draft: Draft };

/** The open form behind a button, if whoever pressed may set this meeting; otherwise they are told why not. */
export async function openFor(act: Act, { form }: Drafted): Promise<Open | undefined> {
  const reason = form ? await refusalOf(act, form) : 'meetings.plan.gone';
  if (form && reason === null) return { form, draft: draftSchema.parse(form.draft) };
  if (reason !== null) await act.refuse(reason);
  return undefined;
}

async function refusalOf(act: Act, form: Form): Promise<Key | null> {
  if (!isOpen(act, form)) return 'meetings.plan.expired';
  if (await mayPlan(act, draftSchema.parse(form.draft))) return null;
  return act.chat.kind === 'group' ? 'common.onlyFacilitators' : 'meetings.plan.onlyOfficer';
}

/** The same, for what only the person who fills it in may do. */
async function ownFor(act: Act, drafted: Drafted): Promise<Open | undefined> {
  const open = await openFor(act, drafted);
  if (!open || open.form.identity === act.me.id) return open;
  await act.refuse('meetings.plan.notYours');
  return undefined;
}

/** Takes the answer to a question about day, time or place. */
export function answerTo(question: Question) {
  return async (act: Act, drafted: Drafted, argument: string): Promise<void> => {
    const open = await ownFor(act, drafted);
    if (!open) return;
    const { form, draft } = open;
    const answer = question === 'place' ? await usedPlace(act, draft, argument) : argument;
    const asked = stepOf(draft) === question;
    const told = asked && answer !== undefined ? answered(draft.told, question, answer) : undefined;
    if (!told) return act.refuse('meetings.plan.stale');
    await showInPlace(act, form, { ...draft, told, complaint: null });
  };
}

async function usedPlace(act: Act, { places }: Draft, argument: string): Promise<string | undefined> {
  const id = places[Number(argument)];
  return id && (await textsById(act.tx, [id])).get(id);
}

/** Takes what kind of meeting it is. */
export async function chooseKind(act: Act, drafted: Drafted, argument: string): Promise<void> {
  const open = await ownFor(act, drafted);
  const kind = kinds.find((one) => one === argument);
  if (!open) return;
  if (!kind || open.draft.own || stepOf(open.draft) !== 'kind') return act.refuse('meetings.plan.stale');
  await showInPlace(act, open.form, await withGroup(act, { ...open.draft, kind, complaint: null }));
}

/** Takes whose reporting day it is: with the post, the group is known. */
export async function choosePost(act: Act, drafted: Drafted, argument: string): Promise<void> {
  const open = await ownFor(act, drafted);
  const post = open?.draft.posts[Number(argument)];
  const found = post && (await postById(act.tx, post));
  const group = found && (await groupById(act.tx, found.workingGroup));
  if (!open) return;
  if (!post || !group || stepOf(open.draft) !== 'post') return act.refuse('meetings.plan.stale');
  const within = act.within(group);
  if (!(await mayPlan(within, { ...open.draft, post }))) return act.refuse('meetings.plan.onlyOfficer');
  await showInPlace(within, open.form, await withGroup(within, { ...open.draft, post }));
}

/** Goes back from the preview to what is to be changed; all the rest stays. */
export async function change(act: Act, drafted: Drafted, what: string): Promise<void> {
  const open = await ownFor(act, drafted);
  if (!open) return;
  const { form, draft } = open;
  const asked = stepOf(draft) === (what === 'open' ? 'preview' : 'change');
  const changed = asked ? without(draft, what) : undefined;
  if (!changed) return act.refuse('meetings.plan.stale');
  await showInPlace(act, form, { ...changed, complaint: null });
}

function without(draft: Draft, what: string): Draft | undefined {
  const { time, minutes, place } = draft.told;
  const kept = { ...draft, changing: false };
  switch (what) {
    case 'open':
      return { ...draft, changing: true };
    case 'keep':
      return kept;
    case 'day':
      return { ...kept, told: { ...untold, time, minutes, place } };
    case 'time':
      return { ...kept, told: { ...draft.told, time: null, minutes: null } };
    case 'place':
      return { ...kept, told: { ...draft.told, place: null } };
    case 'kind':
      return draft.own ? undefined : { ...kept, kind: null };
    case 'post':
      return { ...kept, post: null };
    default:
      return undefined;
  }
}

const typings: Partial<Record<string, readonly [ask: Key, hint: Key]>> = {
  weekday: ['meetings.plan.type.day', 'meetings.plan.type.dayHint'],
  date: ['meetings.plan.type.day', 'meetings.plan.type.dayHint'],
  time: ['meetings.plan.type.time', 'meetings.plan.type.timeHint'],
  place: ['meetings.plan.type.place', 'meetings.plan.type.placeHint'],
};

/** Asks for something typed instead of one of the buttons. */
export async function askTyped(act: Act, drafted: Drafted, step: string): Promise<void> {
  const open = await ownFor(act, drafted);
  if (!open) return;
  const words = stepOf(open.draft) === step ? typings[step] : undefined;
  if (!words) return act.refuse('meetings.plan.stale');
  await askAgain(act, ...words);
}

/** Ends it with nothing sent. Any facilitator may: it stands in everybody's way. */
export async function cancel(act: Act, drafted: Drafted): Promise<void> {
  const { form } = drafted;
  if (!form) return act.refuse('meetings.plan.gone');
  if (form.identity !== act.me.id && !(await openFor(act, drafted))) return;
  await closeForm(act.tx, form.id);
  await act.replace(planCancelled, {});
}
