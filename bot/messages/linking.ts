import { isolate } from '../../domain/text.ts';
import { SUGGESTED_ZONES } from '../../domain/zone.ts';
import { languageName, languages, type Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, lines } from './lines.ts';

/** How far a group chat is set up; `chat` is the id that its buttons carry. */
export type Setup = { readonly chat: string } & (
  | { readonly step: 'language' }
  | { readonly step: 'zone' }
  | { readonly step: 'group'; readonly zone: string }
  | { readonly step: 'linked'; readonly name: string; readonly zone: string; readonly address: string | null }
);

/** The one message in which a group chat is set up; each step takes the place of the one before. */
export function setupMessage(setup: Setup, words: Words): Message {
  const { t } = words;
  switch (setup.step) {
    case 'language':
      return {
        body: lines(
          bold(t('linking.hello')),
          t('linking.whatIDo'),
          t('linking.whatIRead'),
          '',
          t('linking.chooseLanguage'),
        ),
        choices: languageChoices(setup.chat),
      };
    case 'zone':
      return {
        body: lines(bold(t('linking.chooseZone')), t('linking.whyZone')),
        choices: zoneChoices('setup.zone', 'setup.otherZone', setup.chat, words),
      };
    case 'group':
      return {
        body: lines(bold(t('linking.whichGroup')), t('linking.zoneIs', { zone: setup.zone })),
        choices: [
          [{ label: t('linking.newGroup'), data: press('setup.new', setup.chat) }],
          [{ label: t('linking.otherGroup'), data: press('setup.join', setup.chat) }],
        ],
      };
    case 'linked':
      return {
        body: lines(
          bold(t('linking.linked', { name: isolate(setup.name) })),
          t('linking.zoneIs', { zone: setup.zone }),
          setup.address === null ? null : t('linking.publicPage', { address: setup.address }),
          '',
          t('linking.next'),
        ),
        choices: [
          [{ label: t('linking.setMeeting'), data: press('meeting.new', setup.chat) }],
          [{ label: t('linking.inviteOfficer'), data: press('invite.officer', setup.chat) }],
          [{ label: t('linking.inviteAdviser'), data: press('invite.adviser', setup.chat) }],
          [{ label: t('linking.openPrivate'), open: 'hello' }],
        ],
      };
  }
}

/** `newcomer`: the title of the chat that has joined, for the chats that were there before; null for itself. */
export type Joined = { readonly group: string; readonly newcomer: string | null };

/** Tells a chat that it shares a working group with other chats now. */
export function joinedMessage({ group, newcomer }: Joined, { t }: Words): Message {
  return {
    body: lines(
      bold(
        newcomer === null
          ? t('linking.joined', { name: isolate(group) })
          : t('linking.chatJoined', { chat: isolate(newcomer), name: isolate(group) }),
      ),
      t('linking.joinedMeans'),
      t('linking.joinedUndo'),
    ),
  };
}

export type Removed = { readonly group: string; readonly chat: string };

/** Tells a facilitator that the bot is no longer in a chat, and how it comes back. */
export function removedMessage({ group, chat }: Removed, { t }: Words): Message {
  return {
    body: lines(
      bold(t('linking.removed', { chat: isolate(chat), name: isolate(group) })),
      t('linking.removedMeans'),
      t('linking.removedUndo'),
    ),
  };
}

function languageChoices(chat: string): Choice[][] {
  return languages.map((language) => [
    { label: `🌐 ${languageName(language)}`, data: press('setup.language', chat, language) },
  ]);
}

/** The likeliest zones, and a way to any other: `id` is what the buttons of both actions carry. */
export function zoneChoices(action: string, other: string, id: string, { t }: Words): Choice[][] {
  const choices = SUGGESTED_ZONES.map((zone) => ({ label: `🕒 ${cityOf(zone)}`, data: press(action, id, zone) }));
  const rows: Choice[][] = [];
  for (let at = 0; at < choices.length; at += 2) rows.push(choices.slice(at, at + 2));
  return [...rows, [{ label: t('linking.otherZone'), data: press(other, id) }]];
}

/** Bishkek for Asia/Bishkek. */
function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
