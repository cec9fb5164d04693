import { z } from 'zod';
import { type Chat, chatById } from '../../../db/chats.ts';
import { groupById } from '../../../db/working-groups.ts';
import type { ChatId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Target } from '../../feature.ts';
import { type Setup, setupMessage } from '../../messages/linking.ts';
import { recipe } from '../../recipe.ts';

/** The slot of the message in which a chat is set up. */
export const setupSlot = (chat: ChatId) => `setup:${chat}`;

/** The message that leads a chat through its setting up, always showing the step that comes next. */
export const setupSteps = recipe({
  name: 'linking.setup',
  params: z.object({ chat: idOf<ChatId>() }),
  facts: async (db, { chat: id }, { publicUrl }): Promise<Setup | null> => {
    const chat = await chatById(db, id);
    if (!chat) return null;
    if (chat.workingGroup === null) return stepOf(chat);
    const group = await groupById(db, chat.workingGroup);
    if (!group) return null;
    const address = group.publicPage ? `${publicUrl}/g/${group.slug}` : null;
    return { chat: id, step: 'linked', name: group.name, zone: group.zone, address };
  },
  message: setupMessage,
});

function stepOf(chat: Chat): Setup {
  if (chat.language === null) return { chat: chat.id, step: 'language' };
  if (chat.zone === null) return { chat: chat.id, step: 'zone' };
  return { chat: chat.id, step: 'group', zone: chat.zone };
}

/** The chat that a button names. */
export const theChat: Target<Chat> = {
  load: (db, id) => chatById(db, id as ChatId), // what a button carries is looked up, so a wrong id finds nothing
  group: (chat) => chat.workingGroup,
};
