import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endsAt, startsAt } from '../../domain/meeting.ts';
import {
  describeRule,
  monthlyRule,
  type Ordinal,
  occurrences,
  type Rule,
  readRule,
  type Weekday,
  weeklyRule,
} from '../../domain/recurrence.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const clock = (text: string) => Temporal.PlainTime.from(text);
const dates = (rule: Rule, from: string, count: number) => occurrences(rule, day(from), count).map(String);

test('rules are RFC 5545 values', () => {
  expect(monthlyRule(2, 2)).toBe('FREQ=MONTHLY;BYDAY=2TU');
  expect(monthlyRule(-1, 7)).toBe('FREQ=MONTHLY;BYDAY=-1SU');
  expect(weeklyRule(5)).toBe('FREQ=WEEKLY;BYDAY=FR');
});

const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const ordinal = fc.constantFrom<Ordinal>(1, 2, 3, 4, -1);
const start = fc.nat({ max: 40_000 }).map((days) => day('1995-01-01').add({ days }));

test('a rule is taken apart into what it was made of', () => {
  fc.assert(
    fc.property(ordinal, weekday, (which, on) => {
      const monthly = monthlyRule(which, on);
      expect(describeRule(monthly)).toEqual({ freq: 'monthly', ordinal: which, weekday: on });
      expect(describeRule(weeklyRule(on))).toEqual({ freq: 'weekly', weekday: on });
      expect(readRule(monthly)).toBe(monthly);
    }),
  );
});

test.each(['', 'FREQ=DAILY', 'FREQ=MONTHLY;BYDAY=5TU', 'FREQ=WEEKLY;BYDAY=TU;COUNT=3', 'FREQ=WEEKLY;BYDAY=TU\n'])(
  '%j is no rule of ours',
  (text) => {
    expect(readRule(text)).toBeUndefined();
    // A cast, since the type forbids what a damaged row could hold.
    expect(() => describeRule(text as Rule)).toThrow(RangeError);
  },
);

// From RFC 5545 section 3.8.5.3, as dates.
test.each([
  ['monthly on the first Friday', monthlyRule(1, 5), '1997-09-05', ['1997-09-05', '1997-10-03', '1997-11-07']],
  ['monthly on the last Monday', monthlyRule(-1, 1), '1997-09-01', ['1997-09-29', '1997-10-27', '1997-11-24']],
  ['weekly on Tuesday', weeklyRule(2), '1997-09-02', ['1997-09-02', '1997-09-09', '1997-09-16']],
  ['monthly on the second Tuesday', monthlyRule(2, 2), '2026-11-20', ['2026-12-08', '2027-01-12', '2027-02-09']],
])('%s', (_, rule, from, expected) => {
  expect(dates(rule, from, 3)).toEqual(expected);
});

test('the first day counts when it fits, and none are asked for none', () => {
  expect(dates(weeklyRule(5), '2026-11-20', 1)).toEqual(['2026-11-20']);
  expect(dates(weeklyRule(5), '2026-11-20', 0)).toEqual([]);
  expect(dates(weeklyRule(5), '2026-11-20', -1)).toEqual([]);
});

test('monthly: one in every month, on its weekday and its place in the month', () => {
  fc.assert(
    fc.property(ordinal, weekday, start, (which, on, from) => {
      const found = occurrences(monthlyRule(which, on), from, 15);
      expect(found).toHaveLength(15);
      for (const [index, date] of found.entries()) {
        expect(date.dayOfWeek).toBe(on);
        expect(which === -1 ? date.day + 7 > date.daysInMonth : Math.ceil(date.day / 7) === which).toBe(true);
        const before = found[index - 1];
        if (before) expect(before.toPlainYearMonth().add({ months: 1 }).equals(date.toPlainYearMonth())).toBe(true);
        else expect(Temporal.PlainDate.compare(date, from)).toBeGreaterThanOrEqual(0);
        expect(from.until(date).days).toBeLessThan(38 + 31 * index);
      }
    }),
    { numRuns: 80 },
  );
});

test('weekly: seven days apart, from the first such day on', () => {
  fc.assert(
    fc.property(weekday, start, (on, from) => {
      const found = occurrences(weeklyRule(on), from, 8);
      const wait = (on - from.dayOfWeek + 7) % 7;
      expect(found.map((date) => from.until(date).days)).toEqual(
        [0, 1, 2, 3, 4, 5, 6, 7].map((week) => wait + 7 * week),
      );
    }),
    { numRuns: 80 },
  );
});

test('a meeting in a DST gap is shifted and never dropped', () => {
  // The last Sunday of March, 02:30, is the hour that Europe skips.
  const sundays = occurrences(monthlyRule(-1, 7), day('2027-01-01'), 4);
  expect(sundays.map(String)).toContain('2027-03-28');
  const starts = sundays.map((date) => startsAt({ date, time: clock('02:30'), zone: 'Europe/Belgrade' }).toString());
  expect(starts).toEqual([
    '2027-01-31T01:30:00Z',
    '2027-02-28T01:30:00Z',
    '2027-03-28T01:30:00Z',
    '2027-04-25T00:30:00Z',
  ]);
  // Cairo skips midnight itself.
  const cairo = { date: day('2026-04-24'), time: clock('00:00'), zone: 'Africa/Cairo' };
  expect(startsAt(cairo).toZonedDateTimeISO('Africa/Cairo').toPlainTime().toString()).toBe('01:00:00');
});

test('of a repeated hour the first is meant', () => {
  const wall = { date: day('2026-10-25'), time: clock('02:30'), zone: 'Europe/Belgrade' };
  expect(startsAt(wall).toString()).toBe('2026-10-25T00:30:00Z');
});

test('a meeting lasts its minutes, also over a change of clocks', () => {
  const wall = { date: day('2027-03-28'), time: clock('01:00'), zone: 'Europe/Belgrade' };
  expect(endsAt({ ...wall, minutes: 120 }).epochMilliseconds - startsAt(wall).epochMilliseconds).toBe(120 * 60_000);
  const bishkek = { date: day('2026-12-08'), time: clock('18:00'), zone: 'Asia/Bishkek' };
  expect(String(startsAt(bishkek))).toBe('2026-12-08T12:00:00Z');
  expect(String(endsAt({ ...bishkek, minutes: 120 }))).toBe('2026-12-08T14:00:00Z');
});

test('every wall time of every date has a start, and starts rise as dates do', () => {
  const zone = fc.constantFrom('Asia/Bishkek', 'Europe/Belgrade', 'Africa/Cairo', 'America/Santiago', 'Pacific/Apia');
  fc.assert(
    fc.property(start, fc.nat({ max: 23 }), zone, weekday, (from, hour, place, on) => {
      const time = new Temporal.PlainTime(hour, 30);
      const starts = occurrences(weeklyRule(on), from, 6).map((date) => startsAt({ date, time, zone: place }));
      expect(starts).toHaveLength(6);
      for (const [index, at] of starts.entries()) {
        const before = starts[index - 1];
        if (before) expect(Temporal.Instant.compare(before, at)).toBe(-1);
      }
    }),
    { numRuns: 60 },
  );
});

test("the host's time zone changes nothing", () => {
  const module = new URL('../../domain/recurrence.ts', import.meta.url).href;
  const meetings = new URL('../../domain/meeting.ts', import.meta.url).href;
  const script = `
    const { monthlyRule, occurrences, weeklyRule } = await import('${module}');
    const { endsAt, startsAt } = await import('${meetings}');
    const time = Temporal.PlainTime.from('18:00');
    for (const rule of [monthlyRule(2, 2), monthlyRule(-1, 7), weeklyRule(1)])
      for (const date of occurrences(rule, Temporal.PlainDate.from('2026-10-01'), 24))
        console.log(String(date), String(startsAt({ date, time, zone: 'Asia/Bishkek' })), String(endsAt({ date, time, zone: 'Europe/Belgrade', minutes: 90 })));
  `;
  const [first, ...others] = ['UTC', 'Pacific/Kiritimati', 'America/New_York'].map((TZ) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      encoding: 'utf8',
    }),
  );
  expect(first?.trim().split('\n')).toHaveLength(72);
  for (const other of others) expect(other).toBe(first);
});
