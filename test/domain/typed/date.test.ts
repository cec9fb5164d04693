import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate, takeDate } from '../../../domain/typed/date.ts';
import { anyText, HOSTILE_MS, hostileTexts } from './strange.ts';
import { english, today } from './vocabularies.ts';

const read = (text: string, on = today) => {
  const reading = readDate(text, english, on);
  return 'date' in reading ? reading.date.toString() : reading.refused;
};

test.each([
  ['2026-12-08', '2026-12-08'],
  ['2026.12.08', '2026-12-08'],
  ['8.12.', '2026-12-08'],
  ['8.12', '2026-12-08'],
  ['08.12.2026', '2026-12-08'],
  ['8.12.2026.', '2026-12-08'],
  ['8. 12. 2026', '2026-12-08'],
  ['8.12. 2026', '2026-12-08'],
  ['8.12.26', '2026-12-08'],
  ['8 December', '2026-12-08'],
  ['8 Dec.', '2026-12-08'],
  ['December 8', '2026-12-08'],
  ['8 December 2026', '2026-12-08'],
  ['December 8th, 2026', '2026-12-08'],
  ['the 8th of December', '2026-12-08'],
  ['8. December', '2026-12-08'],
  ['8dec', '2026-12-08'],
  ['Tuesday, 8 December', '2026-12-08'],
  ['8 December, Tuesday', '2026-12-08'],
  ['on Tuesday 8.12.', '2026-12-08'],
  ['Tue', '2026-11-24'],
  ['by next tuesday', '2026-11-24'],
  ['Friday', '2026-11-27'],
  ['Saturday', '2026-11-21'],
  ['today', '2026-11-20'],
  ['TOMORROW!', '2026-11-21'],
  ['the day after tomorrow', '2026-11-22'],
  ['20.11.', '2026-11-20'],
  ['19.11.', '2027-11-19'],
  ['19 November', '2027-11-19'],
  ['29.2.', '2028-02-29'],
  ['25/12/2026', '2026-12-25'],
  ['12/25/2026', '2026-12-25'],
  ['12/12', '2026-12-12'],
  ['८.१२.', '2026-12-08'],
])('%s is %s', (typed, date) => {
  expect(read(typed)).toBe(date);
});

test.each([
  ['', 'no_date'],
  ['soon', 'no_date'],
  ['8', 'no_date'],
  ['December', 'no_date'],
  ['8 December 2026 at noon', 'no_date'],
  ['the', 'no_date'],
  ['31.2.', 'impossible_date'],
  ['29.2.2027', 'impossible_date'],
  ['31 April', 'impossible_date'],
  ['0.5.', 'impossible_date'],
  ['8.13.2026', 'impossible_date'],
  ['2026-02-30', 'impossible_date'],
  ['32/13/2026', 'impossible_date'],
  ['08/12/2026', 'ambiguous_date'],
  ['8/12', 'ambiguous_date'],
  ['8-12-2026', 'ambiguous_date'],
  ['2026-11-19', 'past_date'],
  ['8.12.2025', 'past_date'],
  ['8 December 1999', 'past_date'],
  ['8.12.2062', 'far_date'],
  ['Wednesday 8.12.2026', 'weekday_mismatch'],
  ['8 December Monday', 'weekday_mismatch'],
])('%j is refused: %s', (typed, refused) => {
  expect(read(typed)).toBe(refused);
});

test('the longest date at the head of a text is taken, and the rest stays as typed', () => {
  expect(takeDate('8 December  2026, the  lamps', english, today)?.rest).toBe(', the  lamps');
  expect(takeDate('Tuesday the lamps', english, today)?.rest).toBe(' the lamps');
  expect(takeDate('Friday 9.30 Hall', english, today)).toMatchObject({ rest: ' 9.30 Hall', weekdayOnly: true });
  expect(takeDate('the lamps', english, today)).toBeUndefined();
});

const date = fc
  .record({ year: fc.integer({ min: 2000, max: 2090 }), ahead: fc.nat({ max: 3000 }) })
  .map(({ year, ahead }) => ({ on: Temporal.PlainDate.from({ year, month: 6, day: 15 }), ahead }))
  .map(({ on, ahead }) => ({ on, date: on.add({ days: ahead }) }));
const long = (part: Temporal.PlainDate, options: Intl.DateTimeFormatOptions) => part.toLocaleString('en-GB', options);

test('every form of a date with its year is read back', () => {
  fc.assert(
    fc.property(date, ({ on, date: wanted }) => {
      const { day, month, year } = wanted;
      const name = long(wanted, { month: 'long' });
      const weekday = long(wanted, { weekday: 'long' });
      const forms = [`${wanted}`, `${day}.${month}.${year}`, `${day} ${name} ${year}`, `${name} ${day}, ${year}`];
      for (const form of forms) {
        expect(read(form, on)).toBe(wanted.toString());
        expect(read(`${weekday}, ${form}`, on)).toBe(wanted.toString());
      }
    }),
    { numRuns: 60 },
  );
});

test('a date without its year is the next such date, today included', () => {
  fc.assert(
    fc.property(date, fc.nat({ max: 364 }), ({ on }, ahead) => {
      const wanted = on.add({ days: ahead });
      fc.pre(!(wanted.month === 2 && wanted.day === 29));
      for (const form of [`${wanted.day}.${wanted.month}.`, `${wanted.day} ${long(wanted, { month: 'long' })}`]) {
        expect(read(form, on)).toBe(wanted.toString());
      }
    }),
    { numRuns: 60 },
  );
});

test('a weekday is one of the next seven days and never today', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 7 }), ({ on }, ahead) => {
      const wanted = on.add({ days: ahead });
      expect(read(long(wanted, { weekday: 'short' }), on)).toBe(wanted.toString());
    }),
    { numRuns: 60 },
  );
});

test('no text makes it throw, and a date is never in the past', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = readDate(text, english, today);
      if ('date' in reading) expect(Temporal.PlainDate.compare(reading.date, today)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test('hostile texts are read at once', () => {
  for (const text of hostileTexts) {
    const start = performance.now();
    readDate(text, english, today);
    takeDate(text, english, today);
    expect(performance.now() - start).toBeLessThan(HOSTILE_MS);
  }
});
