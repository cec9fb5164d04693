import { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import { changeForm, closeForm, type Form, openForm, openFormById } from '../../../db/forms.ts';
import { groupById, groupsOfPerson, hasReachableFacilitator, type WorkingGroup } from '../../../db/working-groups.ts';
import type { FormId, WorkingGroupId } from '../../../domain/ids.ts';
import { hasContacts } from '../../../domain/mask.ts';
import { idOf } from '../../../domain/payload.ts';
import { sensitiveIn } from '../../../domain/sensitive.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import { sensitiveWords } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import { type Feature, onPress, type Target } from '../../feature.ts';
import { care, type GroupToAsk, privatePrompt, readyToSend, whichGroup } from '../../messages/private-asking.ts';
import { note } from '../../note.ts';
import { recipe } from '../../recipe.ts';
import { takeText } from '../../typed-text.ts';
import { tellFacilitators } from './announce.ts';
import { raiseWithoutName } from './raise.ts';
import { theGroup } from './target.ts';
import { giveReceipt } from './tell-asker.ts';

const kind = 'question.askPrivately';
/** Which groups it may be sent to. Never the text: until it is sent, it exists only in its writer's own message. */
const draft = z.object({ groups: z.array(idOf<WorkingGroupId>()) });
const groupIds = z.array(idOf<WorkingGroupId>());

/** The gate: whether a private text says what must not be kept here. Asked before anything else looks at the text. */
export const isSensitive = sensitiveIn(sensitiveWords);

const groupsOffered = recipe({
  name: 'question.whichGroup',
  params: z.object({ groups: groupIds }),
  facts: async (db, { groups }) => ({ groups: await offered(db, groups) }),
  message: whichGroup,
});

const textAsked = recipe({
  name: 'question.privatePrompt',
  params: z.object({ group: idOf<WorkingGroupId>() }),
  facts: async (db, { group }) => (await offered(db, [group]))[0] ?? null,
  message: privatePrompt,
});

const sendingAsked = recipe({
  name: 'question.readyToSend',
  params: z.object({ form: idOf<FormId>(), groups: groupIds, contacts: z.boolean() }),
  facts: async (db, { form, groups, contacts }) => ({ form, contacts, groups: await offered(db, groups) }),
  message: readyToSend,
});

/** The answer to what does not belong here. Its name in the database says nothing of why it was sent. */
export const helplines = recipe({
  name: 'helplines',
  params: z.object({}),
  facts: async (_db, _params, { helplines }) => ({ helplines }),
  message: care,
});

/** The form that a button names, while it is open. */
const theForm: Target<Form> = {
  load: (db, id, act) => openFormById(db, id as FormId, act.now), // looked up, so a wrong id finds nothing
  group: (form) => form.workingGroup,
};

/** Asking without a name, in the private chat. */
export const askingPrivately: Feature = {
  presses: [
    onPress({ action: 'question.askIn', of: theGroup, who: 'anybody', run: askIn }),
    onPress({ action: 'question.sendPrivately', of: theForm, who: 'anybody', run: sendPressed }),
    onPress({ action: 'question.changePrivately', of: theForm, who: 'anybody', run: writeAgain }),
  ],
  forms: [{ kind, who: 'anybody', typed: typedInForm }],
  unasked: heard,
  recipes: [groupsOffered, textAsked, sendingAsked, helplines],
};

/** `/ask` in private: with a text at once, or first who will see it. */
export async function askPrivately(act: Act, text: string): Promise<void> {
  // The gate comes first, before anything else looks at the text.
  if (isSensitive(text)) return act.reply(helplines, {});
  const groups = await groupsOfPerson(act.tx, act.me.id);
  const [first, ...others] = groups;
  if (!first) return act.note('common.noGroup');
  if (text !== '') {
    if ((await takeText(act, text, TEXT_LIMITS.question, true)) === undefined) return;
    return askWhetherToSend(act, await open(act, groups), text);
  }
  if (others.length > 0) return act.reply(groupsOffered, { groups: groups.map(({ id }) => id) });
  await askIn(act, first);
}

async function askIn(act: Act, group: WorkingGroup): Promise<void> {
  if (!(await isMine(act, group.id))) return act.refuse('questions.private.notMember');
  await open(act, [group]);
  await act.reply(textAsked, { group: group.id });
}

async function typedInForm(act: Act, form: Form, text: string): Promise<void> {
  if (isSensitive(text)) {
    await closeForm(act.tx, form.id);
    return act.reply(helplines, {});
  }
  const body = await takeText(act, text, TEXT_LIMITS.question, true);
  if (body === undefined) return;
  const [only, ...others] = draft.parse(form.draft).groups;
  if (!only || others.length > 0 || hasContacts(body)) return askWhetherToSend(act, form, body);
  await send(act, form, only, body);
}

/** Private words that nothing waits for: the gate answers them as well, everything else is left to others. */
async function heard(act: Act, text: string): Promise<boolean> {
  if (!isSensitive(text)) return false;
  await act.reply(helplines, {});
  return true;
}

/** Answers the message with the text, so that the press of its button brings the text back. */
async function askWhetherToSend(act: Act, form: Form, text: string): Promise<void> {
  await changeForm(act.tx, form.id, {}, act.now);
  const answers = act.event.kind === 'said' ? { answers: act.event.message } : {};
  const { groups } = draft.parse(form.draft);
  await act.reply(sendingAsked, { form: form.id, groups, contacts: hasContacts(text) }, answers);
}

async function sendPressed(act: Act, form: Form, index: string): Promise<void> {
  if (!isTheirs(act, form)) return act.toast('common.outdatedButton');
  const group = draft.parse(form.draft).groups[Number(index)];
  const written = act.event.kind === 'chose' ? act.event.about?.replace(/^\/ask(?:@\w+)?\s*/i, '') : undefined;
  if (!group || written === undefined) return act.toast('questions.private.textGone');
  // It may have been edited since it was looked at.
  if (isSensitive(written)) {
    await closeForm(act.tx, form.id);
    return act.replace(helplines, {});
  }
  const body = await takeText(act, written, TEXT_LIMITS.question, true);
  if (body === undefined) return;
  if (await send(act, form, group, body)) await act.replace(note, { key: 'questions.private.sent', values: {} });
}

async function writeAgain(act: Act, form: Form): Promise<void> {
  if (!isTheirs(act, form)) return act.toast('common.outdatedButton');
  await changeForm(act.tx, form.id, {}, act.now);
  const [only, ...others] = draft.parse(form.draft).groups;
  if (only && others.length === 0) return act.replace(textAsked, { group: only });
  await act.replace(note, { key: 'questions.private.textGone', values: {} });
}

/** False when it could not be sent, which was said. */
async function send(act: Act, form: Form, id: WorkingGroupId, body: string): Promise<boolean> {
  const group = await groupById(act.tx, id);
  if (!group || !(await isMine(act, id))) {
    await act.refuse('questions.private.notMember');
    return false;
  }
  // Closed first: whoever presses twice sends once.
  await closeForm(act.tx, form.id);
  const { id: question, asker } = await raiseWithoutName(act, group, body, act.me.id);
  await giveReceipt(act, asker, question);
  await tellFacilitators(act, id, question);
  return true;
}

function open(act: Act, groups: readonly WorkingGroup[]): Promise<Form> {
  const ids = groups.map(({ id }) => id);
  const scene = { kind, chat: act.chat.id, identity: act.me.id, workingGroup: null, awaiting: 'text' };
  return openForm(act.tx, { ...scene, draft: { groups: ids } }, act.now, act.newId);
}

const isTheirs = (act: Act, form: Form) =>
  form.kind === kind && form.identity === act.me.id && form.chat === act.chat.id;

async function isMine(act: Act, group: WorkingGroupId): Promise<boolean> {
  return (await groupsOfPerson(act.tx, act.me.id)).some(({ id }) => id === group);
}

async function offered(db: Queryable, ids: readonly WorkingGroupId[]): Promise<GroupToAsk[]> {
  const groups = await Promise.all(ids.map((id) => groupById(db, id)));
  const known = groups.filter((group) => group !== undefined);
  return Promise.all(known.map(async ({ id, name }) => ({ id, name, reached: await hasReachableFacilitator(db, id) })));
}
