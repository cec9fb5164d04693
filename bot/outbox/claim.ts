import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Chat } from '../../db/chats.ts';
import { type Db, rowFrom, rowsOf } from '../../db/client.ts';
import { type Claimed, sendLease } from '../../db/deliveries.ts';
import { chats } from '../../db/schema/chats.ts';

function chatFrom(json: unknown): Chat {
  const chat = rowFrom(chats, json);
  if (chat === null) throw new Error('a delivery names a chat that does not exist');
  return chat;
}

const claimed = z.object({
  id: z.coerce.number(),
  /** Read with the claim: a reply should not wait for a second question. */
  chat: z.unknown().transform(chatFrom),
  /** What its readers speak, as far as it is known. */
  language: z.string().nullable(),
  act: z.enum(['send', 'edit', 'toast', 'close_poll']),
  recipe: z.string(),
  params: z.record(z.string(), z.unknown()),
  slot: z.string().nullable(),
  message: z.string().nullable(),
  answers: z.string().nullable(),
  attempts: z.coerce.number(),
});

/**
 * Takes what is due, at most one delivery a chat, so that the order within a chat is kept: a delivery waits for every
 * earlier one of its chat. A toast answers a press at once and waits for nobody. What is meant for a chat that the
 * person has not opened, or that is gone, stays.
 */
export async function claim(db: Db, now: Temporal.Instant, most: number): Promise<Claimed[]> {
  return rowsOf(
    db,
    claimed,
    sql`
      update deliveries set state = 'sending', attempts = attempts + 1, lease_until = ${now.add(sendLease).toString()}
      from chats
        left join identities on identities.id = chats.identity_id
        left join working_groups on working_groups.id = chats.working_group_id
      where chats.id = deliveries.chat_id and deliveries.id in (
        select d.id from deliveries d join chats c on c.id = d.chat_id
        where d.state in ('queued', 'retry') and d.due_at <= ${now.toString()} and c.state = 'active'
          and (d.act = 'toast' or not exists (
            select 1 from deliveries earlier
            where earlier.chat_id = d.chat_id and earlier.id < d.id and earlier.act <> 'toast'
              and (earlier.state in ('sending', 'retry')
                or (earlier.state = 'queued' and earlier.due_at <= ${now.toString()}))))
        order by d.act <> 'toast', d.id
        limit ${most}
        for update of d skip locked)
      returning deliveries.id, act, recipe, params, slot, platform_message_id as message,
        answers_message_id as answers, attempts,
        to_jsonb(chats) as chat,
        coalesce(identities.language, chats.language, working_groups.language) as language`,
  );
}

/**
 * Settles sends that were begun and never ended, because a process died: a message may have arrived, so it becomes
 * `unknown`; an edit, a toast, a closing or a reply does no harm twice and is tried again.
 */
export async function settleLapsed(db: Db, now: Temporal.Instant): Promise<void> {
  await db.execute(sql`
    update deliveries set state = case when act = 'send' and not reply then 'unknown' else 'retry' end, lease_until = null
    where state = 'sending' and lease_until <= ${now.toString()}`);
}
