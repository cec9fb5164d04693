import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answers, tallyOf } from '../../domain/ballots.ts';
import type { CommitmentId, WorkingGroupId } from '../../domain/ids.ts';
import { type Command, decide, eventSchema, evolve } from '../../domain/poll.ts';
import { become, expectSound, hoursIn, idOf, live, livesOf, plain } from './life.ts';

const life = { decide, evolve, eventSchema };
const open: Command = {
  type: 'open',
  workingGroup: idOf<WorkingGroupId>(1),
  commitment: idOf<CommitmentId>(1),
  meeting: null,
  closesAt: null,
};
const close: Command = { type: 'close', ballots: tallyOf(['done', 'done', 'most']), notCounted: 2, activePeople: 11 };

describe('a status poll', () => {
  test('tells nothing while it is open', () => {
    expect(become(life, open)).toMatchObject({ status: 'open', tally: null, verdict: null, quorum: null });
  });
  test('keeps its tally, its verdict and the quorum it had when it closes', () => {
    expect(plain(become(life, open, close))).toMatchObject({
      status: 'closed',
      tally: { done: 2, most: 1, some: 0, not_started: 0, cannot_tell: 0 },
      verdict: 'done',
      quorum: 3,
      notCounted: 2,
      closedAt: plain(hoursIn(2)),
    });
  });
  test('closes without a verdict when too few have voted', () => {
    expect(become(life, open, { ...close, activePeople: 30 })).toMatchObject({ verdict: null, quorum: 6 });
  });
  test('does not open with an end in the past', () => {
    expect(decide(null, { ...open, closesAt: hoursIn(1) }, hoursIn(1))).toEqual({
      refused: { tag: 'closes_in_the_past', closesAt: hoursIn(1) },
    });
  });
  test('stays sound, and closed once it is closed, whatever is commanded', () => {
    const opening = fc.nat(50).map((hours): Command => ({ ...open, closesAt: hoursIn(hours) }));
    const closing = fc
      .record({
        votes: fc.array(fc.constantFrom(...answers), { maxLength: 9 }),
        notCounted: fc.nat(9),
        active: fc.nat(60),
      })
      .map(
        ({ votes, notCounted, active }): Command => ({
          type: 'close',
          ballots: tallyOf(votes),
          notCounted,
          activePeople: active,
        }),
      );
    fc.assert(
      fc.property(livesOf(fc.oneof(fc.constant(open), opening), closing), (given) => {
        const steps = live(life, given);
        expectSound(life, steps);
        for (const { before, after: next } of steps) {
          expect((next?.closedAt ?? null) === null).toBe(next?.status !== 'closed');
          if (before?.status === 'closed') expect(next).toBe(before);
        }
      }),
    );
  });
});
