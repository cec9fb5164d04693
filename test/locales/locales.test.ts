import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { vocabularySchema } from '../../domain/typed/vocabulary.ts';
import { fallbackLanguage, languages, readTexts, textFiles } from '../../locales/words.ts';
import { type Catalogue, faultsOf, flatten, unusedIn } from './faults.ts';

const root = new URL('../../', import.meta.url);

function catalogueOf(language: string): Catalogue {
  return new Map(textFiles(language).flatMap((name) => flatten(readTexts(language, name), name)));
}

const first = catalogueOf(fallbackLanguage);

describe.each(languages)('the texts of %s', (language) => {
  it('have the same keys, placeholders and the plural forms of the language', () => {
    expect(faultsOf(language, catalogueOf(language), first)).toEqual([]);
  });

  it('is a language whose plurals and dates the platform knows', () => {
    expect(Intl.PluralRules.supportedLocalesOf([language])).toEqual([language]);
    expect(Intl.DateTimeFormat.supportedLocalesOf([language])).toEqual([language]);
  });

  it('say which words people type', () => {
    expect(vocabularySchema.safeParse(readTexts(language, 'typed')).error).toBeUndefined();
  });
});

describe('the texts', () => {
  it('are all used by the code', () => {
    const sources = globSync('{bot,web}/**/*.ts', { cwd: root }).map((file) =>
      readFileSync(new URL(file, root), 'utf8'),
    );
    expect(unusedIn(first, sources)).toEqual([]);
  });

  it('are all known to the compiler', () => {
    const declared = readFileSync(new URL('locales/i18next.d.ts', root), 'utf8');
    for (const name of textFiles(fallbackLanguage)) expect(declared).toContain(`'./${fallbackLanguage}/${name}.json'`);
  });
});

describe('the check of the texts', () => {
  const texts = (all: Record<string, string>): Catalogue => new Map(Object.entries(all));
  const english = texts({ hello: 'Hello {{name}}', came_one: '{{count}} came', came_other: '{{count}} came' });

  it.each([
    ['a missing key', { came_one: 'x', came_few: 'x', came_many: 'x', came_other: 'x' }, 'ru: hello is missing'],
    [
      'a key of its own',
      { hello: '{{name}}', more: 'x', came_one: 'x', came_few: 'x', came_many: 'x', came_other: 'x' },
      'ru: more exists nowhere else',
    ],
    [
      'a plural form that is missing',
      { hello: '{{name}}', came_one: 'x', came_other: 'x' },
      'ru: came has no form "few"',
    ],
    [
      'a plural form too many',
      { hello: '{{name}}', came_one: 'x', came_two: 'x', came_few: 'x', came_many: 'x', came_other: 'x' },
      'ru: came has a form "two" that the language lacks',
    ],
    [
      'another placeholder',
      { hello: 'Hi {{nam}}', came_one: 'x', came_few: 'x', came_many: 'x', came_other: 'x' },
      'ru: hello differs in {{name}}',
    ],
    [
      'an empty text',
      { hello: '{{name}} ', came_one: '', came_few: 'x', came_many: 'x', came_other: 'x' },
      'ru: came_one is empty or ends in blanks',
    ],
  ])('finds %s', (_fault, russian, said) => {
    expect(faultsOf('ru', texts(russian), english)).toContain(said);
  });

  it('finds a text that nothing uses', () => {
    expect(unusedIn(english, ["t('hello', { name })"])).toEqual(['came']);
  });
});
