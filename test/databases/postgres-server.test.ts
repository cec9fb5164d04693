import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
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
const ask = (url: string) => onServer(url, (server) => server`select current_setting('data_directory') as folder`);

/** How the server's port answers, without a database driver's patience. */
async function knock(url: string) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const answer = await once(socket, 'connect').then(
    () => 'open',
    (error) => error.code,
  );
  socket.destroy();
  return answer;
}

test('leaves nothing behind when its owner is killed', async () => {
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = await once(createInterface(owner.stdout), 'line');
  const [answer] = await ask(url);
  await access(answer?.folder);
  owner.kill('SIGKILL');
  await expect.poll(() => knock(url), { timeout: 15_000 }).toBe('ECONNREFUSED');
  const gone = () => access(answer?.folder).catch((error) => error.code);
  await expect.poll(gone, { timeout: 15_000 }).toBe('ENOENT');
});

test('is the same one after a crash, and gone after it is stopped', async () => {
  const server = await startPostgres();
  await onServer(server.url(), (sql) => sql`create table kept as select 1 as n`);
  await server.crash();
  await server.start();
  expect(await onServer(server.url(), (sql) => sql`select n from kept`)).toMatchObject([{ n: 1 }]);
  await server.stop();
  expect(await knock(server.url())).toBe('ECONNREFUSED');
});
