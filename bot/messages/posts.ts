import type { InvitationId } from '../../domain/ids.ts';
import { isolate } from '../../domain/text.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, lines } from './lines.ts';

export type Role = 'officer' | 'adviser' | 'facilitator';

/** What became of an invitation; `undone`: accepted, and ended again by who sent it or who accepted it. */
export type Standing = 'open' | 'expired' | 'revoked' | 'accepted' | 'undone';

export type InvitationFacts = {
  readonly id: InvitationId;
  readonly role: Role;
  /** Name of the post or office; empty for a facilitator. */
  readonly post: string;
  readonly group: string;
  readonly stands: Standing;
  /** The last day on which it can be used. */
  readonly until: Temporal.PlainDate;
  /** Somebody holds the post now. */
  readonly held: boolean;
};

type ByRole = Record<Role, Key>;

/** A sentence about an invitation, in the words for its role. */
function say(keys: ByRole, { role, post, group }: InvitationFacts, { t }: Words): string {
  return t(keys[role], { post: isolate(post), group: isolate(group) });
}

const sent: Record<'open' | 'accepted' | 'over', ByRole> = {
  open: { officer: 'posts.sent.officer', adviser: 'posts.sent.adviser', facilitator: 'posts.sent.facilitator' },
  accepted: {
    officer: 'posts.sent.accepted.officer',
    adviser: 'posts.sent.accepted.adviser',
    facilitator: 'posts.sent.accepted.facilitator',
  },
  over: {
    officer: 'posts.sent.over.officer',
    adviser: 'posts.sent.over.adviser',
    facilitator: 'posts.sent.over.facilitator',
  },
};

const takesOver: Record<Exclude<Role, 'facilitator'>, Key> = {
  officer: 'posts.takesOver.officer',
  adviser: 'posts.takesOver.adviser',
};

/** That somebody holds the post and is followed by whoever accepts; by the post's name, never the person's. */
function successionLine({ role, post, held, stands }: InvitationFacts, { t }: Words): string | null {
  if (!held || stands !== 'open' || role === 'facilitator') return null;
  return t(takesOver[role], { post: isolate(post) });
}

/** What the group sees of an invitation: that there is one, and for what. `reached`: the link could be delivered. */
export function invitationSent(facts: InvitationFacts & { readonly reached: boolean }, words: Words): Message {
  const { t } = words;
  if (facts.stands === 'accepted') return { body: lines(say(sent.accepted, facts, words)) };
  if (facts.stands !== 'open') return { body: lines(say(sent.over, facts, words)) };
  return {
    body: lines(
      say(sent.open, facts, words),
      successionLine(facts, words),
      t(facts.reached ? 'posts.sent.where' : 'posts.sent.open'),
    ),
    ...(facts.reached ? {} : { choices: [[{ label: t('linking.openPrivate'), open: 'hello' }]] }),
  };
}

const linkTitle: ByRole = {
  officer: 'posts.link.title.officer',
  adviser: 'posts.link.title.adviser',
  facilitator: 'posts.link.title.facilitator',
};

const linkStands: Record<Exclude<Standing, 'open'>, Key> = {
  accepted: 'posts.link.accepted',
  expired: 'posts.link.expired',
  revoked: 'posts.link.revoked',
  undone: 'posts.link.undone',
};

/** Tells who asked for an invitation, in private, what to do with the message that follows. */
export function invitationDesk(facts: InvitationFacts, words: Words): Message {
  const { t } = words;
  const again: Choice = { label: t('posts.buttons.again'), data: press('invite.again', facts.id) };
  const takeBack: Choice = { label: t('posts.buttons.takeBack'), data: press('invite.revoke', facts.id), tone: 'bad' };
  const open = facts.stands === 'open';
  return {
    body: lines(
      bold(say(linkTitle, facts, words)),
      t('posts.link.group', { group: isolate(facts.group) }),
      '',
      ...(open
        ? [t('posts.link.forward', { day: words.day(facts.until) }), successionLine(facts, words), t('posts.link.told')]
        : [t(linkStands[facts.stands])]),
    ),
    choices: facts.stands === 'accepted' ? [] : [[open ? takeBack : again]],
  };
}

const forward: ByRole = {
  officer: 'posts.forward.officer',
  adviser: 'posts.forward.adviser',
  facilitator: 'posts.forward.facilitator',
};

/** The message to pass on: it stands alone, and holds the link. `address` is null when the link no longer works. */
export function invitationToForward(
  facts: InvitationFacts & { readonly address: string | null },
  words: Words,
): Message {
  const { t } = words;
  if (facts.address === null) return { body: lines(t('posts.forward.over')) };
  return { body: lines(say(forward, facts, words), t('posts.forward.open'), facts.address) };
}

const outcomes: Record<'now' | 'vacant', ByRole> = {
  now: { officer: 'posts.outcome.officer', adviser: 'posts.outcome.adviser', facilitator: 'posts.outcome.facilitator' },
  vacant: {
    officer: 'posts.outcome.vacant.officer',
    adviser: 'posts.outcome.vacant.adviser',
    facilitator: 'posts.outcome.vacant.facilitator',
  },
};

/** Tells the group that a post is held now, by the post's name: who holds it is theirs to tell. */
export function invitationOutcome(facts: InvitationFacts, words: Words): Message {
  const vacant = facts.stands === 'undone' && !facts.held;
  const asks = !vacant && facts.role !== 'facilitator' && words.t('posts.outcome.asks');
  return { body: lines(say(vacant ? outcomes.vacant : outcomes.now, facts, words), asks) };
}
