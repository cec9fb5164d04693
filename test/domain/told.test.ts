import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answered,
  completeOf,
  nextQuestion,
  ordinals,
  type Question,
  readTold,
  rhythms,
  together,
  toldSchema,
  untold,
  weekdays,
} from '../../domain/told.ts';
import { vocabularySchema } from '../../domain/typed/vocabulary.ts';
import { readTexts } from '../../locales/words.ts';

const english = vocabularySchema.parse(readTexts('en', 'typed'));
const today = Temporal.PlainDate.from('2026-11-20');
const read = (text: string) => readTold(text, english, today);

describe('what is typed', () => {
  test.each([
    ['monthly second tuesday 18:00 School No. 5', null, null],
    ['2026-12-08 18:00-20:30 School No. 5', null, null],
    ['monthly second tuesday School No. 5', 'no_time', 'time'],
    ['8.12. 18:00', 'no_place', 'place'],
    ['8.12.', 'no_time', 'time'],
    ['monthly tuesday 18:00 School', 'no_ordinal', 'ordinal'],
    ['monthly tuesday School', 'no_time', 'ordinal'],
    ['every second tuesday 18:00 School', 'unclear_series', 'unclear'],
    ['monthly 18:00 School', 'no_weekday', 'ordinal'],
    ['weekly 18:00', 'no_weekday', 'weekday'],
    ['fortnightly 18:00 School', 'no_weekday', 'rhythm'],
    ['', 'nothing_typed', 'rhythm'],
    ['31.2. 18:00 School', 'impossible_date', 'rhythm'],
    ['some day soon', 'no_day', 'rhythm'],
    [`8.12. 18:00 ${'School '.repeat(30)}`, 'place_too_long', 'place'],
  ])('%j: what is missing is asked for', (text, complaint, question) => {
    const reading = read(text);
    expect(reading.complaint).toBe(complaint);
    expect(nextQuestion(reading.told)).toBe(question);
  });

  test('what stands in for the missing is never told', () => {
    expect(read('8.12.').told).toMatchObject({ date: '2026-12-08', time: null, place: null });
    expect(read('monthly 18:00 School').told).toMatchObject({ rhythm: 'monthly', weekday: null, place: 'School' });
    expect(read('8.12. 18:00-20:30 School').told).toMatchObject({ time: '18:00', minutes: 150 });
  });

  test('a later text changes what it tells and leaves the rest', () => {
    const first = read('monthly second tuesday 18:00 School No. 5').told;
    expect(together(first, read('8.12.').told)).toMatchObject({
      rhythm: 'once',
      date: '2026-12-08',
      time: '18:00',
      place: 'School No. 5',
    });
    expect(together(first, untold)).toEqual(first);
  });

  test('any text at all is read without a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => void toldSchema.parse(read(text).told)),
    );
  });
});

describe('what is chosen', () => {
  const choices: Record<Question, readonly string[]> = {
    unclear: ['monthly', 'weekly'],
    rhythm: rhythms,
    ordinal: ordinals.map(String),
    weekday: weekdays.map(String),
    date: ['2026-12-08', '2026-12-15'],
    time: ['10:00', '18:00'],
    place: ['School No. 5'],
  };

  test('answers lead to a whole, each asked once, and a stale one changes nothing', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (chance) => {
        let told = untold;
        const asked: Question[] = [];
        for (let question = nextQuestion(told); question !== null; question = nextQuestion(told)) {
          const offered = choices[question];
          const pick = offered[(chance.next().value ?? 0) % offered.length] ?? '';
          const next = answered(told, question, pick);
          expect(next).toBeDefined();
          if (!next) return;
          expect(answered(next, question, pick)).toBeUndefined();
          asked.push(question);
          told = next;
        }
        expect(new Set(asked).size).toBe(asked.length);
        expect(completeOf(told)).not.toBeNull();
      }),
    );
  });

  test.each([
    ['rhythm', 'daily'],
    ['rhythm', ''],
    ['time', '18:00'],
  ] as const)('%s: %j is no answer at the beginning', (question, answer) => {
    expect(answered(untold, question, answer)).toBeUndefined();
  });

  test('"every second Tuesday" is made clear by one press', () => {
    const { told } = read('every second tuesday 18:00 School');
    const clear = answered(told, 'unclear', 'monthly');
    expect(clear && completeOf(clear)).toMatchObject({ day: { rule: 'FREQ=MONTHLY;BYDAY=2TU' }, place: 'School' });
    expect(answered(told, 'unclear', 'yearly')).toBeUndefined();
  });
});
