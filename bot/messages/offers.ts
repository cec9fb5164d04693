import { isolate, shorten } from '../../domain/text.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, lines } from './lines.ts';
import type { InvitationFacts, Role } from './posts.ts';

type ByRole = Record<Role, Key>;

/** As many letters of a person's name as a line of a phone shows. */
const nameLength = 60;

/** An invitation as whoever opened its link sees it. */
export type OfferFacts = InvitationFacts & {
  /** What its button carries besides its id; null when it cannot be used any more. */
  readonly token: string | null;
  /** The reader has accepted it. */
  readonly mine: boolean;
  /** The reader holds what it gave. */
  readonly holds: boolean;
  /** `left`: the reader looked at it and left it; `givingUp`: asked whether they mean it. */
  readonly view: 'offer' | 'left' | 'givingUp';
  /** The reader facilitates the group and would stop to. */
  readonly facilitates: boolean;
};

const offered: ByRole = {
  officer: 'posts.offer.officer',
  adviser: 'posts.offer.adviser',
  facilitator: 'posts.offer.facilitator',
};
const means: ByRole = {
  officer: 'posts.offer.means.answerer',
  adviser: 'posts.offer.means.answerer',
  facilitator: 'posts.offer.means.facilitator',
};
const now: ByRole = {
  officer: 'posts.now.officer',
  adviser: 'posts.now.adviser',
  facilitator: 'posts.now.facilitator',
};
const can: ByRole = {
  officer: 'posts.now.can.answerer',
  adviser: 'posts.now.can.answerer',
  facilitator: 'posts.now.can.facilitator',
};
const noMore: ByRole = {
  officer: 'posts.now.noMore.officer',
  adviser: 'posts.now.noMore.adviser',
  facilitator: 'posts.now.noMore.facilitator',
};

const givingUp: ByRole = {
  officer: 'posts.now.givingUp.answerer',
  adviser: 'posts.now.givingUp.answerer',
  facilitator: 'posts.now.givingUp.facilitator',
};

/** What somebody is invited to become, what it means, and later that they are it. */
export function offerMessage(facts: OfferFacts, words: Words): Message {
  const { t } = words;
  const post = { post: isolate(facts.post) };
  const group = t('posts.link.group', { group: isolate(facts.group) });
  if (facts.mine) return facts.holds ? heldMessage(facts, words) : { body: lines(t(noMore[facts.role], post), group) };
  if (facts.stands === 'accepted' || facts.stands === 'undone') return { body: lines(t('posts.offer.used')) };
  if (facts.stands !== 'open' || facts.token === null) return { body: lines(t('posts.offer.over')) };
  const title = [bold(t(offered[facts.role], post)), group];
  if (facts.view === 'left')
    return { body: lines(...title, '', t('posts.offer.left', { day: words.day(facts.until) })) };
  return {
    body: lines(
      ...title,
      '',
      t(means[facts.role]),
      facts.held && t('posts.offer.takesOver'),
      facts.facilitates && facts.role !== 'facilitator' && t('posts.offer.stopsFacilitating'),
    ),
    choices: [
      [{ label: t('posts.buttons.accept'), data: press('invite.accept', facts.id, facts.token), tone: 'good' }],
      [{ label: t('posts.buttons.leave'), data: press('invite.leave', facts.id) }],
    ],
  };
}

function heldMessage(facts: OfferFacts, { t }: Words): Message {
  const head = [
    bold(t(now[facts.role], { post: isolate(facts.post) })),
    t('posts.link.group', { group: isolate(facts.group) }),
    '',
  ];
  if (facts.view === 'givingUp') {
    const sure: Choice = {
      label: t('posts.buttons.sure'),
      data: press('invite.giveUp', facts.id, 'sure'),
      tone: 'bad',
    };
    const keep: Choice = { label: t('posts.buttons.keep'), data: press('invite.giveUp', facts.id, 'keep') };
    return { body: lines(...head, t(givingUp[facts.role])), choices: [[sure, keep]] };
  }
  return {
    body: lines(...head, t(can[facts.role]), t('posts.now.undo')),
    choices: [[{ label: t('posts.buttons.giveUp'), data: press('invite.giveUp', facts.id) }]],
  };
}

const used: ByRole = {
  officer: 'posts.used.officer',
  adviser: 'posts.used.adviser',
  facilitator: 'posts.used.facilitator',
};
const endedFor: ByRole = {
  officer: 'posts.used.noMore.officer',
  adviser: 'posts.used.noMore.adviser',
  facilitator: 'posts.used.noMore.facilitator',
};

/** Tells who sent an invitation, in private, who has used it. An empty name was erased. */
export function usedMessage(
  facts: InvitationFacts & { readonly name: string; readonly holds: boolean },
  { t }: Words,
): Message {
  const name = isolate(shorten(facts.name, nameLength) || t('posts.somebody'));
  const sentence = t((facts.holds ? used : endedFor)[facts.role], { name, post: isolate(facts.post) });
  const head = [bold(sentence), t('posts.link.group', { group: isolate(facts.group) })];
  if (facts.holds) {
    const notThem: Choice = { label: t('posts.buttons.notThem'), data: press('invite.notThem', facts.id), tone: 'bad' };
    return { body: lines(...head, t('posts.used.check')), choices: [[notThem]] };
  }
  // Somebody else has followed: there is nothing to mend.
  if (facts.held) return { body: lines(...head) };
  const again: Choice = { label: t('posts.buttons.again'), data: press('invite.again', facts.id) };
  return { body: lines(...head, t('posts.used.again')), choices: [[again]] };
}

const ended: ByRole = {
  officer: 'posts.ended.officer',
  adviser: 'posts.ended.adviser',
  facilitator: 'posts.ended.facilitator',
};
const succeeded: Record<Exclude<Role, 'facilitator'>, Key> = {
  officer: 'posts.ended.succeeded.officer',
  adviser: 'posts.ended.succeeded.adviser',
};

/** Tells somebody that what they held has ended: because it was not meant for them, or because another followed. */
export function endedMessage(
  facts: InvitationFacts & { readonly why: 'notThem' | 'succeeded' },
  { t }: Words,
): Message {
  const { role } = facts;
  const key = facts.why === 'succeeded' && role !== 'facilitator' ? succeeded[role] : ended[role];
  return {
    body: lines(
      t(key, { post: isolate(facts.post) }),
      t('posts.link.group', { group: isolate(facts.group) }),
      t('posts.ended.mistake'),
    ),
  };
}
