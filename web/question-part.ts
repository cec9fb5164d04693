import { html } from 'hono/html';
import { questionStatus } from '../bot/messages/questions.ts';
import type { Happened, History } from '../db/history.ts';
import type { Known as KnownCommitment } from '../domain/commitment/commitment.ts';
import { type Event, isClosed, type Known } from '../domain/question/question.ts';
import type { Key } from '../locales/words.ts';
import { commitmentPart } from './commitment-part.ts';
import type { GroupView } from './group-page.ts';
import { historyPart, weeksSince } from './history-part.ts';
import type { Html } from './layout.ts';

/** Weeks without anything new after which silence is shown (FixMyStreet shows it after eight). */
const quietWeeks = 8;

const eventKeys: Record<Event['type'], Key> = {
  question_raised: 'web.event.questionRaised',
  question_published: 'web.event.questionPublished',
  question_kept_private: 'web.event.questionKeptPrivate',
  question_edited: 'web.event.questionEdited',
  question_answered: 'web.event.questionAnswered',
  question_committed: 'web.event.questionCommitted',
  question_referred: 'web.event.questionReferred',
  question_withdrawn: 'web.event.questionWithdrawn',
  question_resolved: 'web.event.questionResolved',
  question_not_answered: 'web.event.questionNotAnswered',
  question_reopened: 'web.event.questionReopened',
};

/** One question: what was asked, what came of it, its commitments, its history. Never who asked. */
export function questionPart(
  view: GroupView,
  { id, state }: Known,
  commitments: readonly KnownCommitment[],
  history: History,
): Html {
  const { words, text } = view;
  const { t } = words;
  // When somebody asked without a name is nobody's business: it begins with its publication.
  const happened = (history.questions.get(id) ?? []).filter(
    ({ event }) => !(event.type === 'question_raised' && event.how === 'private'),
  );
  return html`<article id="Q-${state.number}">
<h3>Q-${state.number} ${text(state.text)}</h3>
<p>${t('web.stands')}: <strong>${questionStatus(state.status, words)}</strong>${quiet(view, state, happened)}</p>
${state.answer === null ? '' : html`<p><strong>${t('web.answer')}:</strong> ${text(state.answer)}</p>`}
${state.referredTo === null ? '' : html`<p><strong>${t('web.passedTo')}:</strong> ${text(state.referredTo)}</p>`}
${commitments.map((one) => html`<div id="C-${one.state.number}">${commitmentPart(view, one, history)}</div>`)}
${historyPart(
  view,
  `Q-${state.number}`,
  happened.map(({ event, at }) => ({ at, what: t(eventKeys[event.type]) })),
)}
</article>`;
}

function quiet(view: GroupView, state: Known['state'], happened: readonly Happened<Event>[]): Html | string {
  const last = happened.at(-1);
  if (!last || isClosed(state.status)) return '';
  const weeks = weeksSince(last.at, view);
  return weeks >= quietWeeks ? html` · <span class="alert">${view.words.t('web.noNews', { count: weeks })}</span>` : '';
}
