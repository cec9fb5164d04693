import { readdirSync, readFileSync } from 'node:fs';
import { createInstance, type ParseKeys, type TFunction } from 'i18next';
import { type SensitiveWords, sensitiveWordsSchema } from '../domain/sensitive.ts';
import { type Vocabulary, vocabularySchema } from '../domain/typed/vocabulary.ts';

/** The name of a text. One that does not exist does not compile. */
export type Key = ParseKeys;

/** The words of one language: `t` for texts, and the ways this language writes dates, times and lists. */
export type Words = {
  readonly language: string;
  readonly t: TFunction;
  readonly vocabulary: Vocabulary;
  /** Tuesday, 8 December 2026 */
  readonly day: (date: Temporal.PlainDate) => string;
  /** 8 December 2026 */
  readonly date: (date: Temporal.PlainDate) => string;
  /** 18:00, always on 24 hours */
  readonly time: (time: Temporal.PlainTime) => string;
  /** Tuesday; 1 is Monday */
  readonly weekday: (weekday: number) => string;
};

/** The language that every text exists in, and that stands in for a language that is not shipped. */
export const fallbackLanguage = 'en';

const folder = new URL('.', import.meta.url);

/** Languages that people can choose: the folders beside this file. */
export const languages: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** One text file of a language, for instance `questions` for locales/en/questions.json. */
export function readTexts(language: string, name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${language}/${name}.json`, folder), 'utf8'));
}

/** Files of what people write, not of what they read. */
const notTexts: readonly string[] = ['typed', 'sensitive'];

/** The names of a language's text files: what people read. */
export function textFiles(language: string): string[] {
  return readdirSync(new URL(`${language}/`, folder))
    .map((file) => file.replace(/\.json$/, ''))
    .filter((name) => !notTexts.includes(name))
    .sort();
}

/** The sensitive words of every language: all of them are looked for, since people mix languages. */
export const sensitiveWords: readonly SensitiveWords[] = languages.map((language) =>
  sensitiveWordsSchema.parse(readTexts(language, 'sensitive')),
);

/** What a language calls itself: English, кыргызча. */
export function languageName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

const i18n = createInstance();
await i18n.init({
  fallbackLng: fallbackLanguage,
  resources: Object.fromEntries(
    languages.map((language) => [
      language,
      { translation: Object.fromEntries(textFiles(language).map((name) => [name, readTexts(language, name)])) },
    ]),
  ),
  // Every platform escapes in its own renderer, last and once.
  interpolation: { escapeValue: false },
  returnNull: false,
  saveMissing: true,
  missingKeyHandler: (_languages, _namespace, key) => {
    throw new Error(`no words for "${key}": add it to locales/${fallbackLanguage}`);
  },
  missingInterpolationHandler: (text, [placeholder]) => {
    throw new Error(`"${text.slice(0, 40)}" was not given ${placeholder}`);
  },
});

/** The shipped language that serves somebody whose platform says `tag` ("en-GB" is served by "en"). */
export function languageFor(tag: string | null | undefined): string {
  const wanted = (tag ?? '').toLowerCase();
  const base = wanted.split('-')[0];
  return languages.find((known) => known === wanted) ?? languages.find((known) => known === base) ?? fallbackLanguage;
}

const loaded = new Map<string, Words>();

/** The words of a shipped language; another tag gets the language that serves it. */
export function wordsIn(tag: string | null | undefined): Words {
  const language = languageFor(tag);
  const known = loaded.get(language);
  if (known) return known;
  const words = load(language);
  loaded.set(language, words);
  return words;
}

function load(language: string): Words {
  // Days and months in British order, since "8 December 2026" is how the reports of this field write it.
  const locale = language === 'en' ? 'en-GB' : language;
  const long = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  return {
    language,
    t: i18n.getFixedT(language),
    vocabulary: vocabularySchema.parse(readTexts(language, 'typed')),
    day: (date) => date.toLocaleString(locale, { weekday: 'long', ...long }),
    date: (date) => date.toLocaleString(locale, long),
    time: (time) => time.toLocaleString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    // 1 January 2024 was a Monday.
    weekday: (weekday) => new Temporal.PlainDate(2024, 1, weekday).toLocaleString(locale, { weekday: 'long' }),
  };
}
