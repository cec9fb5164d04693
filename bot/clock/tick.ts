import type { Logger } from 'pino';
import type { Db, Tx } from '../../db/client.ts';
import { type DueRow, putOffDue, settleDue, takeDue } from '../../db/due.ts';
import { Doing, type World } from '../act.ts';
import type { DueKind } from '../feature.ts';

/** How often something due is tried before it is recorded as failed; each time it waits twice as long, from a minute. */
const mostAttempts = 6;

export type Ticking = {
  readonly db: Db;
  readonly now: () => Temporal.Instant;
  readonly log: Logger;
  readonly due: ReadonlyMap<string, DueKind>;
  readonly worldOf: (tx: Tx) => World;
  readonly committed: () => void;
};

/** Does everything that is due by now, oldest first, each in its own transaction. */
export async function tick(world: Ticking): Promise<void> {
  // What one tick puts off or adds is due later than `now`, so this ends.
  const now = world.now();
  let row = await next(world, now);
  while (row) row = await next(world, now);
}

async function next(world: Ticking, now: Temporal.Instant): Promise<DueRow | undefined> {
  let taken: DueRow | undefined;
  try {
    await world.db.transaction(async (tx) => {
      taken = await takeDue(tx, now);
      if (taken) await doOne(world, tx, taken, now);
    });
  } catch (error) {
    if (!taken) throw error;
    await putOff(world, taken, error, now);
  }
  if (taken) world.committed();
  return taken;
}

async function doOne(world: Ticking, tx: Tx, row: DueRow, now: Temporal.Instant): Promise<void> {
  const kind = world.due.get(row.kind);
  if (!kind) throw new Error(`nothing declares what to do when "${row.kind}" is due`);
  const late = Temporal.Instant.compare(now, row.dueAt.add(kind.latest)) > 0;
  if (!late) await kind.run(new Doing(world.worldOf(tx)), row);
  await settleDue(tx, row.id, late ? 'missed' : 'done', now);
}

async function putOff(world: Ticking, row: DueRow, error: unknown, now: Temporal.Instant): Promise<void> {
  const reason = error instanceof Error ? error.name : typeof error;
  world.log.error(
    { due: row.id, kind: row.kind, attempt: row.attempts + 1, reason },
    'something due could not be done',
  );
  if (row.attempts + 1 >= mostAttempts) await settleDue(world.db, row.id, 'failed', now);
  else await putOffDue(world.db, row.id, now.add({ minutes: 2 ** row.attempts }));
}
