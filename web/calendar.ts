import type { Context } from 'hono';
import { calendarFile } from '../bot/messages/calendar.ts';
import { meetingsAfter, meetingsBefore, revisionsOf } from '../db/meetings.ts';
import { textsById } from '../db/texts.ts';
import { groupBySlug } from '../db/working-groups.ts';
import { maskContacts } from '../domain/mask.ts';
import { wordsIn } from '../locales/words.ts';
import type { WebParts } from './app.ts';
import { notFoundPage } from './error-pages.ts';

/** Meetings of the past that a subscribed calendar keeps: two years of monthly ones. */
const mostPast = 24;

/** `/g/<slug>.ics`: a working group's meetings as a calendar that can be subscribed to. */
export async function calendar({ db, now, publicUrl }: WebParts, context: Context): Promise<Response> {
  const slug = (context.req.param('file') ?? '').replace(/\.ics$/, '');
  const group = await groupBySlug(db, slug);
  if (!group?.publicPage) return context.html(notFoundPage({ publicUrl }, 'en'), 404);
  const meetings = [
    ...(await meetingsBefore(db, group.id, now(), mostPast)).toReversed(),
    ...(await meetingsAfter(db, group.id, now())),
  ];
  const places = await textsById(
    db,
    meetings.map(({ state }) => state.place),
  );
  const revisions = await revisionsOf(
    db,
    meetings.map(({ id }) => id),
  );
  const entries = meetings.flatMap((meeting) => {
    const revision = revisions.get(meeting.id);
    const place = places.get(meeting.state.place);
    return revision ? [{ ...meeting, ...revision, place: place === undefined ? null : maskContacts(place) }] : [];
  });
  const file = calendarFile(
    { group: group.name, address: `${publicUrl}/g/${group.slug}`, entries },
    wordsIn(group.language),
  );
  return context.body(file, 200, { 'content-type': 'text/calendar; charset=utf-8' });
}
