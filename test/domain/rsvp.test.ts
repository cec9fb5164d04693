import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { IdentityId, PersonId } from '../../domain/ids.ts';
import { type Answer, answers, answersByPerson, countsOf, type Rsvp } from '../../domain/rsvp.ts';
import { hoursIn, idOf } from './life.ts';

const said = (person: number, identity: number, answer: Answer, hours: number): Rsvp => ({
  person: idOf<PersonId>(person),
  identity: idOf<IdentityId>(identity),
  answer,
  at: hoursIn(hours),
});

test('a person has one answer, the latest, however many accounts they have', () => {
  const all = [said(1, 1, 'coming', 1), said(1, 2, 'cannot', 2), said(2, 3, 'coming', 1)];
  expect(countsOf(all)).toEqual({ coming: 1, maybe: 0, cannot: 1 });
  expect(answersByPerson(all).get(idOf<PersonId>(1))).toBe('cannot');
});

test('nobody has answered yet', () => {
  expect(countsOf([])).toEqual({ coming: 0, maybe: 0, cannot: 0 });
});

test('the counts are people, in whatever order they answered', () => {
  const everybody = fc.uniqueArray(
    fc.record({ identity: fc.nat(9), answer: fc.constantFrom(...answers), hours: fc.nat(3) }),
    { selector: ({ identity }) => identity },
  );
  fc.assert(
    fc.property(everybody, (given) => {
      const all = given.map(({ identity, answer, hours }) => said(identity % 4, identity, answer, hours));
      const counts = countsOf(all);
      expect(counts.coming + counts.maybe + counts.cannot).toBe(new Set(all.map(({ person }) => person)).size);
      expect(countsOf(all.toReversed())).toEqual(counts);
    }),
  );
});
