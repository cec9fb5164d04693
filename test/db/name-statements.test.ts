import { inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { rowsOf, type Tx } from '../../db/client.ts';
import { persons } from '../../db/schema/people.ts';
import { type FreshDatabase, freshDatabase } from '../databases/fresh.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase('postgres');
});
afterAll(() => database.close());

const uuid = '0197c1f0-5b1e-7cc3-98c4-dc0c0c07398f' as typeof persons.$inferSelect.id; // written out for the test

/** Statements that this connection has prepared and whose text holds `part`. One transaction is one connection. */
async function prepared(tx: Tx, part: string) {
  const query = sql.raw(`select count(*) as n from pg_prepared_statements where strpos(statement, '${part}') > 0`);
  return (await rowsOf(tx, z.object({ n: z.number() }), query))[0]?.n;
}

const ask = (tx: Tx, ids: number) =>
  tx
    .select()
    .from(persons)
    .where(inArray(persons.id, new Array(ids).fill(uuid)));

test('a statement that comes again is prepared once', async () => {
  await database.db.transaction(async (tx) => {
    await ask(tx, 3);
    await ask(tx, 3);
    expect(await prepared(tx, 'in ($1, $2, $3)')).toBe(1);
  });
});

test('long statements and the five-hundredth shape are not, so that memory stays bounded', async () => {
  await database.db.transaction(async (tx) => {
    await ask(tx, 1000);
    expect(await prepared(tx, '$999')).toBe(0);
    for (let shape = 0; shape < 600; shape++)
      await tx.execute(sql`select ${uuid}::text as ${sql.identifier(`shape_${shape}`)}`);
    expect(await prepared(tx, 'shape_')).toBeLessThan(500);
  });
});
