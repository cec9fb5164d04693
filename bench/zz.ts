import { startPostgres } from '../test/databases/postgres-server.ts';
import { createDatabase } from '../test/databases/create-database.ts';
import { measureReply } from './reply.ts';
import { printTable } from './table.ts';
const server = await startPostgres({ fsync: true });
const rows = [];
for (let i = 0; i < 3; i++) { const database = await createDatabase(server.url()); rows.push(await measureReply(database.url)); await database.drop(); }
printTable(rows);
await server.stop();
