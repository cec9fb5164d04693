import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Db, rowsOf } from './client.ts';

/** Tables to which daily work may only add rows. */
const addOnly = ['events'];

/**
 * Lets `role` do the bot's daily work on the tables that the connected role owns: read and write rows, and on `addOnly`
 * tables add them and nothing else. It may not change a table, nor switch a trigger off.
 */
export async function grantDailyWork(db: Db, role: string) {
  const [owner] = await rowsOf(
    db,
    z.object({ same: z.boolean() }),
    sql`select pg_has_role(${role}, current_user, 'member') as same`,
  );
  if (owner?.same) return; // an owner needs no grants, and taking them away from it protects nothing
  const app = sql.identifier(role);
  await db.transaction(async (tx) => {
    await tx.execute(sql`grant usage on schema public to ${app}`);
    await tx.execute(sql`grant select, insert, update, delete on all tables in schema public to ${app}`);
    await tx.execute(sql`grant usage, select on all sequences in schema public to ${app}`);
    for (const table of addOnly) {
      await tx.execute(sql`revoke update, delete, truncate on ${sql.identifier(table)} from ${app}`);
    }
  });
}
