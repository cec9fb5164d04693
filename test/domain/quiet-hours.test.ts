import { expect, test } from 'vitest';
import { outsideQuietHours } from '../../domain/quiet-hours.ts';

const at = (wallTime: string, zone = 'Asia/Bishkek') => Temporal.PlainDateTime.from(wallTime).toZonedDateTime(zone);

test.each([
  ['2026-12-08T20:59', '2026-12-08T20:59'],
  ['2026-12-08T21:00', '2026-12-09T08:00'],
  ['2026-12-08T23:59', '2026-12-09T08:00'],
  ['2026-12-09T00:00', '2026-12-09T08:00'],
  ['2026-12-09T07:59', '2026-12-09T08:00'],
  ['2026-12-09T08:00', '2026-12-09T08:00'],
])('%s waits until %s', (moment, until) => {
  expect(outsideQuietHours(at(moment).toInstant(), 'Asia/Bishkek')).toEqual(at(until).toInstant());
});

test('a night in which the clocks change ends at eight all the same', () => {
  const zone = 'Europe/Belgrade';
  expect(outsideQuietHours(at('2026-10-24T22:00', zone).toInstant(), zone)).toEqual(
    at('2026-10-25T08:00', zone).toInstant(),
  );
});
