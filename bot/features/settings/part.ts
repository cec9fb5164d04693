import { z } from 'zod';
import { type Chat, changeChat, chatsOf } from '../../../db/chats.ts';
import { groupById } from '../../../db/working-groups.ts';
import type { WorkingGroupId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Act } from '../../act.ts';
import { partedMessage } from '../../messages/settings.ts';
import { recipe } from '../../recipe.ts';
import { setupSlot } from '../linking/setup.ts';
import { settings } from './recipes.ts';
import { settingsSlot } from './slot.ts';

/** Tells a chat that it no longer belongs to a working group. */
export const partedChat = recipe({
  name: 'settings.parted',
  params: z.object({ group: idOf<WorkingGroupId>() }),
  facts: async (db, { group: id }) => {
    const group = await groupById(db, id);
    return group ? { group: group.name } : null;
  },
  message: partedMessage,
});

/** Takes one of several chats out of the group: nothing more is posted there, and its admins lead no longer. */
export async function partChat(act: Act, chat: Chat): Promise<void> {
  const { group } = act;
  if (!group || chat.workingGroup !== group.id) return act.toast('settings.saved.same');
  if ((await chatsOf(act.tx, group.id)).length < 2) return act.toast('settings.part.last');
  await changeChat(act.tx, chat.id, { workingGroup: null });
  await act.toast('settings.saved.parted');
  await act.say(chat, partedChat, { group: group.id });
  // In the chat that was parted the settings are not for its admins any more.
  if (chat.id !== act.chat.id) await act.replace(settings, { group: group.id, view: 'main' });
  await act.refresh(setupSlot(chat.id), settingsSlot(group.id));
}
