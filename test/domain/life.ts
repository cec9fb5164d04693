import fc from 'fast-check';
import { expect } from 'vitest';
import type { ZodType } from 'zod';
import type { Decision } from '../../domain/decision.ts';
import type { Id } from '../../domain/ids.ts';

/** What the nouns with a life have in common. */
export type Life<State, Event, Command, Refusal> = {
  readonly decide: (state: State | null, command: Command, now: Temporal.Instant) => Decision<Event, Refusal>;
  readonly evolve: (state: State | null, event: Event, at: Temporal.Instant) => State;
  readonly eventSchema: ZodType<Event>;
};

export type Step<State, Event, Command, Refusal> = {
  readonly before: State | null;
  readonly command: Command;
  readonly now: Temporal.Instant;
  readonly decision: Decision<Event, Refusal>;
  readonly after: State | null;
};

export const START = Temporal.Instant.from('2026-12-01T04:00:00Z');
export const ZONE = 'Asia/Bishkek';

export const hoursIn = (hours: number): Temporal.Instant => START.add({ hours });
export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** A readable UUID: the nth id of its noun. */
export function idOf<Name extends Id<string>>(n: number): Name {
  // A test may call any UUID by any noun.
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Name;
}

/** One of a few ids, so that the same one comes twice often. */
export function someId<Name extends Id<string>>(): fc.Arbitrary<Name> {
  return fc.integer({ min: 1, max: 3 }).map((n) => idOf<Name>(n));
}

/** Temporal values have no own properties to compare: their JSON is compared. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

export type Given<Command> = { readonly hours: number; readonly command: Command };

/** Gives commands one after another, each some hours after the one before. */
export function live<State, Event, Command, Refusal>(
  life: Life<State, Event, Command, Refusal>,
  given: readonly Given<Command>[],
): Step<State, Event, Command, Refusal>[] {
  let state: State | null = null;
  let now = START;
  return given.map(({ hours, command }) => {
    now = now.add({ hours });
    const before = state;
    const decision = life.decide(before, command, now);
    if ('events' in decision) for (const event of decision.events) state = life.evolve(state, event, now);
    return { before, command, now, decision, after: state };
  });
}

/** What holds of every life, whatever was commanded. */
export function expectSound<State, Event, Command, Refusal>(
  life: Life<State, Event, Command, Refusal>,
  steps: readonly Step<State, Event, Command, Refusal>[],
): void {
  const history: { event: Event; at: Temporal.Instant }[] = [];
  for (const { command, now, decision, after: state } of steps) {
    if ('refused' in decision) {
      expect(decision).not.toHaveProperty('events');
      continue;
    }
    expect(decision.events.length).toBeGreaterThan(0);
    for (const event of decision.events) history.push({ event, at: now });
    // A second press changes nothing.
    expect(life.decide(state, command, now)).toHaveProperty('refused');
  }
  let recalled: State | null = null;
  for (const { event, at } of history) {
    const read = life.eventSchema.parse(JSON.parse(JSON.stringify(event)));
    expect(read).toEqual(event);
    recalled = life.evolve(recalled, read, at);
  }
  expect(plain(recalled)).toEqual(plain(steps.at(-1)?.after ?? null));
}

/** Commands in any order at any pace, the first of them mostly the one that begins the life. */
export function livesOf<Command>(
  first: fc.Arbitrary<Command>,
  then: fc.Arbitrary<Command>,
): fc.Arbitrary<readonly Given<Command>[]> {
  const hours = fc.constantFrom(0, 1, 24, 24 * 8, 24 * 15);
  const begin = fc.oneof({ weight: 9, arbitrary: first }, { weight: 1, arbitrary: then });
  const next = fc.oneof({ weight: 20, arbitrary: then }, { weight: 1, arbitrary: first });
  return fc
    .tuple(fc.record({ hours, command: begin }), fc.array(fc.record({ hours, command: next }), { maxLength: 14 }))
    .map(([beginning, rest]) => [beginning, ...rest]);
}

/** The state after commands that are all expected to be carried out, an hour apart. */
export function become<State, Event, Command, Refusal>(
  life: Life<State, Event, Command, Refusal>,
  ...commands: readonly Command[]
): State {
  const steps = live(
    life,
    commands.map((command) => ({ hours: 1, command })),
  );
  for (const { decision } of steps) expect(decision).toHaveProperty('events');
  const state = steps.at(-1)?.after;
  if (!state) throw new Error('a life begins with a command');
  return state;
}
