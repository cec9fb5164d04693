import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { onServer } from './create-database.ts';
import { startPostgres } from './postgres-server.ts';

const script = `
  const { startPostgres } = await import(${JSON.stringify(new URL('./postgres-server.ts', import.meta.url).href)});
  const server = await startPostgres();
  console.log(server.url());
  setInterval(() => {}, 1000);
`;
const ask = (url: string) => onServer(url, (server) => server`select 1 as n`);
const folders = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('ashar-postgres-')).sort();

test('leaves nothing behind when its owner is killed', async () => {
  const before = await folders();
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = await once(createInterface(owner.stdout), 'line');
  expect(await ask(url)).toMatchObject([{ n: 1 }]);
  owner.kill('SIGKILL');
  await expect.poll(() => ask(url).catch((error) => error.code), { timeout: 10_000 }).toBe('ECONNREFUSED');
  await expect.poll(folders, { timeout: 10_000 }).toEqual(before);
});

test('is the same one after a crash, and gone after it is stopped', async () => {
  const server = await startPostgres();
  await onServer(server.url(), (sql) => sql`create table kept as select 1 as n`);
  await server.crash();
  await server.start();
  expect(await onServer(server.url(), (sql) => sql`select n from kept`)).toMatchObject([{ n: 1 }]);
  await server.stop();
  await expect(ask(server.url())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
