import { isolate } from '../../domain/text.ts';
import { languageName, languages, type Words } from '../../locales/words.ts';
import type { Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, lines } from './lines.ts';

/** The first words in somebody's private chat; `groups` are the names of their working groups. */
export function welcomeMessage({ groups }: { readonly groups: readonly string[] }, { t }: Words): Message {
  const known = groups.length > 0;
  return {
    body: lines(
      bold(t('linking.privateHello')),
      known
        ? t('linking.yourGroups', { count: groups.length, names: groups.map(isolate).join(', ') })
        : t('linking.privateNoGroup'),
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
