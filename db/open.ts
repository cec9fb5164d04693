import type { Db } from './client.ts';
import type { Claim } from './lock.ts';
import { migrationsFolder } from './migrate.ts';

export type DatabaseSettings = { migrations?: string } & (
  | { kind: 'postgres'; url: string; migrateUrl?: string | undefined }
  | { kind: 'pglite'; folder: string }
  | { kind: 'memory'; snapshot?: Blob }
);

export type OpenedDatabase = {
  db: Db;
  kind: 'postgres' | 'pglite';
  /** One line for the start: what this database is and what it is for. Holds no secret. */
  describe: string;
  /** Whether it answers within two seconds. Never throws. */
  healthy(): Promise<boolean>;
  /** Claims a duty that one process may hold at a time ("polls Telegram"); undefined while another holds it. */
  claim(duty: string): Promise<Claim | undefined>;
  /** Ends claims and connections; an embedded database is written to its folder. A second call does nothing. */
  close(): Promise<void>;
};

/**
 * Opens the database and brings its tables up to date.
 * @throws CannotOpen with one line that says what to do.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<OpenedDatabase> {
  const migrations = settings.migrations ?? migrationsFolder;
  // Only the driver in use is loaded: PGlite alone costs some 200 MB.
  if (settings.kind === 'postgres') {
    const { openPostgres } = await import('./open-postgres.ts');
    return openPostgres(settings.url, settings.migrateUrl ?? settings.url, migrations);
  }
  const { openFolder, openMemory } = await import('./open-pglite.ts');
  return settings.kind === 'pglite'
    ? openFolder(settings.folder, migrations)
    : openMemory(settings.snapshot, migrations);
}
