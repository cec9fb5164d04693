import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { expect, inject, test, vi } from 'vitest';
import { startParams } from '../../db/pglite-settings.ts';
import { tidy, tidyOnce } from '../../db/tidy-pglite.ts';

async function opened() {
  return PGlite.create({ startParams, loadDataDir: await openAsBlob(inject('databases').snapshot) });
}

async function logSize(client: PGlite) {
  const { rows } = await client.query<{ size: number }>('select sum(size)::int as size from pg_ls_waldir()');
  return rows[0]?.size ?? 0;
}

test('the write-ahead log is cut back, and dead rows are gone', async () => {
  const client = await opened();
  await client.exec('create table many (n int, words text)');
  for (let round = 0; round < 6; round++) {
    await client.exec(
      `insert into many select n, repeat('x', 1000) from generate_series(1, 20000) n; delete from many;`,
    );
  }
  const before = await logSize(client);
  await tidyOnce(client, true);
  expect(await logSize(client)).toBeLessThan(before);
  const { rows } = await client.query("select pg_relation_size('many')::int as size");
  expect(rows).toEqual([{ size: 0 }]);
  await client.close();
});

test('a simulated year does not tidy', async () => {
  vi.useFakeTimers();
  const exec = vi.fn();
  const stop = tidy({ exec, query: exec } as unknown as PGlite); // only these two are used
  await vi.advanceTimersByTimeAsync(24 * 3600_000);
  expect(exec).not.toHaveBeenCalled();
  stop();
  vi.useRealTimers();
});
