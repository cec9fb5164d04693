import { readFileSync } from 'node:fs';
import { type Vocabulary, vocabularySchema } from '../../../domain/typed/vocabulary.ts';

/** The shipped English vocabulary, as the bot loads it. */
export const english: Vocabulary = vocabularySchema.parse(
  JSON.parse(readFileSync(new URL('../../../locales/en/typed.json', import.meta.url), 'utf8')),
);

/** Enough Kyrgyz to show that a language is data: letters its keyboards lack, a hyphen before the month. */
export const kyrgyz: Vocabulary = vocabularySchema.parse({
  ...english,
  weekdays: [['дүйшөмбү'], ['шейшемби'], ['шаршемби'], ['бейшемби'], ['жума'], ['ишемби'], ['жекшемби']],
  everyWeekday: [[], [], [], [], [], [], []],
  ordinals: {
    first: ['биринчи', '1-чи'],
    second: ['экинчи', '2-чи'],
    third: ['үчүнчү'],
    fourth: ['төртүнчү'],
    last: ['акыркы'],
  },
  months: english.months.map((names, index) => (index === 11 ? ['декабрь', 'декабря'] : names)),
  daySuffixes: ['чи'],
  monthly: ['ай сайын'],
  weekly: ['жума сайын'],
  fortnightly: [],
  every: ['ар бир'],
  today: ['бүгүн'],
  tomorrow: ['эртең'],
  dayAfterTomorrow: ['бүрсүгүнү'],
  filler: ['саат', 'күнү'],
  beforePlace: [],
  yes: ['ооба'],
  no: ['жок'],
  stop: ['токтот'],
});

/** A Friday. */
export const today = Temporal.PlainDate.from('2026-11-20');
