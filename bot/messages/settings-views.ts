import { isolate, shorten } from '../../domain/text.ts';
import { languageName, languages, type Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, lines } from './lines.ts';
import { zoneChoices } from './linking.ts';
import type { SettingsFacts } from './settings.ts';

/** A chat's title in a sentence or on a button. */
export function chatName(title: string | null, max: number, { t }: Words): string {
  // Emoji count several times: ten titles and ten posts have to fit one message.
  return title === null ? t('settings.chatWithoutName') : isolate(shorten(title, max, max * 1.5));
}

function back({ group }: SettingsFacts, { t }: Words): Choice[] {
  return [{ label: t('settings.buttons.back'), data: press('settings.view', group, 'main') }];
}

/** The languages to choose from. */
export function languageView(facts: SettingsFacts, words: Words): Message {
  const { t } = words;
  return {
    body: lines(
      bold(t('settings.chooseLanguage')),
      t(facts.inGroup ? 'settings.languageMeans.group' : 'settings.languageMeans.private'),
    ),
    choices: [
      ...languages.map((language) => [
        { label: `🌐 ${languageName(language)}`, data: press('settings.language', facts.group, language) },
      ]),
      back(facts, words),
    ],
  };
}

/** The zones to choose from, and what a change means. */
export function zoneView(facts: SettingsFacts, words: Words): Message {
  const { t } = words;
  return {
    body: lines(bold(t('settings.chooseZone')), t('settings.zone', { zone: facts.zone }), t('settings.zoneMeans')),
    choices: [...zoneChoices('settings.zone', 'settings.otherZone', facts.group, words), back(facts, words)],
  };
}

/** What becomes public, before it does. */
export function publishView(facts: SettingsFacts, words: Words): Message {
  const { t } = words;
  return {
    body: lines(
      bold(t('settings.publish.title')),
      t('settings.publish.means', { address: facts.address }),
      t('settings.publish.notShown'),
      t('settings.publish.undo'),
    ),
    choices: [
      [{ label: t('settings.buttons.yesPublish'), data: press('settings.public', facts.group, 'on'), tone: 'good' }],
      back(facts, words),
    ],
  };
}

/** The chats, of which one can be taken out of the group. */
export function chatsView(facts: SettingsFacts, words: Words): Message {
  const { t } = words;
  return {
    body: lines(bold(t('settings.part.title')), t('settings.part.means'), t('settings.part.undo')),
    choices: [
      ...facts.chats.map(({ id, title }) => [
        { label: t('settings.buttons.part', { chat: chatName(title, 40, words) }), data: press('settings.part', id) },
      ]),
      back(facts, words),
    ],
  };
}
