import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, rowsOf } from '../../db/client.ts';

/** How long a send may take before it is thought lost (the channel gives up earlier than this). */
const lease = Temporal.Duration.from({ seconds: 60 });

const claimed = z.object({
  id: z.coerce.number(),
  chat_id: z.string(),
  act: z.enum(['send', 'edit', 'toast', 'close_poll']),
  recipe: z.string(),
  params: z.record(z.string(), z.unknown()),
  slot: z.string().nullable(),
  platform_message_id: z.string().nullable(),
  answers_message_id: z.string().nullable(),
  attempts: z.coerce.number(),
});

export type Claimed = z.infer<typeof claimed>;

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
      update deliveries set state = 'sending', attempts = attempts + 1, lease_until = ${now.add(lease).toString()}
      where id in (
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
      returning id, chat_id, act, recipe, params, slot, platform_message_id, answers_message_id, attempts`,
  );
}

/**
 * Settles sends that were begun and never ended, because a process died: a message may have arrived, so it becomes
 * `unknown`; an edit, a toast or a closing does no harm twice and is tried again.
 */
export async function settleLapsed(db: Db, now: Temporal.Instant): Promise<void> {
  await db.execute(sql`
    update deliveries set state = case when act = 'send' then 'unknown' else 'retry' end, lease_until = null
    where state = 'sending' and lease_until <= ${now.toString()}`);
}

/** The next moment at which something that waits becomes due. */
export async function nextDue(db: Db): Promise<Temporal.Instant | undefined> {
  const [row] = await rowsOf(
    db,
    z.object({ at: z.string().nullable() }),
    sql`select to_char(min(d.due_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
        from deliveries d join chats c on c.id = d.chat_id
        where d.state in ('queued', 'retry') and c.state = 'active'`,
  );
  return row?.at ? Temporal.Instant.from(row.at) : undefined;
}
