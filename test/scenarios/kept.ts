import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { rowsOf } from '../../db/client.ts';
import type { Town } from './town.ts';

/** Everything that the database and the log hold: one row or entry a line. */
export async function everythingKept({ db, log }: Pick<Town, 'db' | 'log'>): Promise<string> {
  const tables = await rowsOf(
    db,
    z.object({ name: z.string() }),
    sql`select format('%I', tablename) as name from pg_tables where schemaname = 'public'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      rowsOf(db, z.object({ row: z.string() }), sql`select t::text as row from ${sql.raw(name)} t`),
    ),
  );
  return [...rows.flat().map(({ row }) => row), ...log].join('\n');
}
