import type { Verdict } from '../../domain/ballots.ts';
import type { Owner, Said, Side, State } from '../../domain/commitment/commitment.ts';
import type { Standing } from '../../domain/commitment/standing.ts';
import type { Status } from '../../domain/commitment/status.ts';
import type { Key, Words } from '../../locales/words.ts';

/** The words for each status. `commitmentStatus` says more: who is waited for, what is late, who says what. */
export const commitmentStatusKeys: Record<Status, Key> = {
  proposed: 'commitments.status.proposed',
  countered: 'commitments.status.countered',
  declined: 'commitments.status.declined',
  confirmed: 'commitments.status.confirmed',
  in_progress: 'commitments.status.inProgress',
  substantial: 'commitments.status.substantial',
  reported_done: 'commitments.status.reportedDone',
  kept: 'commitments.status.kept',
  contested: 'commitments.status.contested',
  blocked: 'commitments.status.blocked',
  referred: 'commitments.status.referred',
  withdrawn: 'commitments.status.withdrawn',
};

/** A status by an emoji, beside its words and never instead of them. */
const emojis: Record<Status, string> = {
  proposed: '⏳',
  countered: '📅',
  declined: '✖️',
  confirmed: '🤝',
  in_progress: '🔨',
  substantial: '🔨',
  reported_done: '☑️',
  kept: '✅',
  contested: '❗',
  blocked: '⛔',
  referred: '↪️',
  withdrawn: '🗑',
};

const waitingKeys: Record<Side, Key> = {
  police: 'commitments.waiting.police',
  local_government: 'commitments.waiting.localGovernment',
  community: 'commitments.waiting.community',
};

const noReplyKeys: Record<Side, Key> = {
  police: 'commitments.noReply.police',
  local_government: 'commitments.noReply.localGovernment',
  community: 'commitments.noReply.community',
};

const ownerSaysKeys: Record<Owner, Key> = {
  police: 'commitments.ownerSays.police',
  local_government: 'commitments.ownerSays.localGovernment',
  community: 'commitments.ownerSays.community',
  joint: 'commitments.ownerSays.joint',
};

const saidKeys: Record<Said, Key> = {
  done: 'commitments.said.done',
  under_way: 'commitments.said.underWay',
  stuck: 'commitments.said.stuck',
};

const verdictKeys: Record<Verdict, Key> = {
  not_started: 'commitments.verdict.notStarted',
  some: 'commitments.verdict.some',
  most: 'commitments.verdict.most',
  done: 'commitments.verdict.done',
};

/** The part of a commitment that its status words are made from. */
export type StatusFacts = Pick<State, 'owner' | 'sides' | 'due' | 'word' | 'verdict' | 'keptLate'>;

/** How a commitment stands, in phrases for lines of their own; none ends in a full stop. */
export type StatusPhrases = {
  /** Where it stands, after an emoji: "🤝 confirmed". */
  readonly status: string;
  /** What is computed at the moment of looking: days late, due soon, nobody at the post, no reply since. */
  readonly alerts: readonly string[];
  /** Those of the alerts that stay true from day to day, for a message that is not edited daily. */
  readonly lasting: readonly string[];
  /** The owner's word: "The officer says: under way"; null while they have said nothing. */
  readonly owner: string | null;
  /** The members' word: "The members say: some of it"; null without a verdict. */
  readonly members: string | null;
};

/** How a commitment stands. `today` and `zone` are the working group's; owner's and members' words are kept apart. */
export function commitmentStatus(
  state: StatusFacts,
  standing: Standing,
  { today, zone }: { readonly today: Temporal.PlainDate; readonly zone: string },
  words: Words,
): StatusPhrases {
  const lasting = [standing.orphaned ? orphaned(state, words) : null, noReply(standing, zone, words)];
  const counted = [late(standing, words), standing.dueSoon ? dueSoon(state, today, words) : null];
  return {
    status: `${emojis[standing.status]} ${statusWords(state, standing, words)}`,
    alerts: [...counted, ...lasting].filter((phrase) => phrase !== null),
    lasting: lasting.filter((phrase) => phrase !== null),
    owner: ownersWord(state, words),
    members: membersWord(state, words),
  };
}

function statusWords(state: StatusFacts, { status, waitingFor }: Standing, { t }: Words): string {
  if (status === 'kept' && state.keptLate) return t('commitments.status.keptLate');
  const [side, ...others] = waitingFor;
  if (status !== 'proposed' || side === undefined) return t(commitmentStatusKeys[status]);
  return t(others.length > 0 ? 'commitments.waiting.several' : waitingKeys[side]);
}

function late({ overdueDays }: Standing, { t }: Words): string | null {
  return overdueDays > 0 ? t('commitments.late', { count: overdueDays }) : null;
}

function orphaned({ sides }: StatusFacts, { t }: Words): string {
  const unlinked = sides.some((one) => one.side !== 'community' && one.post === null && one.identity === null);
  return t(unlinked ? 'commitments.nobodyLinked' : 'commitments.nobodyAtPost');
}

/** Nobody is blamed for the silence of a post that nobody holds. */
function noReply({ unansweredSince, waitingFor, orphaned: vacant }: Standing, zone: string, words: Words) {
  const [side, ...others] = waitingFor;
  if (unansweredSince === null || vacant || side === undefined) return null;
  const date = words.date(unansweredSince.toZonedDateTimeISO(zone).toPlainDate());
  return words.t(others.length > 0 ? 'commitments.noReply.several' : noReplyKeys[side], { date });
}

function dueSoon({ due }: StatusFacts, today: Temporal.PlainDate, { t }: Words): string {
  const count = today.until(due).days;
  return count === 0 ? t('commitments.dueToday') : t('commitments.dueSoon', { count });
}

function ownersWord({ owner, word }: StatusFacts, { t, date }: Words): string | null {
  if (word === null) return null;
  const what =
    word.said === 'stuck' && word.until !== null
      ? t('commitments.said.stuckUntil', { date: date(word.until) })
      : t(saidKeys[word.said]);
  return t(ownerSaysKeys[owner], { what });
}

function membersWord({ verdict }: StatusFacts, { t }: Words): string | null {
  return verdict === null ? null : t('commitments.membersSay', { what: t(verdictKeys[verdict.is]) });
}
