import { html } from 'hono/html';
import { commitmentStatus } from '../bot/messages/commitment-status.ts';
import type { Happened, History } from '../db/history.ts';
import type { Known, Side } from '../domain/commitment/commitment.ts';
import type { Event } from '../domain/commitment/events.ts';
import { standingOf } from '../domain/commitment/standing.ts';
import type { Key, Words } from '../locales/words.ts';
import type { GroupView } from './group-page.ts';
import { historyPart } from './history-part.ts';
import type { Html } from './layout.ts';

const sideKeys: Record<Side, Key> = {
  police: 'web.owners.police',
  local_government: 'web.owners.localGovernment',
  community: 'web.owners.community',
};

/** One commitment: who, by when, how it stands; the owner's word and the members' word apart. */
export function commitmentPart(view: GroupView, { id, state }: Known, history: History): Html {
  const { words, text, asOf, group } = view;
  const { t } = words;
  const standing = standingOf(state, asOf);
  const phrases = commitmentStatus(state, standing, { today: asOf.today, zone: group.zone }, words);
  const reason = state.declined?.reason ?? state.withdrawnReason;
  return html`<h3>C-${state.number} ${text(state.text)}</h3>
<dl>
<dt>${t('web.stands')}</dt><dd><strong>${phrases.status}</strong>${phrases.alerts.map((alert) => html` · <span class="alert">${alert}</span>`)}</dd>
<dt>${t('web.who')}</dt><dd>${ownersOf(view, state.sides)}</dd>
<dt>${t('web.due')}</dt><dd><time datetime="${state.due.toString()}">${words.day(state.due)}</time></dd>
${state.due.equals(state.firstDue) ? '' : html`<dt>${t('web.firstDue')}</dt><dd>${words.date(state.firstDue)}</dd>`}
${state.indicator === null ? '' : html`<dt>${t('web.how')}</dt><dd>${text(state.indicator)}</dd>`}
${reason === null ? '' : html`<dt>${t('web.reason')}</dt><dd>${text(reason)}</dd>`}
${state.referredTo === null ? '' : html`<dt>${t('web.passedTo')}</dt><dd>${text(state.referredTo)}</dd>`}
<dt>${t('web.ownerWord')}</dt><dd>${phrases.owner ?? t('web.nothingSaid')}${state.word?.note ? html` – ${text(state.word.note)}` : ''}</dd>
<dt>${t('web.membersWord')}</dt><dd>${phrases.members ?? t('web.nothingSaid')}${tally(view, id)}</dd>
</dl>
${historyPart(
  view,
  `C-${state.number}`,
  (history.commitments.get(id) ?? []).map(({ event, at }) => ({ at, what: whatHappened(event, words) })),
)}`;
}

/** Posts by name; people are never named. */
function ownersOf({ posts, words }: GroupView, sides: Known['state']['sides']): string {
  return sides
    .map(({ side, post }) => {
      const name = post === null ? undefined : posts.get(post)?.name;
      const what = words.t(sideKeys[side]);
      return name === undefined ? what : `${name} (${what})`;
    })
    .join(', ');
}

function tally({ polls, words: { t } }: GroupView, id: Known['id']): Html | string {
  const poll = polls.get(id)?.state;
  if (!poll?.tally) return '';
  const { not_started: notStarted, cannot_tell: cannotTell, ...rest } = poll.tally;
  const not = poll.notCounted ?? 0;
  return html`<br><span class="soft">${t('web.tally', { ...rest, notStarted, cannotTell })}${
    not === 0 ? '' : html`, ${t('web.tallyNotCounted', { count: not })}`
  }</span>`;
}

function whatHappened(event: Happened<Event>['event'], words: Words): string {
  const { t } = words;
  const day = (date: string) => words.date(Temporal.PlainDate.from(date));
  switch (event.type) {
    case 'commitment_proposed':
      return t('web.event.commitmentProposed');
    case 'commitment_confirmed':
      return t('web.event.commitmentConfirmed');
    case 'commitment_countered':
      return t('web.event.commitmentCountered', { date: day(event.date) });
    case 'commitment_date_accepted':
      return t('web.event.commitmentDateAccepted', { date: day(event.date) });
    case 'commitment_date_kept':
      return t('web.event.commitmentDateKept');
    case 'commitment_declined':
      return t('web.event.commitmentDeclined');
    case 'commitment_reported':
      return t(reportKeys[event.said]);
    case 'commitment_verdict_recorded':
      return t('web.event.commitmentVerdict', { what: t(verdictKeys[event.verdict]) });
    case 'commitment_referred':
      return t('web.event.commitmentReferred');
    case 'commitment_withdrawn':
      return t('web.event.commitmentWithdrawn');
    case 'commitment_reopened':
      return t('web.event.commitmentReopened');
    case 'commitment_indicator_added':
      return t('web.event.commitmentIndicatorAdded');
  }
}

const reportKeys: Record<Extract<Event, { type: 'commitment_reported' }>['said'], Key> = {
  done: 'web.event.commitmentReportedDone',
  under_way: 'web.event.commitmentReportedUnderWay',
  stuck: 'web.event.commitmentReportedStuck',
};

const verdictKeys: Record<Extract<Event, { type: 'commitment_verdict_recorded' }>['verdict'], Key> = {
  not_started: 'commitments.verdict.notStarted',
  some: 'commitments.verdict.some',
  most: 'commitments.verdict.most',
  done: 'commitments.verdict.done',
};
