import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endsAt, type Slot, startsAt } from '../../domain/meeting.ts';
import { type MeetingDay, meetingDays } from '../../domain/meeting-days.ts';

const DAY = 24 * 60;
const usual = [7 * DAY, DAY, 60];

const slot = (date: string, time = '18:00', zone = 'Asia/Bishkek', minutes = 120): Slot => ({
  date: Temporal.PlainDate.from(date),
  time: Temporal.PlainTime.from(time),
  zone,
  minutes,
});
const wall = (at: Temporal.Instant, zone: string) =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
const nameOf = (day: MeetingDay) => (day.kind === 'remind' ? `remind ${day.minutes}` : day.kind);
const table = (meeting: Slot, reminders: readonly number[] = usual) =>
  Object.fromEntries(meetingDays(meeting, reminders).map((day) => [nameOf(day), wall(day.at, meeting.zone)]));

test('what is due around a meeting, in the time of its place', () => {
  expect(table(slot('2026-12-08'))).toEqual({
    announce: '2026-11-24T10:00',
    'remind 10080': '2026-12-01T18:00',
    'remind 1440': '2026-12-07T18:00',
    'remind 60': '2026-12-08T17:00',
    open_polls: '2026-12-05T10:00',
    start: '2026-12-08T18:00',
    end: '2026-12-08T20:00',
    summary: '2026-12-09T09:00',
  });
});

describe('the change of clocks', () => {
  // Belgrade: 02:00 becomes 03:00 on 29 March 2026, and 03:00 becomes 02:00 on 25 October.
  test.each([
    ['in spring', '2026-03-30'],
    ['in autumn', '2026-10-26'],
  ])('does not move a reminder that is days before, %s', (_, date) => {
    const meeting = slot(date, '18:00', 'Europe/Belgrade');
    for (const [name, at] of Object.entries(table(meeting)).filter(([name]) => /^remind \d{4}/.test(name))) {
      expect(`${name} ${at.slice(11)}`).toBe(`${name} 18:00`);
    }
  });

  test('leaves an hour an hour', () => {
    const meeting = slot('2026-03-29', '03:30', 'Europe/Belgrade');
    expect(table(meeting)['remind 60']).toBe('2026-03-29T01:30');
  });

  test('takes a meeting in the gap after the gap, and one that comes twice the first time', () => {
    expect(table(slot('2026-03-29', '02:30', 'Europe/Belgrade')).start).toBe('2026-03-29T03:30');
    const twice = meetingDays(slot('2026-10-25', '02:30', 'Europe/Belgrade'), []).find(({ kind }) => kind === 'start');
    expect(String(twice?.at)).toBe('2026-10-25T00:30:00Z');
  });

  test('lets a meeting last its minutes', () => {
    expect(table(slot('2026-10-25', '01:30', 'Europe/Belgrade')).end).toBe('2026-10-25T02:30');
  });
});

test('the summary comes on the morning after the meeting has ended', () => {
  expect(table(slot('2026-12-08', '23:00')).summary).toBe('2026-12-09T09:00');
  expect(table(slot('2026-12-08', '21:59')).summary).toBe('2026-12-09T09:00');
  expect(table({ ...slot('2026-12-08', '20:00'), minutes: 14 * 60 }).summary).toBe('2026-12-10T09:00');
});

test('polls are open for three days at least', () => {
  expect(table(slot('2026-12-08', '08:00')).open_polls).toBe('2026-12-05T08:00');
});

const zones = [
  'Asia/Bishkek',
  'Asia/Kathmandu',
  'Europe/Belgrade',
  'America/St_Johns',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
];
const anySlot = fc
  .record({
    day: fc.nat({ max: 20_000 }),
    minute: fc.nat({ max: 24 * 60 - 1 }),
    zone: fc.constantFrom(...zones),
    minutes: fc.integer({ min: 1, max: 600 }),
  })
  .map(
    ({ day, minute, zone, minutes }): Slot => ({
      date: Temporal.PlainDate.from('2000-01-01').add({ days: day }),
      time: new Temporal.PlainTime().add({ minutes: minute }),
      zone,
      minutes,
    }),
  );
const anyReminders = fc.uniqueArray(fc.integer({ min: 1, max: 30 * DAY }), { maxLength: 5 });

test('they come in their order, in every zone, whatever the clocks do', () => {
  fc.assert(
    fc.property(anySlot, anyReminders, (meeting, reminders) => {
      const days = meetingDays(meeting, reminders);
      const at = (kind: MeetingDay['kind']) =>
        days.find((day) => day.kind === kind)?.at.epochMilliseconds ?? Number.NaN;
      expect(at('announce')).toBeLessThan(at('open_polls'));
      expect(at('open_polls')).toBeLessThan(at('start'));
      expect(at('start')).toBeLessThan(at('end'));
      expect(at('end')).toBeLessThan(at('summary'));
      expect(at('start')).toBe(startsAt(meeting).epochMilliseconds);
      expect(at('end')).toBe(endsAt(meeting).epochMilliseconds);
    }),
  );
});

test('each reminder is there once, and nearer ones are later', () => {
  fc.assert(
    fc.property(anySlot, anyReminders, (meeting, reminders) => {
      const start = startsAt(meeting).epochMilliseconds;
      const found = meetingDays(meeting, reminders).flatMap((day) => (day.kind === 'remind' ? [day] : []));
      expect(found.map(({ minutes }) => minutes)).toEqual(reminders);
      for (const { minutes, at } of found) {
        // Whole days are counted on the calendar: at most a change of clocks (or Apia's lost day) apart.
        const off = Math.abs(start - at.epochMilliseconds - minutes * 60_000);
        expect(off).toBeLessThanOrEqual(minutes % DAY === 0 ? 25 * 3_600_000 : 0);
        expect(at.epochMilliseconds).toBeLessThanOrEqual(start);
      }
    }),
  );
});
