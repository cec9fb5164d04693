import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startTelegram } from '../test/stand-ins/telegram/telegram.ts';
import { startScript } from './process.ts';
import { median, type Row } from './table.ts';

const rounds = 7;
/** Milliseconds after which a started bot has settled down. */
const settled = 10_000;

/** Start to ready against a bare script with the same libraries and database (medians), and idle memory, on one kind of database. */
export async function measureStart(
  kind: 'PostgreSQL' | 'PGlite',
  databaseUrl: string,
  mostMemory: number,
): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ashar-bench-'));
  const database: Record<string, string> = kind === 'PostgreSQL' ? { DATABASE_URL: databaseUrl } : { DATA_DIR: folder };
  const telegram = await startTelegram();
  const access = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root };
  const startOurs = () => startScript('bot/main.ts', 'Connected to Telegram', { ...access, ...database });
  const startBare = () => startScript('bench/bare-start.ts', 'ready', database);
  // The first start makes the tables and the compile cache.
  for (const start of [startBare, startOurs]) await (await start()).stop();
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const [start, times] of [
      [startBare, bare],
      [startOurs, ours],
    ] as const) {
      const running = await start();
      times.push(running.readyAfter);
      await running.stop();
    }
  }
  const idle = await startOurs();
  await pause(settled);
  const memory = await idle.memory();
  await idle.stop();
  await telegram.stop();
  await rm(folder, { recursive: true, force: true });
  return [
    { what: `start to ready, on ${kind}`, ours: median(ours), limit: median(bare), unit: 'ms', most: 2 },
    { what: `idle memory, on ${kind}`, ours: memory, limit: mostMemory, unit: 'MB', most: 1 },
  ];
}
