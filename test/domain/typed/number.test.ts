import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumber, takeNumber } from '../../../domain/typed/number.ts';
import { anyText, hostileTexts } from './strange.ts';

test.each([
  ['Q-3', 'Q', 3],
  ['q3', 'Q', 3],
  ['Q 3', 'Q', 3],
  ['Q – 3', 'Q', 3],
  ['Q‑3.', 'Q', 3],
  ['#3', 'Q', 3],
  ['№3', 'M', 3],
  ['#Q-3', 'Q', 3],
  ['3', 'C', 3],
  ['С-7', 'C', 7],
  ['с7', 'C', 7],
  ['М-3', 'M', 3],
  ['M-003', 'M', 3],
  [' q -\u00a012 ', 'Q', 12],
  ['Q-१२', 'Q', 12],
  ['C-999999', 'C', 999_999],
] as const)('%s as %s is %i', (typed, kind, number) => {
  expect(readNumber(typed, kind)).toEqual({ number });
});

test.each([
  ['C-3', 'Q', 'other_kind'],
  ['М-3', 'C', 'other_kind'],
  ['Q-0', 'Q', 'out_of_range'],
  ['Q-1000000', 'Q', 'out_of_range'],
  ['Q-99999999999999999', 'Q', 'out_of_range'],
  ['', 'Q', 'no_number'],
  ['Q-', 'Q', 'no_number'],
  ['Q--3', 'Q', 'no_number'],
  ['A-3', 'Q', 'no_number'],
  ['3 lamps', 'Q', 'no_number'],
  ['3.5', 'Q', 'no_number'],
  ['Q-3a', 'Q', 'no_number'],
  ['three', 'Q', 'no_number'],
] as const)('%j as %s is refused: %s', (typed, kind, refused) => {
  expect(readNumber(typed, kind)).toEqual({ refused });
});

test('a number at the head of a text is one word or two', () => {
  expect(takeNumber('Q-3 police', 'Q')).toEqual({ reading: { number: 3 }, rest: ' police' });
  expect(takeNumber('Q 3, police', 'Q')).toEqual({ reading: { number: 3 }, rest: ', police' });
  expect(takeNumber('C-3 police', 'Q')).toEqual({ reading: { refused: 'other_kind' }, rest: ' police' });
  expect(takeNumber('police', 'Q')).toBeUndefined();
});

test('what the bot prints is read back', () => {
  fc.assert(
    fc.property(fc.constantFrom('Q', 'C', 'M'), fc.integer({ min: 1, max: 999_999 }), (kind, number) => {
      expect(readNumber(`${kind}-${number}`, kind)).toEqual({ number });
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      readNumber(text, 'Q');
      takeNumber(text, 'C');
    }),
  );
  for (const text of hostileTexts) expect(readNumber(text, 'Q')).toEqual({ refused: 'no_number' });
});
