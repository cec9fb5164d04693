import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate as applyMigrations } from 'drizzle-orm/pglite/migrator';
import { answers } from './answers.ts';
import { CannotOpen } from './cannot-open.ts';
import { lockFolder } from './folder-lock.ts';
import { claimsWithin } from './lock.ts';
import { migrate } from './migrate.ts';
import type { OpenedDatabase } from './open.ts';
import { fillFolder, realPlace } from './pglite-folder.ts';
import { startParams } from './pglite-settings.ts';
import { tidy } from './tidy-pglite.ts';

/**
 * Opens the embedded database in `folder`, which is made when it is not there.
 * @throws CannotOpen when another process has it, or when its files cannot be read.
 */
export async function openFolder(folder: string, migrations: string): Promise<OpenedDatabase> {
  const place = await realPlace(folder);
  const unlock = await lockFolder(place);
  try {
    await fillFolder(place);
    const client = await PGlite.create({ dataDir: place, startParams, relaxedDurability: false }).catch((cause) => {
      throw new CannotOpen(
        `The database in ${place} cannot be read: its files are damaged. Restore a backup there, or set another DATA_DIR.`,
        { cause },
      );
    });
    return await opened(client, migrations, `${what} in ${place}: ${purpose}`, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

const what = 'embedded database (PGlite)';
const purpose = 'for trying out and for one small programme; a power cut may damage it';

/** A database that is gone when it is closed; `snapshot` is what `PGlite.dumpDataDir` gave. */
export async function openMemory(snapshot: Blob | undefined, migrations: string): Promise<OpenedDatabase> {
  const client = await PGlite.create({ dataDir: 'memory://', startParams, ...(snapshot && { loadDataDir: snapshot }) });
  return opened(client, migrations, `${what} in memory: for practice and tests, gone when it stops`, async () => {});
}

async function opened(client: PGlite, migrations: string, describe: string, unlock: () => Promise<void>) {
  const db = drizzle(client);
  try {
    await migrate(db, (config) => applyMigrations(db, config), migrations);
  } catch (error) {
    await client.close();
    throw error;
  }
  const stopTidying = tidy(client);
  let closing: Promise<void> | undefined;
  return {
    db,
    kind: 'pglite' as const,
    describe,
    healthy: () => answers(db),
    claim: claimsWithin(),
    close: () => {
      stopTidying();
      closing ??= shut(client).finally(unlock);
      return closing;
    },
  };
}

async function shut(client: PGlite) {
  try {
    await client.exec('checkpoint');
  } finally {
    await client.close();
  }
}
