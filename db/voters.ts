import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Chat } from './chats.ts';
import { type Queryable, rowsOf, tableOf } from './client.ts';
import { chats } from './schema/chats.ts';
import { deliveries } from './schema/deliveries.ts';

const doubted = z.object({ speaker: z.string(), chat: z.string().nullable(), title: z.string().nullable() });

/**
 * Who among these voters, by the platform's ids, is not known to be in the chat of their poll: never told, or told
 * before `since` to have left, for nobody tells us that somebody is back. The chat is null for a poll not known yet.
 * Lookups row by row: joins over a whole table were planned for some chats while the tables were young (15 ms a batch).
 */
export async function votersInDoubt(
  db: Queryable,
  platform: Chat['platform'],
  votes: readonly { readonly poll: string; readonly speaker: string }[],
  since: Temporal.Instant,
): Promise<z.infer<typeof doubted>[]> {
  if (votes.length === 0) return [];
  return rowsOf(
    db,
    doubted,
    sql`
      select distinct voted.speaker, place.platform_id as chat, place.title
      from ${tableOf(votes, { poll: 'text', speaker: 'text' })} as voted (poll, speaker)
      left join lateral (
        select chats.id, chats.platform_id, chats.title
        from poll_messages posted join chats on chats.id = posted.chat_id
        where posted.platform = ${platform} and posted.platform_poll_id = voted.poll
        limit 1
      ) place on true
      where not coalesce((
        select member.status <> 'left' or member.checked_at > ${since.toString()}
        from chat_members member
        where member.chat_id = place.id and member.identity_id = (
          select id from identities where platform = ${platform} and platform_id = voted.speaker)
      ), false)`,
  );
}

/** The group chats to which something is on its way at this moment, perhaps a poll that is voted in already. */
export async function chatsBeingWrittenTo(db: Queryable, platform: Chat['platform']) {
  return db
    .selectDistinct({ id: chats.platformId, title: chats.title })
    .from(deliveries)
    .innerJoin(chats, eq(chats.id, deliveries.chat))
    .where(
      and(
        eq(deliveries.act, 'send'),
        eq(deliveries.state, 'sending'),
        eq(chats.kind, 'group'),
        eq(chats.platform, platform),
      ),
    );
}
