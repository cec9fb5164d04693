import type { Logger } from 'pino';
import type { Db, Tx } from '../db/client.ts';
import type { ChatEvent } from './channels/channel.ts';
import { firstTime, park } from './once.ts';

/** How often an event is tried before it is put aside. */
const attempts = 3;

export type Receiving = {
  readonly db: Db;
  readonly now: () => Temporal.Instant;
  readonly log: Logger;
  /** Looks up, before the transaction, what the events need to know of people's rights. */
  readonly prepare: (events: readonly ChatEvent[]) => Promise<void>;
  /** Does what the events ask for, inside the transaction. */
  readonly handle: (tx: Tx, events: readonly ChatEvent[]) => Promise<void>;
  /** Called after each commit. */
  readonly committed: () => void;
};

/**
 * The one way in. What arrived together is one transaction. When it fails, each event gets its own, so that a poisonous
 * one holds nobody up: it is tried three times and put aside.
 * @throws only when the database is away: then nothing was kept, and the platform has to tell it all again.
 */
export async function receive(world: Receiving, events: readonly ChatEvent[]): Promise<void> {
  if (events.length === 0) return;
  await world.prepare(events);
  try {
    await together(world, events);
  } catch (error) {
    if (isAway(error)) throw error;
    world.log.warn({ events: events.length, reason: nameOf(error) }, 'a batch failed; trying its events one by one');
    for (const event of events) await alone(world, event);
  }
  world.committed();
}

async function together(world: Receiving, events: readonly ChatEvent[]): Promise<void> {
  await world.db.transaction(async (tx) => {
    const fresh = await firstTime(tx, events, world.now());
    if (fresh.length > 0) await world.handle(tx, fresh);
  });
}

async function alone(world: Receiving, event: ChatEvent): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      await together(world, [event]);
      return;
    } catch (error) {
      if (isAway(error)) throw error;
      world.log.error({ event: event.id, kind: event.kind, attempt, reason: nameOf(error) }, 'an event failed');
    }
  }
  await park(world.db, event, attempts, world.now());
}

/** Whether the database could not be asked at all, as against having refused or our own mistake. */
function isAway(error: unknown): boolean {
  const code = codeOf(error);
  // Classes 08, 53, 57 of PostgreSQL's error codes: connection, resources, operator; and postgres.js's own names.
  return code !== undefined && /^(08|53|57)|^CONNECT|^ECONN|^ENOTFOUND|^ETIMEDOUT/.test(code);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}

/** What may be logged of an error: its kind and code. Its text can hold what somebody wrote. */
function nameOf(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return [name, codeOf(error)].filter(Boolean).join(' ');
}
