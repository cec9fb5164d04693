import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, State } from '../../../domain/commitment/commitment.ts';
import type { Event } from '../../../domain/commitment/events.ts';
import type { Refusal } from '../../../domain/commitment/refusal.ts';
import { isClosed, ogpOf, type Status, statuses, statusOf } from '../../../domain/commitment/status.ts';
import { expectSound, live, type Step } from '../life.ts';
import { confirm, done, life, of, propose, saw, stuck, underWay } from './given.ts';
import { lives } from './lives.ts';

describe('what owner and members say comes to', () => {
  const said = { nothing: [], under_way: [underWay()], stuck: [stuck()], done: [done()] };
  type Case = readonly [
    word: keyof typeof said,
    verdict: 'not_started' | 'some' | 'most' | 'done' | null,
    comesTo: Status,
  ];
  test.each<Case>([
    ['nothing', null, 'confirmed'],
    ['nothing', 'not_started', 'confirmed'],
    ['nothing', 'some', 'in_progress'],
    ['nothing', 'most', 'substantial'],
    ['nothing', 'done', 'kept'],
    ['under_way', null, 'in_progress'],
    ['under_way', 'not_started', 'in_progress'],
    ['under_way', 'some', 'in_progress'],
    ['under_way', 'most', 'substantial'],
    ['under_way', 'done', 'in_progress'],
    ['stuck', null, 'blocked'],
    ['stuck', 'most', 'blocked'],
    ['stuck', 'done', 'blocked'],
    ['done', null, 'reported_done'],
    ['done', 'not_started', 'contested'],
    ['done', 'some', 'contested'],
    ['done', 'most', 'substantial'],
    ['done', 'done', 'kept'],
  ])('%s, then %s: %s', (word, verdict, comesTo) => {
    const judged = verdict === null ? [] : [saw(verdict)];
    expect(statusOf(of(propose(), confirm(), ...said[word], ...judged))).toBe(comesTo);
  });
  test('an older verdict does not contest a newer "done"', () => {
    expect(statusOf(of(propose(), confirm(), saw('some'), done()))).toBe('reported_done');
    expect(statusOf(of(propose(), confirm(), saw('most'), done()))).toBe('reported_done');
  });
  test('where the members said done first, the owner only agrees', () => {
    expect(statusOf(of(propose(), confirm(), underWay(), saw('done'), done()))).toBe('kept');
  });
  test('what was done without a word from its owner is kept all the same', () => {
    expect(statusOf(of(propose(), saw('most')))).toBe('proposed');
    expect(statusOf(of(propose(), saw('done')))).toBe('kept');
  });
});

test('only kept is complete, and what is not yet promised has no completion', () => {
  expect(statuses.filter((status) => ogpOf(status) === 'complete')).toEqual(['kept']);
  expect(ogpOf('proposed')).toBeNull();
  expect(ogpOf('reported_done')).toBe('self_assessment');
});

describe('whatever is commanded', () => {
  test('a commitment stays sound', () => {
    fc.assert(
      fc.property(lives, (given) => {
        const steps = live(life, given);
        expectSound(life, steps);
        for (const step of steps) expectLawful(step);
      }),
    );
  });
});

function expectLawful({ before, command, after }: Step<State, Event, Command, Refusal>): void {
  if (after === null) return;
  expectWhole(after);
  if (before === null) return;
  expect(after.firstDue.equals(before.firstDue)).toBe(true);
  expect([after.workingGroup, after.number, after.owner]).toEqual([before.workingGroup, before.number, before.owner]);
  if (isClosed(statusOf(before)) && command.type !== 'reopen') expect(statusOf(after)).toBe(statusOf(before));
}

function expectWhole(state: State): void {
  const status = statusOf(state);
  expect(statuses).toContain(status);
  expect(state.closedAt !== null).toBe(isClosed(status));
  if (state.keptLate) expect(status).toBe('kept');
  if (status === 'contested') expect(state.word?.said).toBe('done');
  if (status === 'kept') expect(state.verdict?.is).toBe('done');
  if (isClosed(status)) expect(state.proposal).toBeNull();
  if (state.word === null) expect(state.verdict?.sinceWord ?? false).toBe(false);
}
