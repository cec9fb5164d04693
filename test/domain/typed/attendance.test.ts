import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAttendance } from '../../../domain/typed/attendance.ts';
import { anyText, HOSTILE_MS, hostileTexts } from './strange.ts';
import { english, kyrgyz } from './vocabularies.ts';

const read = (text: string) => readAttendance(text, english);
const came = (total: number, women: number | null, men: number | null, under30: number | null) => ({
  attendance: { total, women, men, under30 },
});

test.each([
  '12 women 8 men 5 under 30',
  '12 women, 8 men, 5 under 30',
  'Women: 12, men: 8, under 30: 5',
  'women 12 men 8 under 30 5',
  '12 women and 8 men, 5 of them under 30.',
  '12w 8m 5 <30',
  '12\n8\n5',
  '12 8 5',
  '12/8/5',
  '12, 8, 5',
  '20: 12 women, 8 men, 5 young',
  '20 people came, 12 women, 8 men, 5 young people',
  'in all 20: 12 women 8 men 5 under 30',
  '১২ 8 ٥',
])('all three: %j', (typed) => {
  expect(read(typed)).toEqual(came(20, 12, 8, 5));
});

test.each([
  ['20', came(20, null, null, null)],
  ['20 people', came(20, null, null, null)],
  ['about 20 came!', came(20, null, null, null)],
  ['all 20', came(20, null, null, null)],
  ['0', came(0, null, null, null)],
  ['12 8', came(20, 12, 8, null)],
  ['12 women', came(12, 12, null, null)],
  ['20 people, 12 women', came(20, 12, null, null)],
  ['25, 12 women, 8 men', came(25, 12, 8, null)],
  ['20 in all, 5 under 30', came(20, null, null, 5)],
])('what is not said stays open: %j', (typed, expected) => {
  expect(read(typed)).toEqual(expected);
});

test.each([
  ['', 'no_numbers'],
  ['many', 'no_numbers'],
  ['under 30', 'no_numbers'],
  ['👍', 'no_numbers'],
  ['1 2 3 4', 'unclear'],
  ['12 women 5 women', 'unclear'],
  ['20 people, 4 officers', 'unclear'],
  ['12 women, 8, 5', 'unclear'],
  ['5 under 30', 'total_missing'],
  ['10 people, 12 women', 'contradicts'],
  ['20 people, 12 women, 9 men', 'contradicts'],
  ['3 women 2 men 9 under 30', 'contradicts'],
  ['100000', 'too_many'],
  ['99999999999999999999999999', 'too_many'],
])('%j is refused: %s', (typed, refused) => {
  expect(read(typed)).toEqual({ refused });
});

test('what was understood is never impossible, and no text makes it throw', () => {
  const numbers = fc
    .array(fc.oneof(fc.nat(40).map(String), fc.constantFrom('women', 'men', 'under 30', 'people', ',', ':', 'and')), {
      maxLength: 9,
    })
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(fc.oneof(anyText, numbers), (text) => {
      const reading = readAttendance(text, kyrgyz);
      if ('refused' in reading) return;
      const { total, women, men, under30 } = reading.attendance;
      expect((women ?? 0) + (men ?? 0)).toBeLessThanOrEqual(total);
      expect(under30 ?? 0).toBeLessThanOrEqual(total);
    }),
  );
});

test('a huge text is read at once', () => {
  for (const text of hostileTexts) {
    const begun = performance.now();
    read(text);
    expect(performance.now() - begun).toBeLessThan(HOSTILE_MS);
  }
});
