import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A temporary folder that is removed when this process ends, however it ends: another process waits for that. `watch`
 * names a process that is to be ended first.
 */
export async function guardedFolder(prefix: string) {
  const path = await mkdtemp(join(tmpdir(), prefix));
  await chmod(path, 0o755);
  const guard = spawn(process.execPath, [fileURLToPath(new URL('./guard.ts', import.meta.url)), path], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true, // Ctrl-C ends the owner's whole group, and the guard has work to do after that
  });
  guard.unref();
  return {
    path,
    watch: (pid: number) => void guard.stdin.write(`${pid}\n`),
    remove: async () => {
      guard.ref(); // or a process with nothing else to do would leave before it is answered
      guard.stdin.end();
      if (guard.exitCode === null) await once(guard, 'exit');
    },
  };
}
