import { append, type Life, recall } from '../db/events.ts';
import type { Decision } from '../domain/decision.ts';
import type { IdentityId } from '../domain/ids.ts';
import type { Doing } from './act.ts';

/** A noun as the features use it: how it lives in the database and how it decides. */
export type Deciding<Id extends string, State, Event extends { type: string }, Command, Refusal> = {
  readonly life: Life<Id, State, Event>;
  readonly decide: (state: State | null, command: Command, now: Temporal.Instant) => Decision<Event, Refusal>;
};

export type Settled<State, Refusal> = { readonly state: State } | { readonly refused: Refusal };

/** Gives a command to one row of a noun: decided on its events, kept with them, or refused with nothing changed. */
export async function settle<Id extends string, State, Event extends { type: string }, Command, Refusal>(
  doing: Doing,
  noun: Deciding<Id, State, Event, Command, Refusal>,
  id: Id,
  command: Command,
  actor: IdentityId | null,
): Promise<Settled<State, Refusal>> {
  const recalled = await recall(doing.tx, noun.life, id);
  const decision = noun.decide(recalled.state, command, doing.now);
  if ('refused' in decision) return decision;
  return { state: await append(doing.tx, noun.life, id, recalled, decision.events, { actor, at: doing.now }) };
}
