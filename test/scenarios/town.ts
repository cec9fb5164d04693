import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import pino from 'pino';
import { z } from 'zod';
import { type Ashar, type AsharParts, createAshar } from '../../bot/ashar.ts';
import { Telegram as TelegramChannel } from '../../bot/channels/telegram/telegram.ts';
import { rowsOf } from '../../db/client.ts';
import { type FreshDatabase, freshDatabase, type kinds } from '../databases/fresh.ts';
import { ManualClock } from '../manual-clock.ts';
import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';

/** A place where a scenario happens: a Telegram to live in, the bot, its database and its clock. */
export type Town = {
  readonly telegram: Telegram;
  readonly ashar: Ashar;
  readonly clock: ManualClock;
  readonly db: FreshDatabase['db'];
  /** What the bot logged, one JSON line an entry. */
  readonly log: string[];
  /** Moves the clock and lets the bot do everything that comes due on the way, minute marks included. */
  readonly timeIs: (wallTime: string, zone?: string) => Promise<void>;
  /** Resolves when everything that was said has been heard, and everything that is to be sent has been. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const zoneOfTown = 'Asia/Bishkek';

/** Opens a town at a wall time of its place, for instance `2026-11-20T10:00`; `parts` as an operator would set them. */
export async function openTown(
  kind: (typeof kinds)[number],
  start: string,
  parts: Pick<AsharParts, 'helplines'> = {},
): Promise<Town> {
  const clock = new ManualClock(instantOf(start, zoneOfTown).toString());
  const [database, telegram] = await Promise.all([
    freshDatabase(kind),
    startTelegram({ now: () => clock.now().epochMilliseconds }),
  ]);
  const log: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => log.push(line) });
  const channel = new TelegramChannel({ token: telegram.token, apiRoot: telegram.root }, logger);
  const ashar = createAshar({
    db: database.db,
    clock,
    channels: [channel],
    log: logger,
    publicUrl: 'https://ashar.example',
    ...parts,
  });
  await ashar.start();
  const settled = async () => {
    await telegram.quiet();
    await delivered(database.db, clock.now());
  };
  return {
    telegram,
    ashar,
    clock,
    db: database.db,
    log,
    settled,
    timeIs: async (wallTime, zone = zoneOfTown) => {
      await settled();
      clock.moveTo(instantOf(wallTime, zone));
      await ashar.tick();
    },
    close: async () => {
      await ashar.stop();
      await telegram.stop();
      await database.close();
    },
  };
}

/** Milliseconds that a bot which was told to wait is waited for. */
const patience = 1_000;

/** Resolves when nothing is being sent: a clock that jumps would take a send that is under way for a lost one. */
async function delivered(db: Town['db'], now: Temporal.Instant): Promise<void> {
  const begun = performance.now();
  let left = 1;
  while (left > 0 && performance.now() - begun < patience) {
    // PGlite answers without the event loop, which what is being sent needs.
    await turn();
    const rows = await rowsOf(
      db,
      z.object({ left: z.coerce.number() }),
      sql`select count(*) as left from deliveries join chats on chats.id = deliveries.chat_id
          where chats.state = 'active' and (deliveries.state = 'sending'
            or (deliveries.state in ('queued', 'retry') and due_at <= ${now.toString()}))`,
    );
    left = rows[0]?.left ?? 0;
  }
}

function instantOf(wallTime: string, zone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(wallTime).toZonedDateTime(zone).toInstant();
}
