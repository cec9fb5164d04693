import { expect, test } from 'vitest';
import { readDate } from '../../../domain/typed/date.ts';
import { fold } from '../../../domain/typed/fold.ts';
import { readSchedule } from '../../../domain/typed/schedule.ts';
import { joinVocabularies, vocabularySchema } from '../../../domain/typed/vocabulary.ts';
import { english, kyrgyz, today } from './vocabularies.ts';

test('no English word names two days, two months or two ordinals', () => {
  for (const lists of [english.weekdays, english.months, Object.values(english.ordinals)]) {
    const folded = lists.flatMap((words) => words.map(fold));
    expect(new Set(folded).size).toBe(folded.length);
  }
});

test('no English word means both yes and something else', () => {
  const folded = [english.yes, english.no, english.maybe, english.stop, english.cancel].flat().map(fold);
  expect(new Set(folded).size).toBe(folded.length);
});

test('a vocabulary with a missing or unknown list is refused', () => {
  expect(vocabularySchema.safeParse({ ...english, months: english.months.slice(1) }).success).toBe(false);
  expect(vocabularySchema.safeParse({ ...english, weekdays: undefined }).success).toBe(false);
  expect(vocabularySchema.safeParse({ ...english, yess: ['y'] }).success).toBe(false);
});

test('joined vocabularies understand both languages', () => {
  const both = joinVocabularies(kyrgyz, english);
  expect(readDate('эртең', both, today)).toEqual({ date: today.add({ days: 1 }) });
  expect(readDate('tomorrow', both, today)).toEqual({ date: today.add({ days: 1 }) });
  expect(readDate('бейшемби', both, today)).toEqual(readDate('Thursday', both, today));
});

test.each(['ай сайын экинчи шейшемби саат 18:00 №5 мектеп', 'Ай сайын, 2-чи шейшемби, 18.00, №5 мектеп'])(
  'a series in Kyrgyz: %s',
  (typed) => {
    const time = Temporal.PlainTime.from('18:00');
    expect(readSchedule(typed, kyrgyz, today)).toEqual({
      kind: 'series',
      rule: 'FREQ=MONTHLY;BYDAY=2TU',
      time,
      place: '№5 мектеп',
    });
  },
);

test.each(['8-декабрь', '8 декабрь', '8-декабря 2026', 'шейшемби, 8-декабрь'])('a date in Kyrgyz: %s', (typed) => {
  expect(readDate(typed, kyrgyz, today)).toEqual({ date: Temporal.PlainDate.from('2026-12-08') });
});

test.each(['дуйшомбу', 'Дүйшөмбү', 'дүйшөмбү күнү'])('Monday in Kyrgyz on any keyboard: %s', (typed) => {
  expect(readDate(typed, kyrgyz, today)).toEqual({ date: Temporal.PlainDate.from('2026-11-23') });
});

test.each(['Душанбе', 'mar', 'nedelja'])(
  'a word that means something else elsewhere is no English date: %s',
  (typed) => {
    const reading = readDate(typed, english, today);
    expect(reading).toEqual({ refused: 'no_date' });
  },
);
