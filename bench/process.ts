import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A script of the project in a process of its own, and how long it took to say that it is ready. */
export type Running = {
  /** Milliseconds from the start of the process to its line. */
  readonly readyAfter: number;
  /** Resident memory now, in MB (10^6 bytes). */
  readonly memory: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

/** Starts a script and waits for a line that it prints. */
export async function startScript(script: string, line: string, environment: Record<string, string>): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, [script], {
    cwd: root,
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await printed(child, line);
  return {
    readyAfter: performance.now() - began,
    memory: () => residentMemory(child),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function printed(child: ChildProcess, line: string): Promise<void> {
  let output = '';
  const done = Promise.withResolvers<void>();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.includes(line)) done.resolve();
  });
  child.once('exit', () => done.reject(new Error(`it ended without saying "${line}":\n${output}`)));
  await done.promise;
}

async function residentMemory({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error('memory can be read on Linux only');
  return (Number(kilobytes) * 1024) / 1e6;
}
