import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';

const patience = 2_000; // milliseconds

/** Whether the database answers within two seconds. Never throws. */
export function answers(db: Db): Promise<boolean> {
  const answer = db.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, pause(patience, false, { ref: false })]);
}
