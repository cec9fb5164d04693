import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate as applyMigrations } from 'drizzle-orm/pglite/migrator';
import type { TestProject } from 'vitest/node';
import { migrate, migrationsFolder } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { createDatabase } from './create-database.ts';
import { guardedFolder } from './guarded-folder.ts';
import { startPostgres } from './postgres-server.ts';

/** Where the tests of one run find their databases. */
export type TestDatabases = {
  /** A PostgreSQL server: the address of a database on it from which others may be made. */
  serverUrl: string;
  /** Its database that has all tables and no rows. */
  template: string;
  /** The same for PGlite: a file for `loadDataDir`. */
  snapshot: string;
  /** A folder for whatever files they need; it is removed after the run. */
  folder: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    databases: TestDatabases;
  }
}

/** Runs once before all tests: one PostgreSQL server and one migrated database of each kind, to be copied by the tests. */
export default async function setup(project: TestProject) {
  const folder = await guardedFolder('ashar-tests-');
  const snapshot = join(folder.path, 'pglite.tar');
  const [server] = await Promise.all([serverWithTemplate(), writeSnapshot(snapshot)]);
  project.provide('databases', { serverUrl: server.url, template: server.template, snapshot, folder: folder.path });
  return async () => {
    await server.stop();
    await folder.remove();
  };
}

async function serverWithTemplate() {
  const own = process.env.TEST_DATABASE_URL ? undefined : await startPostgres();
  const url = own?.url() ?? process.env.TEST_DATABASE_URL ?? '';
  const template = await createDatabase(url);
  const opened = await openDatabase({ kind: 'postgres', url: template.url });
  await opened.close();
  return {
    url,
    template: template.name,
    stop: async () => {
      await template.drop();
      await own?.stop();
    },
  };
}

async function writeSnapshot(file: string) {
  const client = await PGlite.create();
  const db = drizzle(client);
  await migrate(db, (config) => applyMigrations(db, config), migrationsFolder);
  const dump = await client.dumpDataDir('none');
  await writeFile(file, dump.stream());
  await client.close();
}
