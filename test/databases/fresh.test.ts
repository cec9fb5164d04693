import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { rowsOf } from '../../db/client.ts';
import { persons } from '../../db/schema/people.ts';
import { type FreshDatabase, freshDatabase, kinds } from './fresh.ts';

describe.each(kinds)('a fresh database on %s', (kind) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  test('has every table and no rows', async () => {
    expect(await database.db.select().from(persons)).toEqual([]);
  });

  test('is empty again after reset, and counts from 1', async () => {
    await database.db.execute(sql`create table counted (n integer generated always as identity, word text)`);
    const count = sql`insert into counted (word) values ('a') returning n`;
    const row = z.object({ n: z.number() });
    expect(await rowsOf(database.db, row, count)).toEqual([{ n: 1 }]);
    await database.reset();
    expect(await rowsOf(database.db, row, count)).toEqual([{ n: 1 }]);
  });
});
