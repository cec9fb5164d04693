/** The texts of one language, flat: `questions.list.more_one` → "and {{count}} more". */
export type Catalogue = ReadonlyMap<string, string>;

const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** Writes nested texts flat. */
export function flatten(texts: unknown, path = ''): [string, string][] {
  if (typeof texts === 'string') return [[path, texts]];
  if (typeof texts !== 'object' || texts === null) throw new Error(`${path} is neither a text nor a group of texts`);
  return Object.entries(texts).flatMap(([key, value]) => flatten(value, path === '' ? key : `${path}.${key}`));
}

/** The names that code uses: those of plural forms without their ending. */
export function keysOf(catalogue: Catalogue): Set<string> {
  return new Set([...catalogue.keys()].map((name) => name.replace(pluralSuffix, '')));
}

/** What is wrong with a language, held against the first one; nothing when all is well. */
export function faultsOf(language: string, texts: Catalogue, first: Catalogue): string[] {
  const [mine, theirs] = [keysOf(texts), keysOf(first)];
  return [
    ...[...theirs.difference(mine)].map((key) => `${language}: ${key} is missing`),
    ...[...mine.difference(theirs)].map((key) => `${language}: ${key} exists nowhere else`),
    ...[...mine].flatMap((key) => pluralFaults(language, key, texts)),
    ...[...mine.intersection(theirs)].flatMap((key) => placeholderFaults(language, key, texts, first)),
    ...[...texts].flatMap(([name, text]) =>
      text.trim() === text && text !== '' ? [] : [`${language}: ${name} is empty or ends in blanks`],
    ),
  ];
}

function formsOf(key: string, texts: Catalogue): string[] {
  return [...texts.keys()].flatMap((name) =>
    name.replace(pluralSuffix, '') === key && name !== key ? [name.slice(key.length + 1)] : [],
  );
}

function pluralFaults(language: string, key: string, texts: Catalogue): string[] {
  const forms = new Set(formsOf(key, texts));
  if (forms.size === 0) return [];
  const needed = new Set<string>(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
  return [
    ...[...needed.difference(forms)].map((form) => `${language}: ${key} has no form "${form}"`),
    ...[...forms.difference(needed)].map((form) => `${language}: ${key} has a form "${form}" that the language lacks`),
    ...(texts.has(key) ? [`${language}: ${key} is both one text and plural forms`] : []),
  ];
}

/** The `count` of a plural may be left out ("one question"); everything else has to be said in every form. */
function placeholderFaults(language: string, key: string, texts: Catalogue, first: Catalogue): string[] {
  const wanted = placeholdersIn(textsOf(key, first).join(' '));
  return textsOf(key, texts).flatMap((text) => {
    const used = placeholdersIn(text);
    const plural = !texts.has(key);
    const missing = [...wanted.difference(used)].filter((name) => !(plural && name === 'count'));
    const unknown = [...used.difference(wanted)].filter((name) => !(plural && name === 'count'));
    return [...missing, ...unknown].map((name) => `${language}: ${key} differs in {{${name}}}`);
  });
}

function textsOf(key: string, texts: Catalogue): string[] {
  return [...texts].flatMap(([name, text]) => (name.replace(pluralSuffix, '') === key ? [text] : []));
}

function placeholdersIn(text: string): Set<string> {
  return new Set(
    [...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name])),
  );
}

/** Texts that no code names. Keys are always written whole in the code, so a search finds them. */
export function unusedIn(first: Catalogue, sources: readonly string[]): string[] {
  const code = sources.join('\n');
  return [...keysOf(first)].filter((key) => !code.includes(`'${key}'`));
}
