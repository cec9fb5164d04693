/**
 * A process beside the test server that outlives its owner: when the owner closes our input, by will or by dying, the
 * server whose process id it last told us is ended and `folder` removed.
 */
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const [folder] = process.argv.slice(2);
let server = 0;
for await (const line of createInterface(process.stdin)) server = Number(line);

if (server > 0) {
  signal('SIGQUIT');
  for (let tries = 0; signal(0) && tries < 250; tries++) await pause(20);
  signal('SIGKILL');
}
if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });

function signal(name: NodeJS.Signals | 0) {
  try {
    return process.kill(server, name);
  } catch {
    return false;
  }
}
