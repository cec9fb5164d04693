import { and, eq, lt, sql } from 'drizzle-orm';
import type { Chat } from './chats.ts';
import type { Queryable } from './client.ts';
import type { Identity } from './people.ts';
import { chatMembers, chats } from './schema/chats.ts';
import { identities } from './schema/people.ts';
import { workingGroups } from './schema/working-groups.ts';
import type { WorkingGroup } from './working-groups.ts';

/** What is known of who acts and where, before anything is done. */
export type KnownScene = {
  readonly identity: Identity | null;
  readonly chat: Chat | null;
  /** The working group of the chat. */
  readonly group: WorkingGroup | null;
  /** Whether the platform told this person's rights in this chat after `since`. */
  readonly toldLately: boolean;
  /** Whether they are known as admin of some group chat, from longer ago than `since`. */
  readonly oldAdmin: boolean;
};

/** Reads who acts and where in one question, for this happens with every event. */
export async function sceneOf(
  db: Queryable,
  platform: Chat['platform'],
  account: string,
  place: string,
  since: Temporal.Instant,
): Promise<KnownScene> {
  const oldAdmin = db
    .select({ one: sql`1` })
    .from(chatMembers)
    .where(
      and(eq(chatMembers.identity, identities.id), eq(chatMembers.status, 'admin'), lt(chatMembers.checkedAt, since)),
    );
  const [row] = await db
    .select({
      identity: identities,
      chat: chats,
      group: workingGroups,
      toldLately: sql<boolean>`coalesce(${chatMembers.checkedAt} > ${since.toString()}, false)`,
      oldAdmin: sql<boolean>`exists ${oldAdmin}`,
    })
    .from(sql`(select 1) one`)
    .leftJoin(identities, and(eq(identities.platform, platform), eq(identities.platformId, account)))
    .leftJoin(chats, and(eq(chats.platform, platform), eq(chats.platformId, place)))
    .leftJoin(workingGroups, eq(workingGroups.id, chats.workingGroup))
    .leftJoin(chatMembers, and(eq(chatMembers.chat, chats.id), eq(chatMembers.identity, identities.id)));
  return row ?? { identity: null, chat: null, group: null, toldLately: false, oldAdmin: false };
}
