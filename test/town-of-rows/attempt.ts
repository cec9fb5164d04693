import { asc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ChatEvent, Message } from '../../bot/channels/channel.ts';
import { route } from '../../bot/route.ts';
import type { Chat } from '../../db/chats.ts';
import { type Db, type Queryable, rowsOf, type Tx } from '../../db/client.ts';
import { chats } from '../../db/schema/chats.ts';
import { deliveries } from '../../db/schema/deliveries.ts';
import { wordsIn } from '../../locales/words.ts';
import { declared, publicUrl, today, worldAt } from './moment.ts';

/** Something that the bot would send now. */
export type Queued = typeof deliveries.$inferSelect & { readonly to: Chat };

/** What came of an act that was undone again. */
export type Observed = {
  readonly queued: readonly Queued[];
  /** The tables that were written to. */
  readonly changed: readonly string[];
};

/** Carries what was observed out of the transaction that is rolled back. */
class Undone extends Error {
  override name = 'Undone';
}

/** What may change although nothing was done: who was seen where, what was said. */
const aside = ['received', 'deliveries', 'activity', 'identities', 'persons', 'chat_members', 'chats'];

/** Has something happen, hands what it left to `look`, and undoes all of it. */
export async function attempt<Seen>(
  db: Db,
  happens: (tx: Tx) => Promise<ChatEvent>,
  look: (tx: Tx, observed: Observed) => Promise<Seen>,
): Promise<Seen> {
  let seen: { readonly it: Seen } | undefined;
  const run = db.transaction(async (tx) => {
    const event = await happens(tx);
    const before = await written(tx);
    await route({ ...worldAt(tx, today), sure: true, scene: undefined, handOver: () => {} }, [event]);
    const after = await written(tx);
    const changed = [...after.rows].filter(([table, rows]) => before.rows.get(table) !== rows).map(([table]) => table);
    seen = { it: await look(tx, { queued: await queuedSince(tx, before.lastDelivery), changed }) };
    throw new Undone();
  });
  await run.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  if (seen === undefined) throw new Error('nothing was observed');
  return seen.it;
}

/**
 * How many rows of each table were ever written, as the database counts them: two counts inside one transaction tell
 * which tables were touched between them, be it that a row was written as it was.
 */
async function written(tx: Tx): Promise<{ readonly rows: ReadonlyMap<string, number>; readonly lastDelivery: number }> {
  const row = z.object({ name: z.string(), rows: z.number(), last: z.number() });
  const counted = sql`select relname::text as name, (pg_stat_get_xact_tuples_inserted(oid)
      + pg_stat_get_xact_tuples_updated(oid) + pg_stat_get_xact_tuples_deleted(oid))::int as rows,
      (select coalesce(max(id), 0)::int from deliveries) as last
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
  const all = await rowsOf(tx, row, counted);
  const rows = new Map(all.filter(({ name }) => !aside.includes(name)).map(({ name, rows: of }) => [name, of]));
  return { rows, lastDelivery: all[0]?.last ?? 0 };
}

async function queuedSince(tx: Tx, last: number): Promise<Queued[]> {
  const rows = await tx
    .select({ delivery: deliveries, to: chats })
    .from(deliveries)
    .innerJoin(chats, eq(chats.id, deliveries.chat))
    .where(gt(deliveries.id, last))
    .orderBy(asc(deliveries.id));
  return rows.map(({ delivery, to }) => ({ ...delivery, to }));
}

/** As many as an operator may configure, each as long as it may be. */
const helplines = Array.from({ length: 10 }, () => ({
  language: 'en',
  name: 'Helpline '.repeat(7).trim(),
  number: '+996 700 123456',
}));

/** Makes the message of a delivery as the outbox would; null when there is nothing to say any more. */
export async function rendered(
  db: Queryable,
  { recipe, params, to }: Pick<Queued, 'recipe' | 'params' | 'to'>,
): Promise<Message | null> {
  const known = declared.recipes.get(recipe);
  if (!known) throw new Error(`no feature declares the recipe ${recipe}`);
  const linkTo = (token: string) => `https://t.me/ashar_bot?start=${token}`;
  const scene = { chat: to, now: today, publicUrl, helplines, linkTo };
  return known.render(db, params, scene, wordsIn('en'));
}
