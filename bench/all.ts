import { createDatabase } from '../test/databases/create-database.ts';
import { startPostgres } from '../test/databases/postgres-server.ts';
import { measureReply } from './reply.ts';
import { measureStart } from './start.ts';
import { printTable } from './table.ts';

// Every figure stands beside a limit that was taken in the same run, so that a slower machine changes both.
const server = await startPostgres({ fsync: true });
const database = await createDatabase(server.url());
try {
  const rows = [
    await measureReply(database.url),
    ...(await measureStart('PostgreSQL', database.url, 180)),
    ...(await measureStart('PGlite', '', 450)),
  ];
  process.exitCode = printTable(rows) ? 0 : 1;
} finally {
  await database.drop();
  await server.stop();
}
