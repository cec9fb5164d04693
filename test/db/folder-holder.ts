/** A process that opens the database folder it is given, says "open", keeps every number sent to it, and stops on SIGTERM. */
import { sql } from 'drizzle-orm';
import { openDatabase } from '../../db/open.ts';

const [folder = '', migrations = ''] = process.argv.slice(2);
const { db, close } = await openDatabase({ kind: 'pglite', folder, migrations }).catch((error: Error) => {
  process.stderr.write(error.message);
  process.exit(1);
});
process.once('SIGTERM', async () => {
  await close();
  process.exit(0);
});
process.stdout.write('open\n');
for await (const chunk of process.stdin) {
  await db.execute(sql`insert into kept (n) values (${Number(chunk)})`);
  process.stdout.write(`${Number(chunk)}\n`);
}
