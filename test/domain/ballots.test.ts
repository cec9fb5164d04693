import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Answer,
  answers,
  type Ballot,
  ballotOf,
  mayVote,
  quorumOf,
  tallyOf,
  type Voter,
  verdictOf,
  verdicts,
} from '../../domain/ballots.ts';
import { sides } from '../../domain/commitment/commitment.ts';
import type { IdentityId, PersonId } from '../../domain/ids.ts';
import { hoursIn, idOf } from './life.ts';

const verdictFrom = (...ballots: (Answer | null)[]) => verdictOf(tallyOf(ballots), 0);

describe('the verdict', () => {
  test('is the median, and the lower one on a tie', () => {
    expect(verdictFrom('done', 'most', 'not_started')).toBe('most');
    expect(verdictFrom('done', 'done', 'some', 'some')).toBe('some');
    expect(verdictFrom('done', 'done', 'done', 'not_started')).toBe('done');
  });
  test('leaves out who cannot tell and who took their vote back', () => {
    expect(verdictFrom('done', 'done', 'done', 'cannot_tell', 'cannot_tell', 'cannot_tell', null)).toBe('done');
  });
  test('needs three who saw something: one friend and two who cannot tell keep no promise', () => {
    expect(verdictFrom('done', 'cannot_tell', 'cannot_tell')).toBeNull();
    expect(verdictFrom('done', 'done')).toBeNull();
    expect(verdictFrom()).toBeNull();
  });
  test('needs a fifth of who was active, rounded up', () => {
    expect([0, 15, 16, 20, 21, 100].map(quorumOf)).toEqual([3, 3, 4, 4, 5, 20]);
    expect(verdictOf(tallyOf(['done', 'done', 'done']), 16)).toBeNull();
    expect(verdictOf(tallyOf(['done', 'done', 'done', 'some']), 16)).toBe('done');
  });
});

const ballots = fc.array(fc.constantFrom(...answers), { maxLength: 12 });
const rank = (verdict: (typeof verdicts)[number] | null): number => (verdict === null ? -1 : verdicts.indexOf(verdict));

describe('whoever votes what', () => {
  test('the order of the ballots changes nothing', () => {
    fc.assert(
      fc.property(ballots, fc.nat(40), (given, active) => {
        const verdict = verdictOf(tallyOf(given), active);
        expect(verdictOf(tallyOf(given.toReversed()), active)).toBe(verdict);
        expect(verdictOf(tallyOf(given.toSorted()), active)).toBe(verdict);
      }),
    );
  });
  test('a better answer of one person never makes the verdict worse', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...verdicts), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.constantFrom(...verdicts),
        (given, who, better) => {
          const index = who % given.length;
          fc.pre(rank(better) >= rank(given[index] ?? null));
          const verdict = verdictOf(tallyOf(given), 0);
          expect(rank(verdictOf(tallyOf(given.with(index, better)), 0))).toBeGreaterThanOrEqual(rank(verdict));
        },
      ),
    );
  });
  test('at least half see as much as the verdict says, and not more than half see more', () => {
    fc.assert(
      fc.property(ballots, (given) => {
        const verdict = verdictOf(tallyOf(given), 0);
        const seen = given.filter((answer) => answer !== 'cannot_tell').map((answer) => rank(answer));
        expect(verdict === null).toBe(seen.length < 3);
        fc.pre(verdict !== null);
        const half = seen.length / 2;
        expect(seen.filter((one) => one >= rank(verdict)).length).toBeGreaterThanOrEqual(half);
        expect(seen.filter((one) => one > rank(verdict)).length).toBeLessThanOrEqual(half);
      }),
    );
  });
});

describe('one person with several accounts', () => {
  const cast = (identity: number, hours: number, answer: Answer | null): Ballot => ({
    identity: idOf<IdentityId>(identity),
    answer,
    castAt: hoursIn(hours),
  });
  test('has one ballot, the latest', () => {
    expect(ballotOf([cast(1, 5, 'done'), cast(2, 3, 'some')])).toBe('done');
  });
  test('has none when the latest was taken back', () => {
    expect(ballotOf([cast(1, 3, 'done'), cast(2, 5, null)])).toBeNull();
    expect(ballotOf([])).toBeNull();
  });
  test('has the same one in whatever order its ballots are read', () => {
    const several = fc.uniqueArray(
      fc.record({ identity: fc.nat(4), hours: fc.nat(2), answer: fc.option(fc.constantFrom(...answers)) }),
      { selector: ({ identity }) => identity, minLength: 1 },
    );
    fc.assert(
      fc.property(several, (given) => {
        const theirs = given.map(({ identity, hours, answer }) => cast(identity, hours, answer));
        expect(ballotOf(theirs.toReversed())).toBe(ballotOf(theirs));
      }),
    );
  });
});

describe('who has a ballot', () => {
  const me = idOf<PersonId>(1);
  const voter: Voter = { person: me, officer: false, adviser: false, facilitator: false, inChat: true };
  const by = (...owners: (typeof sides)[number][]) => owners.map((side) => ({ side, person: null }));

  test('a member has', () => {
    for (const side of sides) expect(mayVote(by(side), voter)).toEqual({ counted: true });
  });
  test('who is not in the chat has none', () => {
    expect(mayVote(by('police'), { ...voter, inChat: false })).toEqual({ counted: false, why: 'not_in_chat' });
  });
  test.each(['police', 'local_government'] as const)(
    'officers and advisers have none on what the %s promised',
    (side) => {
      expect(mayVote(by(side), { ...voter, officer: true })).toEqual({ counted: false, why: 'on_their_side' });
      expect(mayVote(by(side), { ...voter, adviser: true })).toEqual({ counted: false, why: 'on_their_side' });
    },
  );
  test('officers and advisers have one on what the community promised', () => {
    expect(mayVote(by('community'), { ...voter, officer: true, adviser: true })).toEqual({ counted: true });
  });
  test('who was named for it has none, whichever side', () => {
    for (const side of sides) {
      expect(mayVote([{ side, person: me }], voter)).toEqual({ counted: false, why: 'answers_for_it' });
    }
  });
  test('a facilitator has none where nobody is named for the community, and has one where somebody else is', () => {
    expect(mayVote(by('community'), { ...voter, facilitator: true })).toEqual({
      counted: false,
      why: 'answers_for_it',
    });
    const named = [{ side: 'community', person: idOf<PersonId>(2) }] as const;
    expect(mayVote(named, { ...voter, facilitator: true })).toEqual({ counted: true });
  });
  test('a joint promise excludes each of its sides', () => {
    const joint = by('police', 'community');
    expect(mayVote(joint, { ...voter, adviser: true })).toMatchObject({ counted: false });
    expect(mayVote(joint, { ...voter, facilitator: true })).toMatchObject({ counted: false });
    expect(mayVote(joint, voter)).toEqual({ counted: true });
  });
});
