/** Started by pglite-folder.ts: makes an empty database in the folder it is given. */
import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';

const [folder = ''] = process.argv.slice(2);
await mkdir(folder, { mode: 0o700 });
const client = await PGlite.create({ dataDir: folder });
await client.close();
