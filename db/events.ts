import { eq } from 'drizzle-orm';
import type { IdentityId } from '../domain/ids.ts';
import type { Queryable } from './client.ts';
import { events, type Noun } from './schema/events.ts';

/** How one noun lives in the database: how its events are read, folded and projected. */
export type Life<Id extends string, State, Event extends { type: string }> = {
  readonly noun: Noun;
  readonly parse: (payload: unknown) => Event;
  readonly evolve: (state: State | null, event: Event, at: Temporal.Instant) => State;
  /** Writes the current row. `version` is the seq of the last event in it. */
  readonly project: (db: Queryable, id: Id, state: State, version: number) => Promise<void>;
};

export type Recalled<State> = { readonly state: State | null; readonly version: number };

/** Folds all events of one stream into its state; no events, no state. */
export async function recall<Id extends string, State, Event extends { type: string }>(
  db: Queryable,
  life: Life<Id, State, Event>,
  id: Id,
): Promise<Recalled<State>> {
  const rows = await db.select().from(events).where(eq(events.stream, id)).orderBy(events.seq);
  let state: State | null = null;
  for (const row of rows) state = life.evolve(state, life.parse({ ...row.payload, type: row.type }), row.at);
  return { state, version: rows.length };
}

/**
 * Adds events to a stream and brings its projection up to date.
 * @throws the database's unique violation when somebody else added to the stream meanwhile: decide again.
 */
export async function append<Id extends string, State, Event extends { type: string }>(
  db: Queryable,
  life: Life<Id, State, Event>,
  id: Id,
  since: Recalled<State>,
  added: readonly Event[],
  by: { actor: IdentityId | null; at: Temporal.Instant },
): Promise<State> {
  if (added.length === 0 && since.state) return since.state;
  await db.insert(events).values(
    added.map(({ type, ...payload }, index) => ({
      noun: life.noun,
      stream: id,
      seq: since.version + index + 1,
      type,
      payload,
      actor: by.actor,
      at: by.at,
    })),
  );
  let state = since.state;
  for (const event of added) state = life.evolve(state, event, by.at);
  if (state === null) throw new Error(`a ${life.noun} cannot begin with no event`);
  await life.project(db, id, state, since.version + added.length);
  return state;
}
