import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Chat } from './chats.ts';
import { type Queryable, rowFrom, rowsOf } from './client.ts';
import type { Identity } from './people.ts';
import { chats } from './schema/chats.ts';
import { identities } from './schema/people.ts';
import { workingGroups } from './schema/working-groups.ts';
import { idsOfGroupsOf, type WorkingGroup } from './working-groups.ts';

/** What is known of who acts and where, before anything is done. */
export type KnownScene = {
  readonly identity: Identity | null;
  readonly chat: Chat | null;
  /** The working group of the chat. */
  readonly group: WorkingGroup | null;
  /** Whether the platform told after `since` that this person is in this chat, and as what. */
  readonly toldLately: boolean;
  /** In a private chat: the working groups in which this person has a place, by name. */
  readonly groups: readonly WorkingGroup[] | null;
  /** Whether they are known as admin of some group chat, from longer ago than `since`. */
  readonly oldAdmin: boolean;
};

const found = z.object({
  identity: z.unknown(),
  chat: z.unknown(),
  group: z.unknown(),
  told_lately: z.boolean(),
  old_admin: z.boolean(),
  groups: z.array(z.unknown()).nullable(),
});

const groupsOfSpeaker = sql`(
  select coalesce(jsonb_agg(to_jsonb(w) order by w.name), '[]') from working_groups w
  where w.id in ${idsOfGroupsOf(sql`i.id`)})`;

/** Reads who acts and where in one question, for this happens with every event; written by hand, for it takes half as long. */
export async function sceneOf(
  db: Queryable,
  platform: Chat['platform'],
  account: string,
  place: Pick<Chat, 'kind'> & { readonly id: string },
  since: Temporal.Instant,
): Promise<KnownScene> {
  const [row] = await rowsOf(
    db,
    found,
    sql`
      select to_jsonb(i) as identity, to_jsonb(c) as chat, to_jsonb(g) as "group",
        coalesce(m.checked_at > ${since.toString()} and m.status <> 'left', false) as told_lately,
        exists (select 1 from chat_members old where old.identity_id = i.id and old.status = 'admin'
          and old.checked_at < ${since.toString()}) as old_admin,
        ${place.kind === 'private' ? groupsOfSpeaker : sql`null::jsonb`} as groups
      from (select 1) one
        left join identities i on i.platform = ${platform} and i.platform_id = ${account}
        left join chats c on c.platform = ${platform} and c.platform_id = ${place.id}
        left join working_groups g on g.id = c.working_group_id
        left join chat_members m on m.chat_id = c.id and m.identity_id = i.id`,
  );
  return {
    identity: rowFrom(identities, row?.identity),
    chat: rowFrom(chats, row?.chat),
    group: rowFrom(workingGroups, row?.group),
    toldLately: row?.told_lately ?? false,
    oldAdmin: row?.old_admin ?? false,
    groups: row?.groups?.flatMap((json) => rowFrom(workingGroups, json) ?? []) ?? null,
  };
}
