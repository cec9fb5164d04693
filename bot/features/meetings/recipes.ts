import { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import { meetingById, revisionsOf } from '../../../db/meetings.ts';
import { groupById } from '../../../db/working-groups.ts';
import type { MeetingId } from '../../../domain/ids.ts';
import { idOf } from '../../../domain/payload.ts';
import { announcement, calendarAttachment, reminder } from '../../messages/meetings.ts';
import { recipe } from '../../recipe.ts';
import { factsOf, meetingFacts } from './facts.ts';

const params = z.object({ meeting: idOf<MeetingId>() });

/** Announces a meeting in a chat; edited as people answer. */
export const meetingAnnounced = recipe({
  name: 'meeting.announced',
  params,
  facts: async (db, { meeting }, { chat, now }) => {
    const facts = await meetingFacts(db, meeting, now);
    return facts && { ...facts, mayPin: chat.mayPin };
  },
  message: announcement,
});

/** Reminds a chat of a meeting. */
export const meetingReminder = recipe({
  name: 'meeting.reminder',
  params,
  facts: async (db, { meeting }, { now }) => {
    const facts = await meetingFacts(db, meeting, now);
    if (!facts) return null;
    const { date, zone } = facts.state;
    return { ...facts, days: now.toZonedDateTimeISO(zone).toPlainDate().until(date).days };
  },
  message: reminder,
});

/** Puts the calendar file of a meeting into a chat. */
export const meetingCalendar = recipe({
  name: 'meeting.calendar',
  params,
  facts: (db, { meeting }, { publicUrl, now }) => calendarFacts(db, meeting, publicUrl, now),
  message: calendarAttachment,
});

async function calendarFacts(db: Queryable, id: MeetingId, publicUrl: string, now: Temporal.Instant) {
  const known = await meetingById(db, id);
  const facts = known && (await factsOf(db, known, now));
  const group = known && (await groupById(db, known.state.workingGroup));
  const revision = (await revisionsOf(db, [id])).get(id);
  if (!known || !facts || !group || !revision) return null;
  return {
    group: group.name,
    number: known.state.number,
    address: group.publicPage ? `${publicUrl}/g/${group.slug}` : null,
    entries: [{ ...known, ...revision, place: facts.place === '' ? null : facts.place }],
  };
}
