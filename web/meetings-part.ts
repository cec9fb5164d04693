import { html } from 'hono/html';
import { type Known, startsAt } from '../domain/meeting.ts';
import type { Key } from '../locales/words.ts';
import type { GroupView } from './group-page.ts';
import type { Html } from './layout.ts';

const kindKeys: Record<Known['state']['kind'], Key> = {
  working_group: 'web.meeting.workingGroup',
  reporting_day: 'web.meeting.reportingDay',
};

/** The next meetings with place and wall time, and what became of the last ones. */
export function meetingsPart(view: GroupView, next: readonly Known[], past: readonly Known[]): Html {
  const { words, group } = view;
  const { t } = words;
  return html`<h2>${t('web.nextMeetings')}</h2>
${
  next.length === 0
    ? html`<p>${t('web.noMeeting')}</p>`
    : html`<ul class="plain">${next.map((meeting) => html`<li>${meetingLine(view, meeting)}</li>`)}</ul>
<p><a href="/g/${group.slug}.ics">${t('web.calendar')}</a> · <span class="soft">${t('web.wallTime', { zone: group.zone })}</span></p>`
}
${
  past.length === 0
    ? ''
    : html`<h2>${t('web.pastMeetings')}</h2>
<ul class="plain">${past.map((meeting) => html`<li>${meetingLine(view, meeting)}<br>${outcome(view, meeting)}</li>`)}</ul>`
}`;
}

function meetingLine({ words, text }: GroupView, { state }: Known): Html {
  return html`<strong>M-${state.number}</strong> ${words.t(kindKeys[state.kind])}:
<time datetime="${startsAt(state).toString()}">${words.day(state.date)}, ${words.time(state.time)}</time>, ${text(state.place)}`;
}

function outcome({ words: { t } }: GroupView, { state }: Known): Html {
  if (state.status === 'not_held') return html`${t('web.outcome.notHeld')}`;
  if (state.status !== 'held') return html`<span class="alert">${t('web.outcome.unknown')}</span>`;
  const came = state.attendance;
  return html`${t('web.outcome.held')}${came === null ? '' : html`, ${t('web.came', { count: came.total })}`}`;
}
