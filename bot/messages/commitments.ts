import type { Side, State } from '../../domain/commitment/commitment.ts';
import type { Standing } from '../../domain/commitment/standing.ts';
import { isClosed } from '../../domain/commitment/status.ts';
import type { CommitmentId } from '../../domain/ids.ts';
import { isolate, shorten } from '../../domain/text.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { deskChoices, ownerChoices } from './commitment-choices.ts';
import { allNames, commitmentName, labelled, type Reach, reachLine, titled, type Who } from './commitment-lines.ts';
import { commitmentStatus } from './commitment-status.ts';
import { type Line, lines } from './lines.ts';

export type { Reach } from './commitment-lines.ts';

/** One commitment as its messages show it. Contacts in texts are masked; an erased text is empty. */
export type CommitmentFacts = {
  readonly id: CommitmentId;
  readonly number: number;
  /** The name of the working group. */
  readonly group: string;
  readonly zone: string;
  readonly today: Temporal.PlainDate;
  readonly state: State;
  readonly standing: Standing;
  readonly text: string;
  readonly indicator: string;
  /** What the owner wrote beside their word. */
  readonly note: string;
  readonly proposalReason: string;
  /** Why it was declined or withdrawn. */
  readonly endReason: string;
  readonly referredTo: string;
  readonly question: number | null;
  readonly sides: readonly (Who & { readonly confirmed: boolean })[];
  readonly reach: Reach;
  /** No facilitator can be reached in private, so their buttons stand in the group. */
  readonly deskInGroup: boolean;
  /** The neighbour who has to answer and has not opened their private chat. */
  readonly unreached: { readonly name: string; readonly person: string; readonly platform: string } | null;
};

/** UTF-16 units that texts may take in one message, so that all of them together fit one of Telegram's 4096. */
const most = { text: 1400, indicator: 500, reason: 700 };
const cut = (text: string, units: number) => shorten(text, units, units);

/** The one post of a commitment in the group chats; it is edited whenever something changes. */
export function commitmentPost(facts: CommitmentFacts, words: Words): Message {
  return {
    body: lines(...account(facts, words), unreachedLine(facts, words)),
    choices: [...communityChoices(facts, words), ...unreachedChoices(facts, words)],
  };
}

/** A commitment to a facilitator in private, with what an owner asks of them. */
export function commitmentDesk(facts: CommitmentFacts, words: Words): Message {
  return {
    body: lines(
      titled(commitmentName(facts.number), isolate(facts.group)),
      ...content(facts, words),
      '',
      ...stand(facts, words),
    ),
    choices: facts.state.proposal === null ? [] : deskChoices(facts.id, facts.state.proposal.date, words),
  };
}

const askKeys: Record<Side, Key> = {
  police: 'commitments.asked.police',
  local_government: 'commitments.asked.localGovernment',
  community: 'commitments.asked.community',
};

/** What somebody promised, or is asked to promise, in their private chat. `side` is null once they answer no more. */
export function commitmentToOwner(
  { side, ...facts }: CommitmentFacts & { readonly side: Side | null },
  words: Words,
): Message {
  const { t } = words;
  const title = titled(commitmentName(facts.number), isolate(facts.group));
  if (side === null) return { body: lines(title, t('commitments.notYours')) };
  const asked = !isClosed(facts.standing.status) && facts.standing.waitingFor.includes(side);
  return {
    body: lines(
      title,
      asked && t(askKeys[side]),
      ...content(facts, words),
      '',
      ...stand(facts, words),
      asked && reachLine(facts.reach, words),
    ),
    choices: ownerChoices(facts, side, words),
  };
}

/** In the place of an older message, when a newer one about the same commitment stands below it. */
export function seeBelow({ number }: { readonly number: number }, { t }: Words): Message {
  return { body: lines(t('commitments.below', { name: commitmentName(number) })) };
}

/** What people in the group hear of a change that somebody made. */
export type News = 'confirmed' | 'declined' | 'date' | 'kept';

const newsKeys: Record<News, Key> = {
  confirmed: 'commitments.news.confirmed',
  declined: 'commitments.news.declined',
  date: 'commitments.news.date',
  kept: 'commitments.news.kept',
};

/** A short message to the group about what became of a commitment. */
export function commitmentNews({ news, ...facts }: CommitmentFacts & { readonly news: News }, words: Words): Message {
  const { t } = words;
  const over = news === 'declined' || news === 'kept';
  return {
    body: lines(
      { text: t(newsKeys[news], { name: commitmentName(facts.number) }), style: 'bold' },
      shorten(facts.text, 200, 400) || t('common.erased'),
      labelled(t('commitments.label.who'), allNames(facts.sides, words)),
      !over && dueLine(facts, words),
      news === 'date' && phrases(facts, words).status,
      news === 'declined' && labelled(t('commitments.label.reason'), cut(facts.endReason, most.reason)),
      news === 'declined' && t('commitments.news.afterDeclined'),
      news === 'kept' && t(facts.state.keptLate ? 'commitments.news.thanksLate' : 'commitments.news.thanks'),
    ),
  };
}

/** Tells an owner in private what a facilitator decided about their date. */
export function dateDecided({ accepted, ...facts }: CommitmentFacts & { readonly accepted: boolean }, words: Words) {
  const day = words.day(facts.state.due);
  return {
    body: lines(
      titled(commitmentName(facts.number), isolate(facts.group)),
      words.t(accepted ? 'commitments.dateAccepted' : 'commitments.dateKept', { day }),
    ),
  };
}

function account(facts: CommitmentFacts, words: Words): Line[] {
  const { status, lasting } = phrases(facts, words);
  return [
    titled(commitmentName(facts.number), [status, ...lasting].join(' · ')),
    ...content(facts, words),
    ...said(facts, words),
  ];
}

function stand(facts: CommitmentFacts, words: Words): Line[] {
  const { status, lasting } = phrases(facts, words);
  return [[status, ...lasting].join(' · '), ...said(facts, words)];
}

/** Days are counted in lists only: a message that stays would go on saying "2 days late". */
function phrases({ state, standing, today, zone }: CommitmentFacts, words: Words) {
  return commitmentStatus(state, standing, { today, zone }, words);
}

function content(facts: CommitmentFacts, words: Words): Line[] {
  const { t } = words;
  return [
    cut(facts.text, most.text) || t('common.erased'),
    labelled(t('commitments.label.who'), allNames(facts.sides, words)),
    dueLine(facts, words),
    labelled(t('commitments.label.how'), cut(facts.indicator, most.indicator)),
    facts.question !== null && t('commitments.fromQuestion', { name: `Q-${facts.question}` }),
  ];
}

function dueLine({ state }: CommitmentFacts, { t, day }: Words): Line {
  const moved = !state.due.equals(state.firstDue);
  const text = moved ? t('commitments.movedDue', { day: day(state.due), first: day(state.firstDue) }) : day(state.due);
  return labelled(t('commitments.label.when'), text);
}

function said(facts: CommitmentFacts, words: Words): Line[] {
  const { t } = words;
  const { owner, members } = phrases(facts, words);
  const { proposal } = facts.state;
  return [
    ...confirmations(facts, words),
    proposal !== null && t('commitments.asksForDate', { day: words.day(proposal.date) }),
    proposal !== null && labelled(t('commitments.label.reason'), cut(facts.proposalReason, most.reason)),
    owner,
    owner !== null && labelled(t('commitments.label.note'), cut(facts.note, most.reason)),
    members,
    labelled(t('commitments.label.reason'), cut(facts.endReason, most.reason)),
    labelled(t('commitments.label.passedTo'), cut(facts.referredTo, most.reason)),
  ];
}

/** Of a joint promise, who has confirmed already, while somebody has not. */
function confirmations({ sides, standing }: CommitmentFacts, words: Words): Line[] {
  const confirmed = sides.filter((one) => one.confirmed);
  if (standing.waitingFor.length === 0 || confirmed.length === 0) return [];
  const waiting = sides.filter((one) => !one.confirmed);
  return [
    labelled(words.t('commitments.label.confirmed'), allNames(confirmed, words)),
    labelled(words.t('commitments.label.waiting'), allNames(waiting, words)),
  ];
}

/** The community's own answer, where no facilitator can give it in private. */
function communityChoices(facts: CommitmentFacts, words: Words): Choice[][] {
  const { state, standing, deskInGroup } = facts;
  if (!deskInGroup || isClosed(standing.status)) return [];
  const unnamed = state.sides.find((one) => one.side === 'community' && one.identity === null);
  return unnamed === undefined ? [] : ownerChoices(facts, 'community', words);
}

function unreachedLine({ unreached, standing }: CommitmentFacts, { t }: Words): Line {
  if (unreached === null || isClosed(standing.status)) return null;
  const { name, person, platform } = unreached;
  const mention = { text: isolate(name), ...(platform === 'telegram' ? { person } : {}) };
  return [mention, { text: `: ${t('commitments.openPrivate')}` }];
}

function unreachedChoices({ unreached, standing }: CommitmentFacts, { t }: Words): Choice[][] {
  if (unreached === null || isClosed(standing.status)) return [];
  return [[{ label: t('linking.openPrivate'), open: 'hello' }]];
}
