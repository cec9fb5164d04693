import { randomInt } from 'node:crypto';
import { type Chat, changeChat } from '../../../db/chats.ts';
import { addGroup, groupByCode, groupBySlug, type WorkingGroup } from '../../../db/working-groups.ts';
import type { WorkingGroupId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { shorten } from '../../../domain/text.ts';
import { fallbackLanguage } from '../../../locales/words.ts';
import type { Act } from '../../act.ts';

/** Reminders of a new working group: minutes before the meeting; seven days, one day and one hour. */
const firstReminders = [7 * 24 * 60, 24 * 60, 60];

/** Letters and digits that nobody confuses when reading a code aloud. */
const codeLetters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 6;

/** Makes a working group out of a chat that is set up, and links the chat to it. */
export async function foundGroup(act: Act, chat: Chat, zone: string): Promise<WorkingGroup> {
  // Its name is public, also where its chat is not.
  const name = maskContacts(shorten(chat.title ?? '', 100)) || 'Working group';
  const group = await addGroup(act.tx, {
    id: act.newId<WorkingGroupId>(),
    slug: await freeSlug(act, name),
    name,
    zone,
    language: chat.language ?? fallbackLanguage,
    code: await freeCode(act),
    reminders: firstReminders,
    createdAt: act.now,
  });
  await changeChat(act.tx, chat.id, { workingGroup: group.id });
  return group;
}

/** An address for the name that nobody has: `osh-2`, then `osh-2-2`, `osh-2-3` … */
async function freeSlug(act: Act, name: string): Promise<string> {
  // Its tables of letters cost 6 MB and 6 ms, and a group is founded seldom.
  const { default: slugify } = await import('@sindresorhus/slugify');
  const base = slugify(name).slice(0, 60).replace(/-+$/, '') || 'group';
  let slug = base;
  for (let next = 2; await groupBySlug(act.tx, slug); next++) slug = `${base}-${next}`;
  return slug;
}

/** A code that no working group has. */
export async function freeCode(act: Act): Promise<string> {
  const letter = () => codeLetters.charAt(randomInt(codeLetters.length));
  let code = Array.from({ length: codeLength }, letter).join('');
  while (await groupByCode(act.tx, code)) code = Array.from({ length: codeLength }, letter).join('');
  return code;
}
