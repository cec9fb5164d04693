import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTime, takeTime } from '../../../domain/typed/time.ts';
import { anyText } from './strange.ts';
import { english } from './vocabularies.ts';

const read = (text: string) => {
  const reading = readTime(text, english);
  return 'time' in reading ? reading.time.toString({ smallestUnit: 'minute' }) : reading.refused;
};

test.each([
  ['18:00', '18:00'],
  ['18.00', '18:00'],
  ['18-00', '18:00'],
  ['9:30', '09:30'],
  ['0:00', '00:00'],
  ['6 pm', '18:00'],
  ['6pm', '18:00'],
  ['6 P.M.', '18:00'],
  ['6.30pm', '18:30'],
  ['6:30 pm', '18:30'],
  ['12 am', '00:00'],
  ['12 pm', '12:00'],
  ['at 18:00.', '18:00'],
  ['१८:००', '18:00'],
])('%s is %s', (typed, time) => {
  expect(read(typed)).toBe(time);
});

test.each([
  ['25:00', 'impossible_time'],
  ['24:00', 'impossible_time'],
  ['18:60', 'impossible_time'],
  ['13 pm', 'impossible_time'],
  ['0 am', 'impossible_time'],
  ['', 'no_time'],
  ['18', 'no_time'],
  ['6', 'no_time'],
  ['18:0', 'no_time'],
  ['18-20', 'no_time'],
  ['18:00 School', 'no_time'],
  ['pm', 'no_time'],
])('%j is refused: %s', (typed, refused) => {
  expect(read(typed)).toBe(refused);
});

test.each([
  ['18:00-20:00 Hall', 120],
  ['18:00 – 19:30 Hall', 90],
  ['6pm-8pm Hall', 120],
  ['6 pm - 8 pm Hall', 120],
  ['from 22:00-01:00 Hall', 180],
  ['18.00-20.00 Hall', 120],
])('a span of time is a beginning and a length: %s', (typed, minutes) => {
  expect(takeTime(typed, english)).toMatchObject({ minutes, rest: ' Hall' });
});

test('a span with an impossible end or of no length is refused', () => {
  expect(takeTime('18:00-25:00 Hall', english)?.reading).toEqual({ refused: 'impossible_time' });
  expect(takeTime('18:00-18:00 Hall', english)?.reading).toEqual({ refused: 'impossible_time' });
});

test('every minute of the day is read back in every form', () => {
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
    const wanted = time.toString({ smallestUnit: 'minute' });
    const dial = time.toLocaleString('en-US', { hour: 'numeric', minute: '2-digit' });
    for (const form of [wanted, wanted.replace(':', '.'), dial, dial.replace(/\s/, '')])
      expect(read(form)).toBe(wanted);
  }
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      readTime(text, english);
      takeTime(text, english);
    }),
    { numRuns: 500 },
  );
});
