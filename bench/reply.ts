import { setTimeout as pause } from 'node:timers/promises';
import { startTelegram } from '../test/stand-ins/telegram/telegram.ts';
import { startScript } from './process.ts';
import { median, type Row } from './table.ts';

const warmUp = 300;
const rounds = 300;
/** Milliseconds between an answer and the next message. */
const between = 5;

/**
 * From an update being available to the reply reaching the server, one person at a time: ours on PostgreSQL, against
 * grammY alone answering every text. Median of the rounds, in milliseconds.
 */
export async function measureReply(databaseUrl: string): Promise<Row> {
  const limit = await timeReplies('bench/bare-echo.ts', 'ready', {});
  const ours = await timeReplies('bot/main.ts', 'Connected to Telegram', { DATABASE_URL: databaseUrl });
  return { what: 'a reply, on PostgreSQL', ours, limit, unit: 'ms', most: 6 };
}

async function timeReplies(script: string, line: string, environment: Record<string, string>): Promise<number> {
  const telegram = await startTelegram();
  const access = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root };
  const bot = await startScript(script, line, { ...access, ...environment });
  const person = telegram.person({ first_name: 'Aida' });
  person.startsBot();
  await person.private.next();
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    await telegram.quiet();
    // The next person writes when the last one has been answered and that is written down.
    await pause(between);
    const began = performance.now();
    person.says(telegram.bot, '/help');
    await person.private.next();
    if (round >= warmUp) times.push(performance.now() - began);
  }
  await bot.stop();
  await telegram.stop();
  return median(times);
}
