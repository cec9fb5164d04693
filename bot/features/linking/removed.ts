import { z } from 'zod';
import { changeChat, chatById } from '../../../db/chats.ts';
import { cancelSends } from '../../../db/deliveries.ts';
import { facilitatorsOf, groupById } from '../../../db/working-groups.ts';
import type { ChatId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Act } from '../../act.ts';
import { type Removed, removedMessage } from '../../messages/linking.ts';
import { recipe } from '../../recipe.ts';
import { settingsSlot } from '../settings/slot.ts';

/** Tells facilitators in private that the bot can no longer speak in a chat; nothing once it is back. */
export const removedFromChat = recipe({
  name: 'linking.removed',
  params: z.object({ chat: idOf<ChatId>() }),
  facts: async (db, { chat: id }): Promise<Removed | null> => {
    const chat = await chatById(db, id);
    const group = chat?.workingGroup ? await groupById(db, chat.workingGroup) : undefined;
    return chat?.state === 'gone' && group ? { group: group.name, chat: chat.title ?? '' } : null;
  },
  message: removedMessage,
});

/**
 * The bot was removed from a chat, or blocked. What waits to be said there is stale by the time it comes back; what
 * waits to be edited is not, and is then brought up to date.
 */
export async function leaveChat(act: Act): Promise<void> {
  const { chat, group } = act;
  // Asked before the chat is gone: its admins are facilitators as long as it is there.
  const facilitators = chat.kind === 'group' && group ? await facilitatorsOf(act.tx, group.id) : [];
  await changeChat(act.tx, chat.id, { state: 'gone', mayPin: false });
  if (chat.kind === 'private') return;
  await cancelSends(act.tx, chat.id);
  for (const facilitator of facilitators) {
    if (facilitator !== act.me.id) await act.tell(facilitator, removedFromChat, { chat: chat.id });
  }
  if (group) await act.refresh(settingsSlot(group.id));
}
