import { isolate, shorten } from '../../domain/text.ts';
import { languageName, languages, type Words } from '../../locales/words.ts';
import type { Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, lines } from './lines.ts';

/** Names of groups in one sentence, and characters and UTF-16 units of each. */
const mostNames = 10;
const longestName = 60;
const mostUnits = 90;

function namesOf(groups: readonly string[]): string {
  const shown = groups.slice(0, mostNames).map((name) => isolate(shorten(name, longestName, mostUnits)));
  return [...shown, ...(groups.length > mostNames ? ['…'] : [])].join(', ');
}

/** The first words in somebody's private chat; `groups` are the names of their working groups. */
export function welcomeMessage({ groups }: { readonly groups: readonly string[] }, { t }: Words): Message {
  const known = groups.length > 0;
  return {
    body: lines(
      bold(t('linking.privateHello')),
      known ? t('linking.yourGroups', { count: groups.length, names: namesOf(groups) }) : t('linking.privateNoGroup'),
      known && t('linking.privateWhat'),
    ),
    choices: [[{ label: t('linking.addToGroup'), addToGroup: true }]],
  };
}

/** The languages to choose from, each in its own name. */
export function languageMessage({ t }: Words): Message {
  return {
    body: lines(t('linking.chooseYourLanguage')),
    choices: languages.map((language) => [
      { label: `🌐 ${languageName(language)}`, data: press('language', '', language) },
    ]),
  };
}
