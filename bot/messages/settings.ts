import type { ChatId, WorkingGroupId } from '../../domain/ids.ts';
import { isolate, shorten } from '../../domain/text.ts';
import { type Key, languageName, type Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, type Line, lines } from './lines.ts';
import { chatName, chatsView, languageView, publishView, zoneView } from './settings-views.ts';

export type View = 'main' | 'language' | 'zone' | 'publish' | 'chats';

export type PostLine = {
  readonly name: string;
  readonly side: 'police' | 'local_government';
  readonly held: boolean;
};

export type SettingsFacts = {
  readonly group: WorkingGroupId;
  readonly name: string;
  readonly view: View;
  /** Shown in a group's chat, where everybody reads along. */
  readonly inGroup: boolean;
  readonly language: string;
  readonly zone: string;
  /** Minutes before a meeting. */
  readonly reminders: readonly number[];
  readonly publicPage: boolean;
  readonly address: string;
  /** Oldest first; a chat may have no title. */
  readonly chats: readonly { readonly id: ChatId; readonly title: string | null }[];
  readonly posts: readonly PostLine[];
  /** Null where it must not be seen. */
  readonly code: string | null;
  /** The chat that invitations are made for; none while the bot is in no chat of the group. */
  readonly chat: ChatId | null;
};

type OnOff = { readonly on: Key; readonly off: Key };
type Reminder = { readonly minutes: number; readonly line: OnOff; readonly button: OnOff };

/** The reminders that can be switched. */
export const switchedReminders: readonly Reminder[] = [
  {
    minutes: 7 * 24 * 60,
    line: { on: 'settings.reminder.week.on', off: 'settings.reminder.week.off' },
    button: { on: 'settings.buttons.week.on', off: 'settings.buttons.week.off' },
  },
  {
    minutes: 24 * 60,
    line: { on: 'settings.reminder.day.on', off: 'settings.reminder.day.off' },
    button: { on: 'settings.buttons.day.on', off: 'settings.buttons.day.off' },
  },
  {
    minutes: 60,
    line: { on: 'settings.reminder.hour.on', off: 'settings.reminder.hour.off' },
    button: { on: 'settings.buttons.hour.on', off: 'settings.buttons.hour.off' },
  },
];

/** Lines of one list: what a phone shows without scrolling twice. */
const mostListed = 10;

/** The settings of one working group: everything at once, or one thing to choose. */
export function settingsMessage(facts: SettingsFacts, words: Words): Message {
  switch (facts.view) {
    case 'main':
      return mainView(facts, words);
    case 'language':
      return languageView(facts, words);
    case 'zone':
      return zoneView(facts, words);
    case 'publish':
      return publishView(facts, words);
    case 'chats':
      return chatsView(facts, words);
  }
}

const heldKeys: Record<PostLine['side'], Key> = {
  police: 'settings.held.police',
  local_government: 'settings.held.local_government',
};
const vacantKeys: Record<PostLine['side'], Key> = {
  police: 'settings.vacant.police',
  local_government: 'settings.vacant.local_government',
};

function mainView(facts: SettingsFacts, words: Words): Message {
  const { t } = words;
  return {
    body: lines(
      bold(t('settings.title', { group: isolate(facts.name) })),
      t('settings.language', { language: languageName(facts.language) }),
      t('settings.zone', { zone: facts.zone }),
      facts.publicPage ? t('settings.publicOn', { address: facts.address }) : t('settings.publicOff'),
      ...switchedReminders.map(({ minutes, line }) => t(facts.reminders.includes(minutes) ? line.on : line.off)),
      '',
      ...chatLines(facts, words),
      '',
      ...postLines(facts, words),
      '',
      ...(facts.code === null
        ? [t('settings.codeInPrivate')]
        : [t('settings.code', { code: facts.code }), t('settings.codeMeans')]),
    ),
    choices: mainChoices(facts, words),
  };
}

function chatLines({ chats }: SettingsFacts, words: Words): Line[] {
  const { t } = words;
  const shown = chats.slice(0, mostListed);
  return [
    t('settings.chats'),
    ...shown.map(({ title }) => `💬 ${chatName(title, 60, words)}`),
    chats.length > shown.length && t('settings.more', { count: chats.length - shown.length }),
  ];
}

function postLines({ posts }: SettingsFacts, { t }: Words): Line[] {
  if (posts.length === 0) return [t('settings.noPosts')];
  const shown = posts.slice(0, mostListed);
  return [
    t('settings.posts'),
    ...shown.map(({ name, side, held }) => t((held ? heldKeys : vacantKeys)[side], { post: isolate(name) })),
    posts.length > shown.length && t('settings.more', { count: posts.length - shown.length }),
  ];
}

function mainChoices(facts: SettingsFacts, { t }: Words): Choice[][] {
  const { group, chat } = facts;
  const view = (to: View) => press('settings.view', group, to);
  return [
    [
      { label: t('settings.buttons.language'), data: view('language') },
      { label: t('settings.buttons.zone'), data: view('zone') },
    ],
    switchedReminders.map(({ minutes, button }) => {
      const on = facts.reminders.includes(minutes);
      const data = press('settings.remind', group, `${on ? 'off' : 'on'}.${minutes}`);
      return { label: t(on ? button.on : button.off), data };
    }),
    [
      facts.publicPage
        ? { label: t('settings.buttons.unpublish'), data: press('settings.public', group, 'off') }
        : { label: t('settings.buttons.publish'), data: view('publish') },
    ],
    ...(chat === null
      ? []
      : [
          [
            { label: t('settings.buttons.inviteOfficer'), data: press('invite.officer', chat) },
            { label: t('settings.buttons.inviteAdviser'), data: press('invite.adviser', chat) },
          ],
          [{ label: t('settings.buttons.inviteFacilitator'), data: press('invite.facilitator', chat) }],
        ]),
    ...(facts.chats.length > 1 ? [[{ label: t('settings.buttons.chats'), data: view('chats') }]] : []),
    [
      { label: t('settings.buttons.name'), data: press('settings.name', group) },
      facts.inGroup
        ? { label: t('settings.buttons.code'), open: 'settings' }
        : { label: t('settings.buttons.newCode'), data: press('settings.code', group) },
    ],
  ];
}

/** In private, somebody who leads several groups chooses one. */
export function settingsGroups(
  { groups }: { readonly groups: readonly { readonly id: WorkingGroupId; readonly name: string }[] },
  { t }: Words,
): Message {
  return {
    body: lines(bold(t('settings.whichGroup'))),
    choices: groups.map(({ id, name }) => [
      { label: t('settings.buttons.group', { group: shorten(name, 40) }), data: press('settings.show', id) },
    ]),
  };
}

/** Tells a chat that it no longer belongs to a working group, and what its admins can do. */
export function partedMessage({ group }: { readonly group: string }, { t }: Words): Message {
  return { body: lines(bold(t('settings.parted', { group: isolate(group) })), t('settings.partedNext')) };
}
