import { z } from 'zod';
import { chatsOf } from '../../../db/chats.ts';
import type { Queryable } from '../../../db/client.ts';
import { postsOf } from '../../../db/posts.ts';
import { groupById, groupsOfPerson, mayFacilitate, type WorkingGroup } from '../../../db/working-groups.ts';
import type { IdentityId, WorkingGroupId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import { type SettingsFacts, settingsGroups, settingsMessage } from '../../messages/settings.ts';
import { recipe } from '../../recipe.ts';

/** The settings of one working group. In private they hold its code, so they are for who facilitates it at that moment. */
export const settings = recipe({
  name: 'settings',
  params: z.object({
    group: idOf<WorkingGroupId>(),
    view: z.enum(['main', 'language', 'zone', 'publish', 'chats']).default('main'),
  }),
  facts: async (db, { group: id, view }, { chat, publicUrl }): Promise<SettingsFacts | null> => {
    const group = await groupById(db, id);
    if (!group) return null;
    const inGroup = chat.kind === 'group';
    const readable = inGroup
      ? chat.workingGroup === id
      : chat.identity !== null && (await mayFacilitate(db, id, chat.identity));
    if (!readable) return null;
    const chats = await chatsOf(db, id);
    return {
      group: id,
      name: group.name,
      view,
      inGroup,
      language: (inGroup ? chat.language : null) ?? group.language,
      zone: group.zone,
      reminders: group.reminders,
      publicPage: group.publicPage,
      address: `${publicUrl}/g/${group.slug}`,
      chats: chats.map(({ id: one, title }) => ({ id: one, title })),
      posts: (await postsOf(db, id)).map(({ name, side, holder }) => ({ name, side, held: holder !== null })),
      code: inGroup ? null : group.code,
      chat: (inGroup ? chat : chats[0])?.id ?? null,
    };
  },
  message: settingsMessage,
});

/** The groups of which the reader may see the settings. */
export const chooseGroup = recipe({
  name: 'settings.groups',
  params: z.object({}),
  facts: async (db, _params, { chat }) =>
    chat.identity === null ? null : { groups: await facilitatedBy(db, chat.identity) },
  message: settingsGroups,
});

/** The working groups that a person facilitates, by name. */
export async function facilitatedBy(db: Queryable, me: IdentityId): Promise<WorkingGroup[]> {
  const groups: WorkingGroup[] = [];
  for (const group of await groupsOfPerson(db, me)) if (await mayFacilitate(db, group.id, me)) groups.push(group);
  return groups;
}
