import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { MeetingId } from '../../domain/ids.ts';
import { endsAt, type State, startsAt } from '../../domain/meeting.ts';
import type { Words } from '../../locales/words.ts';
import { kindWords } from './meeting-words.ts';

/** One meeting as a calendar takes it. */
export type CalendarEntry = {
  readonly id: MeetingId;
  readonly state: State;
  /** Grows with every change of the meeting. */
  readonly version: number;
  readonly changedAt: Temporal.Instant;
  /** Contacts in it are masked; null where it is not to be shown. */
  readonly place: string | null;
};

export type Calendar = {
  /** The name of the working group. */
  readonly group: string;
  /** Its public page; null when that is switched off. */
  readonly address: string | null;
  readonly entries: readonly CalendarEntry[];
};

/** An occurrence that was only planned yet may still change; one that was not held is cancelled, never just missing. */
const statuses: Record<State['status'], ICalEventStatus> = {
  planned: ICalEventStatus.TENTATIVE,
  announced: ICalEventStatus.CONFIRMED,
  held: ICalEventStatus.CONFIRMED,
  not_held: ICalEventStatus.CANCELLED,
};

/** How often calendars that follow a feed ask again, in seconds. */
const hour = 3600;

/**
 * An iCalendar file of these meetings (RFC 5545): for the chats as an attachment, for the web as a feed. The same
 * meetings give the same bytes. All times are UTC: the library writes a zone's wall time wrongly, and there would have
 * to be the zone's rules beside it.
 */
export function calendarFile({ group, address, entries }: Calendar, words: Words): string {
  const calendar = ical({
    name: asText(group),
    prodId: { company: 'Ashar', product: 'Ashar', language: words.language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: hour,
    url: address,
  });
  for (const { id, state, version, changedAt, place } of entries) {
    const changed = changedAt.toString({ smallestUnit: 'second' });
    const what = kindWords(state.kind, words);
    calendar.createEvent({
      id: `meeting-${id}@ashar`,
      // The planning is its first event.
      sequence: version - 1,
      stamp: changed,
      lastModified: changed,
      start: startsAt(state).toString(),
      end: endsAt(state).toString(),
      summary: words.t('meetings.calendar.summary', { what, group }),
      description: `M-${state.number}`,
      location: place,
      url: address,
      status: statuses[state.status],
    });
  }
  return calendar.toString();
}

/** The library escapes what an event says, but not the calendar's name. */
function asText(name: string): string {
  return name.replace(/\s+/g, ' ').replace(/[\\;,]/g, '\\$&');
}
