import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isZone, SUGGESTED_ZONES } from '../../domain/zone.ts';
import { anyText, hostileTexts } from './typed/strange.ts';

test.each([...SUGGESTED_ZONES, 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Katmandu'])('%s is a zone', (zone) => {
  expect(isZone(zone)).toBe(true);
});

test.each([
  '',
  'Z',
  '+06:00',
  'KG',
  'Bishkek',
  'Asia/',
  'Asia/Nowhere',
  '2026-01-01T00:00[Asia/Bishkek]',
  ' UTC',
  'Asia/Bishkek\n',
])('%j is none', (zone) => {
  expect(isZone(zone)).toBe(false);
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      isZone(text);
    }),
  );
  for (const text of hostileTexts) expect(isZone(text)).toBe(false);
});
