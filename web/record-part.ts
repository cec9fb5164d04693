import { html } from 'hono/html';
import type { History } from '../db/history.ts';
import type { Known as KnownCommitment } from '../domain/commitment/commitment.ts';
import { byUrgency } from '../domain/commitment/standing.ts';
import { progressOf } from '../domain/progress.ts';
import type { Known as KnownQuestion } from '../domain/question/question.ts';
import { isClosed } from '../domain/question/question.ts';
import { commitmentPart } from './commitment-part.ts';
import type { GroupView } from './group-page.ts';
import type { Html } from './layout.ts';
import { questionPart } from './question-part.ts';

/** The whole account in numbers. */
export function countsPart(view: GroupView, shown: readonly KnownQuestion[]): Html {
  const { t } = view.words;
  const { counts } = progressOf(shown, view.commitments, view.asOf, null);
  const counted = counts.kept + counts.contested + counts.overdue;
  const rows: readonly (readonly [string, string | number])[] = [
    [t('web.counts.asked'), counts.asked],
    [t('web.counts.answered'), counts.answered],
    [t('web.counts.promised'), counts.promised],
    [t('web.counts.open'), counts.open],
    [t('web.counts.kept'), counts.kept],
    [t('web.counts.late'), counts.late],
    ...(counted === 0 ? [] : [[t('web.counts.rate'), t('web.rateIs', { kept: counts.kept, counted })] as const]),
    // What is rare stands here only when there is some.
    ...(
      [
        [t('web.counts.declined'), counts.declined],
        [t('web.counts.referred'), counts.referred],
        [t('web.counts.withdrawn'), counts.withdrawn],
      ] as const
    ).filter(([, count]) => count > 0),
  ];
  return html`<h2>${t('web.inShort')}</h2>
<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

/** Every question with its commitments, the open ones first, and commitments that no public question led to. */
export function recordPart(view: GroupView, shown: readonly KnownQuestion[], history: History): Html {
  const { t } = view.words;
  const asked = new Set(shown.map(({ id }) => id));
  const ofQuestion = (question: KnownQuestion) =>
    view.commitments.filter(({ state }) => state.question === question.id);
  const loose = view.commitments.filter(({ state }) => state.question === null || !asked.has(state.question));
  const isOpen = (one: KnownCommitment) => one.state.closedAt === null;
  const openLoose = loose.filter(isOpen).toSorted(byUrgency(view.asOf));
  const openQuestions = shown.filter((one) => !isClosed(one.state.status) || ofQuestion(one).some(isOpen)).toReversed();
  const closedQuestions = shown.filter((one) => !openQuestions.includes(one));
  const closedLoose = loose.filter((one) => !isOpen(one));
  const write = (questions: readonly KnownQuestion[], commitments: readonly KnownCommitment[]) => html`
${questions.map((one) => questionPart(view, one, ofQuestion(one), history))}
${commitments.map((one) => html`<article id="C-${one.state.number}">${commitmentPart(view, one, history)}</article>`)}`;
  return html`<h2>${t('web.open')}</h2>
${openQuestions.length + openLoose.length === 0 ? html`<p>${t('web.nothingOpen')}</p>` : write(openQuestions, openLoose)}
${
  closedQuestions.length + closedLoose.length === 0
    ? ''
    : html`<h2>${t('web.closed')}</h2>${write(closedQuestions, closedLoose)}`
}`;
}
