import { openAsBlob } from 'node:fs';
import { sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { z } from 'zod';
import { type Db, rowsOf } from '../../db/client.ts';
import { type OpenedDatabase, openDatabase } from '../../db/open.ts';
import { createDatabase } from './create-database.ts';

/** What every test that needs a database is run on: `describe.each(kinds)`. */
export const kinds = ['pglite', 'postgres'] as const;

export type FreshDatabase = OpenedDatabase & {
  /** Its address, on PostgreSQL. */
  url?: string;
  /** Removes all rows and starts counting at 1 again: faster than another database. */
  reset(): Promise<void>;
};

/** An empty database with all tables, for one test file alone. Close it in `afterAll`. */
export async function freshDatabase(kind: (typeof kinds)[number]): Promise<FreshDatabase> {
  const opened = kind === 'pglite' ? await freshPglite() : await freshPostgres();
  return { ...opened, reset: () => empty(opened.db) };
}

async function freshPglite() {
  return openDatabase({ kind: 'memory', snapshot: await openAsBlob(inject('databases').snapshot) });
}

async function freshPostgres() {
  const { serverUrl, template } = inject('databases');
  const { url, drop } = await createDatabase(serverUrl, template);
  const opened = await openDatabase({ kind: 'postgres', url });
  return {
    ...opened,
    url,
    close: async () => {
      await opened.close();
      await drop();
    },
  };
}

/** Triggers that protect rows are for the bot; a test that starts afresh goes around them. */
async function empty(db: Db) {
  const tables = await rowsOf(
    db,
    z.object({ name: z.string() }),
    sql`select format('%I', tablename) as name from pg_tables where schemaname = 'public'`,
  );
  if (tables.length === 0) return;
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql.raw(`truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade`));
  });
}
