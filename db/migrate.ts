import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import type { MigrationConfig } from 'drizzle-orm/migrator';
import { z } from 'zod';
import { CannotOpen } from './cannot-open.ts';
import { type Db, rowsOf } from './client.ts';

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

const patience = { tries: 600, pause: 100 }; // a minute, in milliseconds

/**
 * Brings the tables up to date, one process at a time: drizzle's own migrator has no lock and crashes when six start at
 * once. `db` must be a single connection, because the lock belongs to it; `apply` is the driver's migrator.
 * @throws CannotOpen when another process does not finish, or when files and database do not agree afterwards.
 */
export async function migrate(db: Db, apply: (config: MigrationConfig) => Promise<void>, folder: string) {
  await takeTurn(db);
  try {
    await apply({ migrationsFolder: folder });
    await checkComplete(db, folder);
  } finally {
    await db.execute(sql`select pg_advisory_unlock(${turn})`);
  }
}

const turn = sql`hashtextextended('ashar migrations', 0)`;

async function takeTurn(db: Db) {
  for (let left = patience.tries; left > 0; left--) {
    const [answer] = await rowsOf(
      db,
      z.object({ mine: z.boolean() }),
      sql`select pg_try_advisory_lock(${turn}) as mine`,
    );
    if (answer?.mine) return;
    await pause(patience.pause);
  }
  throw new CannotOpen(
    'Another process has been changing the tables for a minute. Wait for it to end, or end it, and start again.',
  );
}

/** drizzle skips a file that is dated before the last one applied, without a word: two merged branches do that. */
async function checkComplete(db: Db, folder: string) {
  const applied = await rowsOf(
    db,
    z.object({ at: z.coerce.number() }),
    sql`select created_at as at from drizzle.__drizzle_migrations`,
  );
  const journal = await readFile(join(folder, 'meta', '_journal.json'), 'utf8');
  const files = z
    .object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) })
    .parse(JSON.parse(journal)).entries;
  if (applied.length > files.length) {
    throw new CannotOpen(
      `The database has had ${applied.length} migrations and this version of Ashar knows ${files.length}. ` +
        'Start the newer version, or restore a backup from before it.',
    );
  }
  const skipped = files.find((file) => !applied.some(({ at }) => at === file.when));
  if (!skipped) return;
  throw new CannotOpen(
    `Migration ${skipped.tag} was skipped because it is dated before one that the database has had. ` +
      'Give it a later date in meta/_journal.json.',
  );
}
