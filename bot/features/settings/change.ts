import { changeChat, chatsOf } from '../../../db/chats.ts';
import { closeForm, type Form } from '../../../db/forms.ts';
import { changeGroup, type WorkingGroup, type WorkingGroupChange } from '../../../db/working-groups.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { isZone } from '../../../domain/zone.ts';
import { type Key, languages } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import { switchedReminders } from '../../messages/settings.ts';
import { prompt } from '../../prompt.ts';
import { takeText } from '../../typed-text.ts';
import { setupSlot } from '../linking/setup.ts';
import { freeCode } from '../linking/working-group.ts';
import { settings } from './recipes.ts';
import { rescheduleReminders } from './reminders.ts';
import { settingsSlot } from './slot.ts';

/** The longest name of a working group, in characters: as long as a chat's title is taken for one. */
const nameLength = 100;

/** In a group the language of that chat, in private that of all chats of the group; new texts of the group follow it. */
export async function setLanguage(act: Act, group: WorkingGroup, language: string): Promise<void> {
  if (!languages.includes(language)) return act.refuse('common.outdatedButton');
  const chats = act.chat.kind === 'group' ? [act.chat] : await chatsOf(act.tx, group.id);
  for (const { id } of chats) await changeChat(act.tx, id, { language });
  await save(act, group, { language }, 'settings.saved.language');
}

export async function setZone(act: Act, group: WorkingGroup, zone: string): Promise<void> {
  if (!isZone(zone)) return act.refuse('common.outdatedButton');
  await save(act, group, { zone }, 'settings.saved.zone');
}

export async function askZone(act: Act): Promise<void> {
  await prompt(act, { kind: 'settings.zone', ask: 'settings.askZone', hint: 'linking.zoneHint' });
}

export async function typedZone(act: Act, form: Form, text: string): Promise<void> {
  const zone = text.trim().replaceAll(' ', '_');
  if (!isZone(zone)) return act.note('linking.noSuchZone');
  await closeForm(act.tx, form.id);
  if (act.group) await save(act, act.group, { zone }, 'settings.saved.zone');
}

/** The button carries what is wanted, `on.1440`, so that two who press at once do not undo each other. */
export async function setReminder(act: Act, group: WorkingGroup, wanted: string): Promise<void> {
  const [to, text] = wanted.split('.');
  const minutes = Number(text);
  if (!switchedReminders.some((reminder) => reminder.minutes === minutes)) return act.refuse('common.outdatedButton');
  const others = group.reminders.filter((reminder) => reminder !== minutes);
  const reminders = to === 'on' ? [...others, minutes].sort((one, other) => other - one) : others;
  if (reminders.length === group.reminders.length) return unchanged(act, group);
  await save(act, group, { reminders }, to === 'on' ? 'settings.saved.remindOn' : 'settings.saved.remindOff');
  await rescheduleReminders(act, { ...group, reminders });
}

export async function setPublicPage(act: Act, group: WorkingGroup, to: string): Promise<void> {
  const publicPage = to === 'on';
  if (group.publicPage === publicPage) return unchanged(act, group);
  await save(act, group, { publicPage }, publicPage ? 'settings.saved.published' : 'settings.saved.unpublished');
}

export async function askName(act: Act): Promise<void> {
  await prompt(act, { kind: 'settings.name', ask: 'settings.askName', hint: 'settings.nameHint' });
}

export async function typedName(act: Act, form: Form, text: string): Promise<void> {
  const name = await takeText(act, text, nameLength);
  if (!name) return;
  await closeForm(act.tx, form.id);
  if (act.group) await save(act, act.group, { name: maskContacts(name) }, 'settings.saved.name');
}

/** Takes the place of a code that too many people know. Only in private: a code is not for a whole chat. */
export async function renewCode(act: Act, group: WorkingGroup): Promise<void> {
  if (act.chat.kind !== 'private') return act.refuse('common.onlyInPrivate');
  await save(act, group, { code: await freeCode(act) }, 'settings.saved.code');
}

/** Keeps a change, says so, and shows it wherever the settings stand. */
async function save(act: Act, group: WorkingGroup, change: WorkingGroupChange, saved: Key): Promise<void> {
  await changeGroup(act.tx, group.id, change);
  await (act.event.kind === 'chose' ? act.toast(saved) : act.note(saved));
  await showAgain(act, group);
}

async function unchanged(act: Act, group: WorkingGroup): Promise<void> {
  await act.toast('settings.saved.same');
  await showAgain(act, group);
}

async function showAgain(act: Act, { id }: WorkingGroup): Promise<void> {
  if (act.event.kind === 'chose') await act.replace(settings, { group: id, view: 'main' });
  const chats = await chatsOf(act.tx, id);
  await act.refresh(settingsSlot(id), ...chats.map((chat) => setupSlot(chat.id)));
}
