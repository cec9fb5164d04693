import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, Known, State } from '../../../domain/commitment/commitment.ts';
import { keptRate } from '../../../domain/commitment/kept-rate.ts';
import { POLLS_AT_A_TIME, toPoll } from '../../../domain/commitment/polled.ts';
import { type AsOf, byUrgency, type Standing, standingOf } from '../../../domain/commitment/standing.ts';
import { isClosed, statusOf } from '../../../domain/commitment/status.ts';
import type { CommitmentId, PostId } from '../../../domain/ids.ts';
import { day, hoursIn, idOf, plain } from '../life.ts';
import { confirm, counter, decline, done, of, propose, proposeJointly, saw, stuck, text, underWay } from './given.ts';
import { commitments } from './lives.ts';

const on = (today: string, hours = 2): AsOf => ({ now: hoursIn(hours), today: day(today), vacant: new Set() });
const standing = (state: State, today: string, hours = 2): Standing => standingOf(state, on(today, hours));
const known = (number: number, ...commands: Command[]): Known => ({
  id: idOf<CommitmentId>(number),
  state: { ...of(propose(), ...commands), number },
});

describe('what is due', () => {
  test('soon, from seven days before until the day itself', () => {
    const state = of(propose(), confirm());
    expect(standing(state, '2026-11-30').dueSoon).toBe(false);
    expect(standing(state, '2026-12-01').dueSoon).toBe(true);
    expect(standing(state, '2026-12-08')).toMatchObject({ dueSoon: true, overdueDays: 0 });
    expect(standing(state, '2026-12-09')).toMatchObject({ dueSoon: false, overdueDays: 1 });
    expect(standing(state, '2027-02-01').overdueDays).toBe(55);
  });
  test('is late also when its owner never replied: silence is no way out of the count', () => {
    expect(standing(of(propose()), '2026-12-18').overdueDays).toBe(10);
  });
  test('is not late while a first date that its owner never agreed to is being settled', () => {
    expect(standing(of(propose(), counter('2027-01-15')), '2026-12-18').overdueDays).toBe(0);
    expect(standing(of(propose(), confirm(), counter('2027-01-15')), '2026-12-18').overdueDays).toBe(10);
  });
  test('is not late while it waits for the members, and is late when they disagree', () => {
    expect(standing(of(propose(), done()), '2026-12-18').overdueDays).toBe(0);
    expect(standing(of(propose(), done(), saw('some')), '2026-12-18').overdueDays).toBe(10);
  });
  test('is not late once it is over', () => {
    expect(standing(of(propose(), decline()), '2026-12-18')).toMatchObject({ overdueDays: 0, waitingFor: [] });
  });
});

describe('unanswered', () => {
  test('three days after it was asked, since it was asked', () => {
    expect(standing(of(propose()), '2026-12-03', 72).unansweredSince).toBeNull();
    expect(plain(standing(of(propose()), '2026-12-04', 73).unansweredSince)).toBe(plain(hoursIn(1)));
  });
  test('names the side that has not confirmed', () => {
    const state = of(proposeJointly(), confirm('police'));
    expect(standing(state, '2026-12-05', 100)).toMatchObject({ waitingFor: ['community'] });
    expect(standing(state, '2026-12-05', 100).unansweredSince).not.toBeNull();
  });
  test('is over with the reply', () => {
    expect(standing(of(propose(), confirm()), '2026-12-05', 100).unansweredSince).toBeNull();
    expect(standing(of(propose(), counter('2027-01-15')), '2026-12-05', 100).unansweredSince).toBeNull();
  });
});

describe('orphaned', () => {
  test('is what nobody holds the post for, while it is open', () => {
    const vacant = new Set([idOf<PostId>(1)]);
    expect(standingOf(of(propose(), confirm()), { ...on('2026-12-01'), vacant }).orphaned).toBe(true);
    expect(standingOf(of(propose(), decline()), { ...on('2026-12-01'), vacant }).orphaned).toBe(false);
    expect(standing(of(propose()), '2026-12-01').orphaned).toBe(false);
  });
  test('is what no post answers for, except for the community, whose facilitators do', () => {
    const unlinked = (side: 'police' | 'community') =>
      of({ ...propose(), owner: side, sides: [{ side, post: null, identity: null }] });
    expect(standing(unlinked('police'), '2026-12-01').orphaned).toBe(true);
    expect(standing(unlinked('community'), '2026-12-01').orphaned).toBe(false);
  });
});

describe('the most urgent', () => {
  const late = known(1, confirm());
  const later = known(2, confirm(), counter('2026-12-04'), { type: 'accept_date' });
  const far = ['2027-03-01', { type: 'accept_date' } as const] as const;
  const contested = known(3, confirm(), counter(far[0]), far[1], done(), saw('some'));
  const blocked = known(4, confirm(), counter(far[0]), far[1], stuck());
  const reported = known(5, confirm(), done());
  const going = known(6, confirm(), counter(far[0]), far[1], underWay());
  const kept = known(7, confirm(), done(), saw('done'));
  const asOf = on('2026-12-10', 24 * 9);

  test('is first: late, disputed, stuck, said to be done, going on, over', () => {
    const ordered = [kept, going, reported, blocked, contested, late, later].toSorted(byUrgency(asOf));
    expect(ordered.map(({ state }) => state.number)).toEqual([2, 1, 3, 4, 5, 6, 7]);
  });
  test('three are asked about, first those that only the members can end', () => {
    const all = [kept, going, reported, blocked, contested, late, later].map((one) => ({ ...one, polledAt: null }));
    expect(toPoll(all, asOf).map(({ state }) => state.number)).toEqual([5, 2, 1]);
  });
  test('what was asked about last month gives way to what never was', () => {
    const all = [
      { ...later, polledAt: hoursIn(5) },
      { ...late, polledAt: hoursIn(4) },
      { ...contested, polledAt: null },
      { ...known(8, confirm()), polledAt: null },
    ];
    expect(toPoll(all, asOf).map(({ state }) => state.number)).toEqual([8, 3, 1]);
  });
});

const someMoment = fc
  .constantFrom('2026-12-01', '2026-12-09', '2026-12-31', '2027-03-01')
  .map((today): AsOf => on(today, 24 * 60));

describe('whatever happened', () => {
  test('the counts of the kept rate add up', () => {
    fc.assert(
      fc.property(commitments, someMoment, (all, asOf) => {
        const states = all.map(({ state }) => state);
        const rate = keptRate(states, asOf);
        const open = states.filter((state) => !isClosed(statusOf(state))).length;
        expect(rate.kept + rate.declined + rate.referred + rate.withdrawn + open).toBe(states.length);
        expect(rate.contested + rate.overdue).toBeLessThanOrEqual(open);
        expect(rate.keptLate).toBeLessThanOrEqual(rate.kept);
        const counted = rate.kept + rate.contested + rate.overdue;
        if (rate.rate === null) expect(counted).toBe(0);
        else expect(rate.rate).toBe(rate.kept / counted);
      }),
      { numRuns: 60 },
    );
  });
  test('at most three open ones are asked about, in whatever order they are given', () => {
    fc.assert(
      fc.property(commitments, someMoment, (all, asOf) => {
        const pollable = all.map((one) => ({ ...one, polledAt: null }));
        const chosen = toPoll(pollable, asOf);
        expect(chosen.length).toBeLessThanOrEqual(POLLS_AT_A_TIME);
        for (const { state } of chosen) expect(isClosed(statusOf(state))).toBe(false);
        expect(toPoll(pollable.toReversed(), asOf)).toEqual(chosen);
      }),
      { numRuns: 60 },
    );
  });
  test('a commitment is never late and due soon at once', () => {
    fc.assert(
      fc.property(commitments, someMoment, (all, asOf) => {
        for (const { state } of all) {
          const { dueSoon, overdueDays } = standingOf(state, asOf);
          expect(dueSoon && overdueDays > 0).toBe(false);
          expect(overdueDays).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 60 },
    );
  });
  test('what is contested and late is counted once', () => {
    const state = of(propose(), confirm(), done(), saw('some'));
    expect(keptRate([state], on('2026-12-18'))).toMatchObject({ contested: 1, overdue: 0, rate: 0 });
  });
  test('to reopen what was kept takes it out of the rate', () => {
    const state = of(propose(), confirm(), done(), saw('done'));
    const again = of(propose(), confirm(), done(), saw('done'), { type: 'reopen', reason: text(8) });
    expect(keptRate([state], on('2026-12-01')).rate).toBe(1);
    expect(keptRate([again], on('2026-12-01')).rate).toBeNull();
  });
});
