import type { Server } from 'node:http';
import cron from 'node-cron';
import pino, { type Logger } from 'pino';
import { CannotOpen } from '../db/cannot-open.ts';
import { openDatabase } from '../db/open.ts';
import { CannotListen } from '../web/cannot-listen.ts';
import { listen } from '../web/listen.ts';
import type { Ashar } from './ashar.ts';
import { type Channel, ChannelRefused } from './channels/channel.ts';
import { Telegram } from './channels/telegram/telegram.ts';
import { liveClock } from './clock/clock.ts';
import { type Config, readConfig, WrongSetting } from './config.ts';

/** Starts the live instance from the environment; SIGTERM or SIGINT stops it in order, with exit code 0. */
export async function run(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    await start(readConfig(environment));
  } catch (error) {
    if (!isForPeople(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** Errors that somebody can mend by reading one line; anything else is ours and keeps its stack. */
function isForPeople(error: unknown): error is Error {
  return [WrongSetting, CannotOpen, CannotListen, ChannelRefused].some((kind) => error instanceof kind);
}

async function start(config: Config): Promise<void> {
  // Only ids and kinds are ever logged; what people write, who they are and secrets are never handed to the log.
  const log = pino({ level: config.logLevel, base: null });
  // The database opens while the features are being read: together they are most of a start.
  const [database, { createAshar }, { webApp }] = await Promise.all([
    openDatabase(config.database),
    import('./ashar.ts'),
    import('../web/app.ts'),
  ]);
  const channels = channelsOf(config, log);
  const { publicUrl } = config.web;
  const ashar = createAshar({
    db: database.db,
    clock: liveClock,
    channels,
    log,
    publicUrl,
    helplines: config.helplines,
  });
  const app = webApp({
    db: database.db,
    now: liveClock.now,
    publicUrl,
    ready: async () => ashar.ready() && (await database.healthy()),
    metrics: () => ashar.metrics.registry.metrics(),
  });
  const server = await listen(app, config.web);
  const ticking = cron.schedule('* * * * *', () => tickSafely(ashar, log), { timezone: 'Etc/UTC', noOverlap: true });
  const isStopping = stopOnSignal(async () => {
    await ticking.stop();
    await ashar.stop();
    await close(server);
    await database.close();
  });
  say(database.describe);
  say(`Public pages: ${publicUrl}`);
  if (channels.length === 0) {
    say(
      'No messenger yet: talk to @BotFather on Telegram, set TELEGRAM_BOT_TOKEN to the token it gives, and start again.',
    );
  }
  await ashar.start();
  if (isStopping()) return;
  await tickSafely(ashar, log);
  if (channels.length > 0) say('Connected to Telegram: add the bot to a group chat to begin.');
}

/** Tells the person who started it; the log is for machines. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function channelsOf(config: Config, log: Logger): Channel[] {
  return config.telegram.kind === 'polling' ? [new Telegram(config.telegram, log)] : [];
}

/** Does what is due. A tick that fails is tried again with the next minute: nothing due is lost by it. */
async function tickSafely(ashar: Ashar, log: Logger): Promise<void> {
  try {
    await ashar.tick();
  } catch (error) {
    log.error(
      { reason: error instanceof Error ? error.name : typeof error },
      'what is due could not be done; trying again',
    );
  }
}

/** Has a signal stop everything in order; tells whether one has come. */
function stopOnSignal(stop: () => Promise<void>): () => boolean {
  let stopping = false;
  const once = async () => {
    if (stopping) return;
    stopping = true;
    await stop();
    process.exit(0);
  };
  process.on('SIGTERM', once).on('SIGINT', once);
  return () => stopping;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
