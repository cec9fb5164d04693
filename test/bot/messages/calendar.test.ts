import fc from 'fast-check';
import ICAL, { type VEvent } from 'node-ical';
import { describe, expect, test } from 'vitest';
import { type Calendar, type CalendarEntry, calendarFile } from '../../../bot/messages/calendar.ts';
import type { MeetingId, TextId, WorkingGroupId } from '../../../domain/ids.ts';
import type { State } from '../../../domain/meeting.ts';
import { wordsIn } from '../../../locales/words.ts';

const uuid = '01990000-0000-7000-8000-000000000001';
const state: State = {
  workingGroup: uuid as WorkingGroupId,
  number: 3,
  kind: 'working_group',
  series: null,
  post: null,
  date: Temporal.PlainDate.from('2026-12-08'),
  time: Temporal.PlainTime.from('18:00'),
  zone: 'Asia/Bishkek',
  minutes: 120,
  place: uuid as TextId,
  status: 'announced',
  announcedAt: null,
  attendance: null,
  notHeldReason: null,
  recordedAt: null,
};
const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  id: uuid as MeetingId,
  state,
  version: 2,
  changedAt: Temporal.Instant.from('2026-11-20T04:00:00Z'),
  place: 'School No. 5',
  ...change,
});
const english = wordsIn('en');
const write = (change: Partial<Calendar> = {}) =>
  calendarFile(
    { group: 'Ak-Bulak', address: 'https://ashar.example/g/ak-bulak', entries: [entry()], ...change },
    english,
  );
const eventsIn = (file: string) =>
  Object.values(ICAL.sync.parseICS(file)).filter((part): part is VEvent => part?.type === 'VEVENT');

describe('a calendar file', () => {
  test('is read by others as it was meant', () => {
    const [event] = eventsIn(write());
    expect(event).toMatchObject({
      uid: `meeting-${uuid}@ashar`,
      sequence: 1,
      summary: 'Working-group meeting, Ak-Bulak',
      location: 'School No. 5',
      status: 'CONFIRMED',
      start: new Date('2026-12-08T12:00:00Z'),
      end: new Date('2026-12-08T14:00:00Z'),
      dtstamp: new Date('2026-11-20T04:00:00Z'),
      lastmodified: new Date('2026-11-20T04:00:00Z'),
    });
  });

  test('says only UTC, whatever the zone of the machine', () => {
    expect(write()).toContain('DTSTART:20261208T120000Z');
    expect(write()).not.toContain('TZID');
  });

  test.each([
    ['planned', 'TENTATIVE'],
    ['announced', 'CONFIRMED'],
    ['held', 'CONFIRMED'],
    ['not_held', 'CANCELLED'],
  ] as const)('%s is %s', (status, expected) => {
    const [event] = eventsIn(write({ entries: [entry({ state: { ...state, status } })] }));
    expect(event?.status).toBe(expected);
  });

  test('keeps the uid of a meeting that changes, and counts its changes', () => {
    const moved = entry({ version: 3, state: { ...state, date: Temporal.PlainDate.from('2026-12-15') } });
    const [before, after] = [eventsIn(write())[0], eventsIn(write({ entries: [moved] }))[0]];
    expect(after?.uid).toBe(before?.uid);
    expect(Number(after?.sequence)).toBeGreaterThan(Number(before?.sequence));
  });

  test('leaves out a place that is not to be shown, and an address that there is not', () => {
    const file = write({ address: null, entries: [entry({ place: null })] });
    expect(file).not.toMatch(/LOCATION|URL/);
  });

  test('an empty one is one', () => {
    expect(write({ entries: [] })).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR$/);
  });

  test('whatever a place or a group is called, no line is longer than 75 octets and none is smuggled in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (place, group) => {
        const file = write({ group, entries: [entry({ place })] });
        const lines = file.split('\r\n');
        expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
        for (const line of lines.slice(0, -1)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }),
    );
  });

  test('a place stays as it was typed', () => {
    const place = 'Ак-Өргө көчөсү 5; «Кошуналар», экинчи кабат, чоң залда, кире бериштин оң жагында \\ 2';
    expect(eventsIn(write({ entries: [entry({ place })] }))[0]?.location).toBe(place);
    expect(write({ group: 'A; b\r\nBEGIN:VEVENT' })).toContain('X-WR-CALNAME:A\\; b BEGIN:VEVENT');
  });
});
