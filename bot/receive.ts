import type { Logger } from 'pino';
import type { Db, Tx } from '../db/client.ts';
import type { Claimed } from '../db/deliveries.ts';
import { codeOf, isAway } from '../db/is-away.ts';
import type { KnownScene } from '../db/scene.ts';
import type { Handling, World } from './act.ts';
import type { ChatEvent } from './channels/channel.ts';
import { firstTime, park } from './once.ts';
import { Unsure } from './rights.ts';

/** How often an event is tried before it is put aside. */
const attempts = 3;

export type Receiving = {
  readonly db: Db;
  readonly now: () => Temporal.Instant;
  readonly log: Logger;
  /** Asks the platform for the rights that these events hang on, where they are in doubt. */
  readonly askRights: (events: readonly ChatEvent[]) => Promise<void>;
  /** Does what the events ask for, inside the transaction. Throws Unsure unless the rights were asked for. */
  readonly handle: (tx: Tx, events: readonly ChatEvent[], how: Handling & Pick<World, 'queued'>) => Promise<void>;
  /** Reads who acts and where. */
  readonly look: (tx: Tx, event: ChatEvent) => Promise<KnownScene> | undefined;
  /** Called after each commit, with what is to be sent at once, and whether more waits in the queue. */
  readonly committed: (handed: readonly Claimed[], queued: boolean) => void;
};

/**
 * The one way in. What arrived together is one transaction. When it fails, each event gets its own, so that a poisonous
 * one holds nobody up: it is tried three times and put aside.
 * @throws only when the database is away: then nothing was kept, and the platform has to tell it all again.
 */
export async function receive(world: Receiving, events: readonly ChatEvent[]): Promise<void> {
  if (events.length === 0) return;
  try {
    await together(world, events);
  } catch (error) {
    if (isAway(error)) throw error;
    world.log.warn({ events: events.length, reason: nameOf(error) }, 'a batch failed; trying its events one by one');
    for (const event of events) await alone(world, event);
  }
}

async function together(world: Receiving, events: readonly ChatEvent[]): Promise<void> {
  // Voters are many and mostly new: their places are asked for beforehand, all at once.
  const voted = events.some((event) => event.kind === 'voted');
  if (!voted) {
    try {
      return await inOneTransaction(world, events, false);
    } catch (error) {
      if (!(error instanceof Unsure)) throw error;
    }
  }
  // A transaction must not wait for a network, so it was given up; now it can be done.
  await world.askRights(events);
  await inOneTransaction(world, events, true);
}

async function inOneTransaction(world: Receiving, events: readonly ChatEvent[], sure: boolean): Promise<void> {
  const handed: Claimed[] = [];
  let queued = false;
  const how = {
    sure,
    handOver: (delivery: Claimed) => handed.push(delivery),
    queued: () => {
      queued = true;
    },
  };
  try {
    await world.db.transaction((tx) =>
      events.length === 1 ? one(world, tx, events, how) : many(world, tx, events, how),
    );
  } catch (error) {
    if (error instanceof ToldBefore) return;
    throw error;
  }
  world.committed(handed, queued);
}

type How = Omit<Parameters<Receiving['handle']>[2], 'scene'>;

async function many(world: Receiving, tx: Tx, events: readonly ChatEvent[], how: How): Promise<void> {
  const fresh = await firstTime(tx, events, world.now());
  if (fresh.length > 0) await world.handle(tx, fresh, { ...how, scene: undefined });
}

/** Thrown out of a transaction that turns out to have done something a second time. */
class ToldBefore extends Error {}

/**
 * One event is what people wait for: it is handled while the database still looks whether it was told before, which is
 * rare and undoes everything.
 */
async function one(world: Receiving, tx: Tx, events: readonly ChatEvent[], how: How): Promise<void> {
  const [event] = events;
  if (!event) return;
  const looking = world.look(tx, event);
  const noted = firstTime(tx, events, world.now()).then((fresh) => fresh.length > 0);
  const [handled] = await Promise.allSettled([
    (async () => world.handle(tx, events, { ...how, scene: await looking }))(),
    noted,
  ]);
  if (!(await noted)) throw new ToldBefore();
  if (handled.status === 'rejected') throw handled.reason;
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

/** What may be logged of an error: its kind and code. Its text can hold what somebody wrote. */
function nameOf(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return [name, codeOf(error)].filter(Boolean).join(' ');
}
