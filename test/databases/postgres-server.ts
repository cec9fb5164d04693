import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyBinaries } from './binaries.ts';
import { guardedFolder } from './guarded-folder.ts';

export type PostgresServer = {
  /** Address of one of its databases, as its superuser. */
  url(database?: string): string;
  /** Stops as a power cut would: nobody is asked, clients find their connections closed. */
  crash(): Promise<void>;
  /** Starts again after `crash`, on the same port. */
  start(): Promise<void>;
  /** Ends it and removes its files. The same happens by itself when the process that started it dies. */
  stop(): Promise<void>;
};

/** Root may not run PostgreSQL; 65534 is "nobody" on Linux and needs no entry in /etc/passwd. */
const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** A PostgreSQL of our own from npm, on a free loopback port. `fsync` on is for benchmarks. Ready in about a second. */
export async function startPostgres({ fsync = false } = {}): Promise<PostgresServer> {
  const folder = await guardedFolder('ashar-postgres-');
  const program = (name: string) => join(folder.path, 'native', 'bin', name);
  const data = join(folder.path, 'data');
  const port = await freePort();
  let server: ChildProcess | undefined;

  async function start() {
    server = spawn(program('postgres'), ['-D', data, ...settings(port, fsync)], {
      ...asNobody,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    if (server.pid) folder.watch(server.pid);
    await ready(server);
  }

  try {
    await copyBinaries(join(folder.path, 'native'));
    await mkdir(data, { mode: 0o700 });
    if (asNobody.uid) await chown(data, asNobody.uid, asNobody.gid);
    await promisify(execFile)(program('initdb'), ['-D', data, ...initialSettings], asNobody);
    await start();
  } catch (error) {
    await folder.remove();
    throw error;
  }
  return {
    url: (database = 'postgres') => `postgres://postgres@127.0.0.1:${port}/${database}`,
    crash: async () => {
      if (!server || server.exitCode !== null) return;
      server.kill('SIGQUIT');
      await once(server, 'exit');
    },
    start,
    stop: folder.remove,
  };
}

// Sorted by code point as PGlite does, on every system.
const initialSettings =
  '-U postgres -A trust -E UTF8 --no-sync --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8'.split(' ');

function settings(port: number, fsync: boolean) {
  const onOff = fsync ? 'on' : 'off';
  return [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    `fsync=${onOff}`,
    `full_page_writes=${onOff}`,
  ].flatMap((setting) => ['-c', setting]);
}

/** Resolves at the server's own word; rejects with all it said when it ends instead. */
function ready(server: ChildProcess) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let said = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-10_000);
    if (said.includes('is ready to accept connections')) resolve();
  });
  server.once('error', reject).once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  return promise;
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
