import { open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { CannotOpen } from './cannot-open.ts';

/**
 * Holds `folder` (a real path) for this process until the returned function is called or the process ends, however it
 * ends. PGlite has no lock of its own: two processes on one folder lose each other's rows without an error.
 * @throws CannotOpen when another process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  return process.platform === 'linux' ? lockBySocket(folder) : lockByFile(folder);
}

/** An abstract socket is a name that the kernel frees when its process dies. */
async function lockBySocket(folder: string) {
  const server = createServer().unref();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(`\0pglite:${folder}`, resolve);
  await promise.catch(() => {
    throw taken(folder);
  });
  return async () => {
    server.close();
  };
}

/** Elsewhere: a file with our process id; one left by a process that is no more is taken over. */
export async function lockByFile(folder: string) {
  const file = `${folder}.lock`;
  for (let attempt = 0; attempt < 2; attempt++) {
    const handle = await open(file, 'wx').catch(() => undefined);
    if (handle) {
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    }
    if (isAlive(Number(await readFile(file, 'utf8').catch(() => '')))) break;
    await rm(file, { force: true });
  }
  throw taken(folder);
}

function isAlive(pid: number) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive and somebody else's; process.kill throws ErrnoException
  }
}

function taken(folder: string) {
  return new CannotOpen(
    `Another process has the database in ${folder} open. Stop it, or give this one its own DATA_DIR.`,
  );
}
