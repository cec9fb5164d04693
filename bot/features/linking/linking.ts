import { type Chat, changeChat, keepMembership, moveChat } from '../../../db/chats.ts';
import { closeForm, type Form } from '../../../db/forms.ts';
import { isZone } from '../../../domain/zone.ts';
import { languages } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';
import type { ChatEvent } from '../../channels/channel.ts';
import { type Feature, onPress, type Target } from '../../feature.ts';
import { prompt } from '../../prompt.ts';
import { settingsSlot } from '../settings/slot.ts';
import { joinedChat, typedCode } from './join.ts';
import { leaveChat, removedFromChat } from './removed.ts';
import { setupSlot, setupSteps, theChat } from './setup.ts';
import { foundGroup } from './working-group.ts';

/** The chat in which a button stands: an admin of another one has no say in it, whatever their button carries. */
const thisChat: Target<Chat> = {
  ...theChat,
  load: async (db, id, act) => (id === act.chat.id ? theChat.load(db, id, act) : undefined),
};

/** A group chat becomes the chat of a working group: greeted, asked for language and zone, linked. */
export const linking: Feature = {
  hears: { bot_membership: greet, renamed: noteTitle, moved: follow, membership: noteMembership },
  presses: [
    onPress({ action: 'setup.language', of: thisChat, who: 'chat_admin', run: chooseLanguage }),
    onPress({ action: 'setup.zone', of: thisChat, who: 'chat_admin', run: chooseZone }),
    onPress({ action: 'setup.otherZone', of: thisChat, who: 'chat_admin', run: askZone }),
    onPress({ action: 'setup.new', of: thisChat, who: 'chat_admin', run: linkToNew }),
    onPress({ action: 'setup.join', of: thisChat, who: 'chat_admin', run: askCode }),
  ],
  forms: [
    { kind: 'setup.zone', who: 'chat_admin', typed: typedZone },
    { kind: 'setup.code', who: 'chat_admin', typed: typedCode },
  ],
  recipes: [setupSteps, joinedChat, removedFromChat],
};

/** Shows where the setting up stands, in a new message. */
export async function showSetup(act: Act): Promise<void> {
  await act.reply(setupSteps, { chat: act.chat.id }, { slot: setupSlot(act.chat.id) });
}

async function greet(act: Act, event: Extract<ChatEvent, { kind: 'bot_membership' }>): Promise<void> {
  if (event.now === 'left') return leaveChat(act);
  await changeChat(act.tx, act.chat.id, { mayPin: event.mayPin });
  // Being made admin, or losing that, is told the same way as being added.
  if (act.chat.kind === 'private' || event.before !== 'left') return;
  if (!act.group) return showSetup(act);
  await act.note('linking.back');
  await act.refresh(settingsSlot(act.group.id));
}

async function noteMembership(act: Act, event: Extract<ChatEvent, { kind: 'membership' }>): Promise<void> {
  await keepMembership(act.tx, act.chat.id, act.me.id, event.now, act.now);
}

async function follow(act: Act, event: Extract<ChatEvent, { kind: 'moved' }>): Promise<void> {
  await moveChat(act.tx, act.chat.id, event.to);
}

async function noteTitle(act: Act): Promise<void> {
  // The chat has its new title by now, since it was heard from; the working group keeps the name it has.
  await act.refresh(setupSlot(act.chat.id), ...(act.group ? [settingsSlot(act.group.id)] : []));
}

async function chooseLanguage(act: Act, chat: Chat, language: string): Promise<void> {
  if (!languages.includes(language)) return act.refuse('common.outdatedButton');
  if (chat.workingGroup !== null) return act.refuse('linking.alreadyLinked');
  await changeChat(act.tx, chat.id, { language });
  await act.replace(setupSteps, { chat: chat.id });
}

async function chooseZone(act: Act, chat: Chat, zone: string): Promise<void> {
  if (!isZone(zone)) return act.refuse('common.outdatedButton');
  if (chat.workingGroup !== null) return act.refuse('linking.alreadyLinked');
  await changeChat(act.tx, chat.id, { zone });
  await act.replace(setupSteps, { chat: chat.id });
}

async function askZone(act: Act, chat: Chat): Promise<void> {
  if (chat.workingGroup !== null) return act.refuse('linking.alreadyLinked');
  await prompt(act, { kind: 'setup.zone', ask: 'linking.askZone', hint: 'linking.zoneHint' });
}

async function typedZone(act: Act, form: Form, text: string): Promise<void> {
  const zone = text.trim().replaceAll(' ', '_');
  if (!isZone(zone)) return act.note('linking.noSuchZone');
  await closeForm(act.tx, form.id);
  await changeChat(act.tx, act.chat.id, { zone });
  await showSetup(act);
}

async function linkToNew(act: Act, chat: Chat): Promise<void> {
  if (chat.workingGroup !== null) return act.refuse('linking.alreadyLinked');
  if (chat.zone === null) return act.replace(setupSteps, { chat: chat.id });
  await foundGroup(act, chat, chat.zone);
  await act.replace(setupSteps, { chat: chat.id });
}

async function askCode(act: Act, chat: Chat): Promise<void> {
  if (chat.workingGroup !== null) return act.refuse('linking.alreadyLinked');
  await prompt(act, { kind: 'setup.code', ask: 'linking.askCode', hint: 'linking.codeHint' });
}
