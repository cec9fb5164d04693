import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { arrayOf, rowsOf } from '../../db/client.ts';
import { type FreshDatabase, freshDatabase, kinds } from '../databases/fresh.ts';

describe.each(kinds)('written SQL on %s', (kind) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  test('gives the same values whatever the driver', async () => {
    const anything = z.record(z.string(), z.unknown());
    const rows = await rowsOf(
      database.db,
      anything,
      sql`select count(*), 9007199254740993::int8 as large, 1.50::numeric as exact, true as yes, null as nothing,
        timestamptz '2026-12-08 18:30:00.000001+06' as at, date '2026-12-08' as day, time '18:30' as time,
        '{"a": [1]}'::jsonb as json, array['a', 'b'] as words, gen_random_uuid() is not null as id`,
    );
    expect(rows).toEqual([
      {
        count: 1,
        large: 9007199254740993n,
        exact: '1.50',
        yes: true,
        nothing: null,
        at: '2026-12-08 12:30:00.000001+00',
        day: '2026-12-08',
        time: '18:30:00',
        json: { a: [1] },
        words: ['a', 'b'],
        id: true,
      },
    ]);
  });

  test('takes whole columns, so that one statement saves many rows', async () => {
    const people = ['0197c1f0-5b1e-7cc3-98c4-dc0c0c07398f', '0197c1f0-5b1e-7cc3-98c4-dc0c0c073990'];
    const at = Temporal.Instant.from('2026-12-08T12:30:00.000001Z');
    const query = sql`select * from unnest(
      ${arrayOf(people, 'uuid')}, ${arrayOf([5_000_000_001, 2], 'bigint')}, ${arrayOf(['it’s "x", {y}\\', null], 'text')},
      ${arrayOf([null, at], 'timestamptz')}, ${arrayOf([true, false], 'boolean')}, ${arrayOf([1, 2], 'integer')}
    ) as vote(person, event, word, at, secret, choice)`;
    const rows = await rowsOf(database.db, z.looseObject({ person: z.string() }), query);
    expect(rows).toEqual([
      { person: people[0], event: 5_000_000_001, word: 'it’s "x", {y}\\', at: null, secret: true, choice: 1 },
      { person: people[1], event: 2, word: null, at: '2026-12-08 12:30:00.000001+00', secret: false, choice: 2 },
    ]);
    expect(await rowsOf(database.db, z.unknown(), sql`select unnest(${arrayOf([], 'uuid')})`)).toEqual([]);
  });

  test('that answers something else than the schema says is an error', async () => {
    await expect(rowsOf(database.db, z.object({ n: z.string() }), sql`select 1 as n`)).rejects.toThrow(z.ZodError);
  });

  test('sees its own transaction, and nothing of it after a rollback', async () => {
    const count = sql`select count(*) as n from (select * from pg_tables where tablename = 'fleeting') as found`;
    const n = z.object({ n: z.number() });
    await database.db
      .transaction(async (tx) => {
        await tx.execute(sql`create table fleeting (n int)`);
        expect(await rowsOf(tx, n, count)).toEqual([{ n: 1 }]);
        throw new Error('changed my mind');
      })
      .catch(() => {});
    expect(await rowsOf(database.db, n, count)).toEqual([{ n: 0 }]);
  });

  test('healthy while open, not afterwards', async () => {
    const other = await freshDatabase(kind);
    expect(await other.healthy()).toBe(true);
    await other.close();
    expect(await other.healthy()).toBe(false);
  });
});
