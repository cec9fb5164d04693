import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Queryable, rowsOf, tableOf } from '../db/client.ts';
import { received } from '../db/schema/received.ts';
import type { ChatEvent } from './channels/channel.ts';

/** Notes these events as received, in their transaction, and hands back those that were not received before. */
export async function firstTime(
  db: Queryable,
  events: readonly ChatEvent[],
  now: Temporal.Instant,
): Promise<readonly ChatEvent[]> {
  const [first] = events;
  if (!first) return [];
  const rows = await rowsOf(
    db,
    z.object({ event_id: z.string() }),
    sql`
      insert into received (platform, event_id, at)
      select platform, id, ${now.toString()} from ${tableOf(events, { platform: 'text', id: 'text' })} as told (platform, id)
      on conflict do nothing
      returning event_id`,
  );
  const fresh = new Set(rows.map((row) => row.event_id));
  return events.filter((event) => fresh.delete(event.id));
}

/** Puts an event aside that failed too often, so that it is not taken again and holds nobody up. */
export async function park(db: Queryable, event: ChatEvent, attempts: number, now: Temporal.Instant): Promise<void> {
  await db
    .insert(received)
    .values({ platform: event.platform, event: event.id, at: now, attempts, parkedAt: now })
    .onConflictDoNothing();
}
