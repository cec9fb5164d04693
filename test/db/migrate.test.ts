import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { rowsOf } from '../../db/client.ts';
import { migrationsFolder } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { createDatabase } from '../databases/create-database.ts';
import { migrationsIn } from './migrations-in.ts';

const first = { sql: 'create table one (n int);' };
const second = { sql: 'create table two (n int);' };
const applied = sql`select count(*) as n from drizzle.__drizzle_migrations`;
const n = z.object({ n: z.number() });

test('the migrations of this project are dated in rising order', async () => {
  const journal: { entries: { when: number }[] } = JSON.parse(
    await readFile(join(migrationsFolder, 'meta', '_journal.json'), 'utf8'),
  );
  const dates = journal.entries.map(({ when }) => when);
  expect(dates).toEqual([...new Set(dates)].sort((a, b) => a - b));
});

describe('on PostgreSQL', () => {
  test('six processes that start at once migrate once', async () => {
    await using empty = await createDatabase(inject('databases').serverUrl);
    const migrations = await migrationsIn([first, second]);
    const opened = await Promise.all(
      Array.from({ length: 6 }, () => openDatabase({ kind: 'postgres', url: empty.url, migrations })),
    );
    const [one] = opened;
    expect(one && (await rowsOf(one.db, n, applied))).toEqual([{ n: 2 }]);
    await Promise.all(opened.map((database) => database.close()));
  });

  test('a migration that fails leaves nothing, says why and lets the next try', async () => {
    await using empty = await createDatabase(inject('databases').serverUrl);
    const broken = await migrationsIn([first, { sql: 'create table broken (n nonsense);' }]);
    const attempt = openDatabase({ kind: 'postgres', url: empty.url, migrations: broken });
    await expect(attempt).rejects.toThrow(/tables could not be changed: type "nonsense" does not exist/);
    const opened = await openDatabase({ kind: 'postgres', url: empty.url, migrations: await migrationsIn([first]) });
    expect(await rowsOf(opened.db, n, applied)).toEqual([{ n: 1 }]);
    await opened.close();
  });

  test('a migration dated before the last one applied is refused, not skipped', async () => {
    await using empty = await createDatabase(inject('databases').serverUrl);
    await openAndClose(empty.url, [{ ...first, when: 10 }]);
    const merged = openAndClose(empty.url, [
      { ...second, when: 5 },
      { ...first, when: 10 },
    ]);
    await expect(merged).rejects.toThrow(/Migration step_0 was skipped because it is dated before/);
  });

  test('an older version does not run on the tables of a newer one', async () => {
    await using empty = await createDatabase(inject('databases').serverUrl);
    await openAndClose(empty.url, [first, second]);
    await expect(openAndClose(empty.url, [first])).rejects.toThrow(/has had 2 migrations .* knows 1.*newer version/);
  });
});

async function openAndClose(url: string, steps: Parameters<typeof migrationsIn>[0]) {
  const opened = await openDatabase({ kind: 'postgres', url, migrations: await migrationsIn(steps) });
  await opened.close();
}
