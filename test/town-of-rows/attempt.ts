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
  /** The tables in which something is different afterwards. */
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
    const before = await fingerprint(tx);
    const last = await lastDelivery(tx);
    await route({ ...worldAt(tx, today), sure: true, scene: undefined, handOver: () => {} }, [event]);
    const after = await fingerprint(tx);
    const changed = [...after].filter(([table, rows]) => before.get(table) !== rows).map(([table]) => table);
    seen = { it: await look(tx, { queued: await queuedSince(tx, last), changed }) };
    throw new Undone();
  });
  await run.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  if (seen === undefined) throw new Error('nothing was observed');
  return seen.it;
}

/** The rows of every table as one number each. */
async function fingerprint(tx: Tx): Promise<ReadonlyMap<string, string>> {
  tables ??= await tablesOf(tx);
  const parts = tables.map(
    (table) => sql`select ${table} as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as rows
      from ${sql.identifier(table)} t`,
  );
  const row = z.object({ name: z.string(), rows: z.string() });
  const rows = await rowsOf(tx, row, sql.join(parts, sql` union all `));
  return new Map(rows.map(({ name, rows: of }) => [name, of]));
}

let tables: readonly string[] | undefined;

async function tablesOf(db: Queryable): Promise<string[]> {
  const named = sql`select tablename as name from pg_tables where schemaname = 'public'`;
  const all = await rowsOf(db, z.object({ name: z.string() }), named);
  return all.map(({ name }) => name).filter((name) => !aside.includes(name));
}

async function lastDelivery(tx: Tx): Promise<number> {
  const [row] = await tx.select({ last: sql<number>`coalesce(max(${deliveries.id}), 0)::int` }).from(deliveries);
  return row?.last ?? 0;
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

/** Makes the message of a delivery as the outbox would; null when there is nothing to say any more. */
export async function rendered(db: Queryable, { recipe, params, to }: Queued): Promise<Message | null> {
  const known = declared.recipes.get(recipe);
  if (!known) throw new Error(`no feature declares the recipe ${recipe}`);
  const linkTo = (token: string) => `https://t.me/ashar_bot?start=${token}`;
  const scene = { chat: to, now: today, publicUrl, helplines: [], linkTo };
  return known.render(db, params, scene, wordsIn('en'));
}
