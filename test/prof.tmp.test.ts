import { sql } from 'drizzle-orm';
import { test } from 'vitest';
import { freshDatabase } from './databases/fresh.ts';
import { attempt } from './town-of-rows/attempt.ts';
import { saying } from './town-of-rows/events.ts';
import { foundTown } from './town-of-rows/town.ts';
test('prof', async () => {
  const d = await freshDatabase('pglite'); 
  let t = performance.now(); const town = await foundTown(d.db); console.log('seed', performance.now() - t);
  t = performance.now();
  for (let i = 0; i < 50; i++) await attempt(d.db, async () => saying(town, 'member', 'group', '/mine'), async () => 1);
  console.log('attempt', (performance.now() - t) / 50);
  await d.db.transaction(async (tx) => {
    t = performance.now();
    for (let i = 0; i < 50; i++) await tx.execute(sql`select 1`);
    console.log('select 1', (performance.now() - t) / 50);
    await tx.execute(sql`update working_groups set name = 'x'`);
    t = performance.now();
    let r; for (let i = 0; i < 50; i++) r = await tx.execute(sql`select relname, n_tup_ins, n_tup_upd, n_tup_del from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0`);
    console.log('stat', (performance.now() - t) / 50, JSON.stringify(r));
  });
  await d.close();
}, 60000);
