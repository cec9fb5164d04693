import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSchedule } from '../../../domain/typed/schedule.ts';
import { anyText, HOSTILE_MS, hostileTexts } from './strange.ts';
import { english, today } from './vocabularies.ts';

const read = (text: string) => readSchedule(text, english, today);
const time = Temporal.PlainTime.from('18:00');

test.each([
  ['monthly second tuesday 18:00 School No. 5', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['Monthly, second Tuesday, 18:00, School No. 5', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['second Tuesday, 18:00, School No. 5', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['SECOND TUESDAY of the month at 18.00, School No. 5', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['every second tuesday of the month 6 pm School No. 5', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['every month on the 2nd Tue at 18:00 at School No. 5', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['at 18:00 second tuesday monthly, School No. 5', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['monthly 18:00 second tuesday School No. 5', 'FREQ=MONTHLY;BYDAY=2TU'],
  ['every last fri 18:00 School No. 5', 'FREQ=MONTHLY;BYDAY=-1FR'],
  ['monthly first friday School No. 5, 18:00', 'FREQ=MONTHLY;BYDAY=1FR'],
  ['weekly friday 18:00 School No. 5', 'FREQ=WEEKLY;BYDAY=FR'],
  ['friday weekly 18:00 School No. 5', 'FREQ=WEEKLY;BYDAY=FR'],
  ['every friday at 18:00 - School No. 5', 'FREQ=WEEKLY;BYDAY=FR'],
  ['on Fridays, 18:00, School No. 5', 'FREQ=WEEKLY;BYDAY=FR'],
])('a series: %s', (typed, rule) => {
  expect(read(typed)).toEqual({ kind: 'series', rule, time, place: 'School No. 5' });
});

test.each([
  ['2026-12-08 18:00 School No. 5', '2026-12-08'],
  ['8.12. 18:00 School No. 5', '2026-12-08'],
  ['8.12. 18.00 School No. 5', '2026-12-08'],
  ['8.12 18.00, School No. 5', '2026-12-08'],
  ['18:00 8.12 School No. 5', '2026-12-08'],
  ['18.00 8.12 School No. 5', '2026-12-08'],
  ['Tuesday 8.12 18:00 School No. 5', '2026-12-08'],
  ['Tuesday, 8 December 2026, 18:00, School No. 5', '2026-12-08'],
  ['tomorrow 18:00 School No. 5', '2026-11-21'],
  ['tomorrow at 6pm at School No. 5', '2026-11-21'],
  ['tuesday 18.00 School No. 5', '2026-11-24'],
  ['tomorrow School No. 5 6 pm', '2026-11-21'],
])('a single meeting: %s', (typed, date) => {
  expect(read(typed)).toEqual({ kind: 'single', date: Temporal.PlainDate.from(date), time, place: 'School No. 5' });
});

test.each([
  ['', 'nothing_typed'],
  [' , - ', 'nothing_typed'],
  ['School No. 5', 'no_day'],
  ['18:00 School No. 5', 'no_day'],
  ['at at at', 'no_day'],
  ['first school 18:00', 'no_day'],
  ['second tuesday School', 'no_time'],
  ['tomorrow', 'no_time'],
  ['weekly 18:00 School', 'no_weekday'],
  ['monthly 18:00 School', 'no_weekday'],
  ['weekly 8.12. 18:00 School', 'date_and_series'],
  ['31.2. 18:00 School', 'impossible_date'],
  ['Tuesday 31.12 18:00 School', 'weekday_mismatch'],
  ['Tuesday 9.45 18:00 School', 'impossible_date'],
  ['Wednesday 8 December 18:00 School', 'weekday_mismatch'],
  ['08/12/2026 18:00 School', 'ambiguous_date'],
  ['8.12.2020 18:00 School', 'past_date'],
  ['8.12.2062 18:00 School', 'far_date'],
  ['tomorrow 25:00 School', 'impossible_time'],
  ['tomorrow 18:00', 'no_place'],
  ['tomorrow 18:00 at', 'no_place'],
  ['tomorrow 18:00 ,', 'no_place'],
])('%j is refused: %s', (typed, refused) => {
  expect(read(typed)).toEqual({ refused });
});

test('a place that is too long says how long it is', () => {
  const refusal = { refused: 'place_too_long', max: 120, length: 121 };
  expect(read(`tomorrow 18:00 ${'a'.repeat(121)}`)).toEqual(refusal);
  expect(read(`tomorrow 18:00 ${'a'.repeat(120)}`)).toMatchObject({ kind: 'single' });
});

test.each(['every second tuesday', 'every other tuesday', 'fortnightly tuesday', 'weekly 2nd tuesday'])(
  '%s is asked back, with all else kept',
  (typed) => {
    expect(read(`${typed} 18:00 School`)).toEqual({
      refused: 'unclear_series',
      monthly: 'FREQ=MONTHLY;BYDAY=2TU',
      weekly: 'FREQ=WEEKLY;BYDAY=TU',
      time,
      place: 'School',
    });
  },
);

test('monthly on a weekday asks which one of the month', () => {
  expect(read('monthly tuesday 18:00 School')).toEqual({ refused: 'no_ordinal', weekday: 2, time, place: 'School' });
});

test.each([
  'Hall 3: entrance 18:30, Tuesday wing',
  'Weekly market, 12 May Street',
  'At Bashy',
  '9.30 Club',
  'Мектеп №5 (2-кабат)',
  'бала бакча «Ак-Шоола»',
  '১২ নম্বর স্কুল, রাষ্ট্র সড়ক',
])('a place stays as typed: %s', (place) => {
  expect(read(`8.12. 18:00 ${place}`)).toMatchObject({ kind: 'single', place });
  expect(read(`monthly second tuesday 18:00, ${place}`)).toMatchObject({ kind: 'series', place });
});

test('a span of time says how long the meeting is', () => {
  expect(read('tomorrow 18:00-19:30 School')).toMatchObject({ time, minutes: 90, place: 'School' });
});

test.each([
  ['second tuesday', '18:00', 'School'],
  ['tomorrow', '6 pm', 'School No. 5'],
])('an answer put behind an incomplete text completes it: %s + %s + %s', (day, at, place) => {
  expect(read(day)).toEqual({ refused: 'no_time' });
  expect(read(`${day} ${at}`)).toEqual({ refused: 'no_place' });
  expect(read(`${day} ${at} ${place}`)).toMatchObject({ time, place });
  expect(read(`${day} ${place} ${at}`)).toMatchObject({ time, place });
  expect(read(`${at} ${place}`)).toEqual({ refused: 'no_day' });
  expect(read(`${day} ${at} ${place}`)).toEqual(read(`${day} ${place} ${at}`));
});

test('any place behind a day and a time is found again, tidied', () => {
  const word = fc.stringMatching(/^[A-Za-zА-я][A-Za-zА-я0-9.:№]{1,9}$/).filter((text) => text.toLowerCase() !== 'at');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      expect(read(`8.12. 18:00 ${words.join('  ')}`)).toMatchObject({ kind: 'single', place: words.join(' ') });
    }),
  );
});

test('no text makes it throw, and what is understood is whole', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const schedule = read(text);
      if ('kind' in schedule) expect(schedule.place).toBe(schedule.place.trim());
    }),
    { numRuns: 800 },
  );
});

test('hostile texts are read at once', () => {
  for (const text of hostileTexts) {
    for (const lead of ['', 'tomorrow ', 'tomorrow 18:00 ', 'every ']) {
      const start = performance.now();
      read(lead + text);
      expect(performance.now() - start).toBeLessThan(HOSTILE_MS);
    }
  }
});
