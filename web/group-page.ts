import type { Context } from 'hono';
import { html } from 'hono/html';
import { historyOf } from '../db/history.ts';
import { meetingsAfter, meetingsBefore } from '../db/meetings.ts';
import { type GroupRecord, recordOf } from '../db/record.ts';
import { textsById } from '../db/texts.ts';
import { groupBySlug, type WorkingGroup } from '../db/working-groups.ts';
import { maskContacts } from '../domain/mask.ts';
import { type Words, wordsIn } from '../locales/words.ts';
import type { WebParts } from './app.ts';
import { notFoundPage } from './error-pages.ts';
import { type Html, layout } from './layout.ts';
import { meetingsPart } from './meetings-part.ts';
import { countsPart, recordPart } from './record-part.ts';

/** Everything the parts of a group's page are written from. `text` gives a text as it may be shown to everybody. */
export type GroupView = GroupRecord & {
  readonly words: Words;
  readonly text: (id: Parameters<GroupRecord['texts']['get']>[0] | null | undefined) => string;
};

/** `/g/<slug>`: a working group's meetings, questions and commitments, in the group's language or the one asked for. */
export async function groupPage(parts: WebParts, context: Context, asked: string | undefined): Promise<Response> {
  const group = await groupBySlug(parts.db, context.req.param('slug') ?? '');
  if (!group?.publicPage) return context.html(notFoundPage(parts, asked ?? 'en'), 404);
  return context.html(await render(parts, group, wordsIn(asked ?? group.language)));
}

async function render({ db, now, publicUrl }: WebParts, group: WorkingGroup, words: Words): Promise<Html> {
  const record = await recordOf(db, group, now());
  const shown = record.questions.filter(({ state }) => state.visibility === 'public' && state.status !== 'withdrawn');
  const history = await historyOf(
    db,
    shown.map(({ id }) => id),
    record.commitments.map(({ id }) => id),
  );
  const next = await meetingsAfter(db, group.id, now().subtract({ hours: 2 }), 3);
  const past = await meetingsBefore(db, group.id, now().subtract({ hours: 2 }), 6);
  const places = await textsById(
    db,
    [...next, ...past].map(({ state }) => state.place),
  );
  const view: GroupView = {
    ...record,
    words,
    text: (id) => maskContacts((id && (record.texts.get(id) ?? places.get(id))) || words.t('common.erased')),
  };
  const moment = now().toZonedDateTimeISO(group.zone);
  const main = html`<h1>${group.name}</h1>
<p class="soft">${words.t('web.asOf', { date: words.date(moment.toPlainDate()), time: words.time(moment.toPlainTime()) })}</p>
${meetingsPart(view, next, past)}
${countsPart(view, shown)}
${recordPart(view, shown, history)}`;
  return layout({ publicUrl, language: words.language, title: group.name, path: `/g/${group.slug}`, main });
}
