import { z } from 'zod';
import { changeChat, chatById, chatsOf } from '../../../db/chats.ts';
import { closeForm, type Form } from '../../../db/forms.ts';
import { keepWrongTry, wrongTriesSince } from '../../../db/tries.ts';
import { groupByCode, groupById } from '../../../db/working-groups.ts';
import type { ChatId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Act } from '../../act.ts';
import { type Joined, joinedMessage } from '../../messages/linking.ts';
import { recipe } from '../../recipe.ts';
import { settingsSlot } from '../settings/slot.ts';
import { setupSlot } from './setup.ts';

/** Wrong codes that one person may type in `guessing` before they have to wait. */
const mostGuesses = 5;
const guessing = Temporal.Duration.from({ hours: 1 });

/** Tells a chat that has joined, and the chats that were there before, that they belong together now. */
export const joinedChat = recipe({
  name: 'linking.joined',
  params: z.object({ joined: idOf<ChatId>() }),
  facts: async (db, { joined }, { chat }): Promise<Joined | null> => {
    const newcomer = await chatById(db, joined);
    const group = newcomer?.workingGroup ? await groupById(db, newcomer.workingGroup) : undefined;
    if (!newcomer || !group) return null;
    return { group: group.name, newcomer: chat.id === joined ? null : (newcomer.title ?? '') };
  },
  message: joinedMessage,
});

/** The code of a working group was typed: the chat joins it. Codes cannot be guessed by trying. */
export async function typedCode(act: Act, form: Form, text: string): Promise<void> {
  const chat = await chatById(act.tx, act.chat.id);
  if (chat?.workingGroup != null) return act.note('linking.alreadyLinked');
  const wait = await minutesToWait(act);
  if (wait > 0) return act.note('linking.tooManyCodes', { count: wait });
  const group = await groupByCode(act.tx, text);
  if (!group) {
    await keepWrongTry(act.tx, act.me.person, 'group_code', act.now, act.now.subtract(guessing));
    return act.note('linking.noSuchCode');
  }
  await closeForm(act.tx, form.id);
  const others = await chatsOf(act.tx, group.id);
  await changeChat(act.tx, act.chat.id, { workingGroup: group.id });
  await act.refresh(setupSlot(act.chat.id), settingsSlot(group.id));
  await act.reply(joinedChat, { joined: act.chat.id });
  for (const other of others) await act.say(other, joinedChat, { joined: act.chat.id });
}

/** Minutes until this person may try a code again; 0 when they may now. */
async function minutesToWait(act: Act): Promise<number> {
  const tries = await wrongTriesSince(act.tx, act.me.person, 'group_code', act.now.subtract(guessing));
  const oldest = tries.at(-mostGuesses);
  return oldest ? Math.max(1, Math.ceil(oldest.add(guessing).since(act.now).total('minutes'))) : 0;
}
