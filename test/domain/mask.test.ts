import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasContacts, maskContacts } from '../../domain/mask.ts';
import { anyText, HOSTILE_MS, hostileTexts } from './typed/strange.ts';

test.each([
  ['Write to azamat.b+ask@mail.example.kg please', 'Write to ••• please'],
  ['Пишите на почта@пример.рф!', 'Пишите на •••!'],
  ['Call +996 700 12-34-56 today', 'Call ••• today'],
  ['Call 0700123456.', 'Call •••.'],
  ['0 (312) 66-12-34, room 5', '•••, room 5'],
  ['(0312) 661234', '(•••'],
  ['tel:+996700123456', 'tel:•••'],
  ['+977-98-1234-5678 / 9812345678', '•••'],
  ['9812345', '•••'],
  ['०९८१२३४५६७', '•••'],
  ['০১৭১২-৩৪৫৬৭৮', '•••'],
  ['٠٧٠٠١٢٣٤٥٦', '•••'],
  ['0\u200b7\u200b0\u200b0123456', '•••'],
  ['0️⃣7️⃣0️⃣0️⃣1️⃣2️⃣3️⃣', '•••️⃣'],
  ['0700.12.34.56', '•••'],
  ['0700-12-34', '•••'],
  ['12-34-5678', '•••'],
  ['a@b.kg+c@d.kg', '•••'],
  ['0555 12.34 56', '•••'],
  ['2026-12-08 0700123456 18:00', '2026-12-08 ••• 18:00'],
  ['On 8.12.2026 call 700 123 456', 'On 8.12.2026 call •••'],
  ['wa.me/996700123456', 'wa.me/•••'],
  ['a@b.kg,c@d.kg', '•••,•••'],
])('%s → %s', (text, masked) => {
  expect(maskContacts(text)).toBe(masked);
  expect(hasContacts(text)).toBe(true);
});

test.each([
  '2026-12-08 18:00',
  '2026-12-08, 18:00-20:00',
  '8.12.2026',
  '8.12.2026 18.00',
  '8.12. 18.00',
  '08/12/2026 and 09/12/2026',
  '8-10.12.2026',
  '8.12.2026-10.12.2026',
  'Tuesday 8 December 2026, 18:00',
  'since 2019-2020, and in 2024 2025 2026',
  'from 08:00 to 17:30:00',
  'Q-12, Q-123456 and C-7, M-3',
  'House 12/4, flat 345',
  'Manas street 123456',
  '1 500 000 som',
  '12.500.000 som',
  'in 2026 1200 people came',
  '५ डिसेम्बर २०२६, १८:००, ०८.१२.२०२६',
  '@azamat_b',
  'me @ home',
  'price 5@3.5',
  '12 of 345',
  '',
])('stays: %s', (text) => {
  expect(maskContacts(text)).toBe(text);
  expect(hasContacts(text)).toBe(false);
});

test('a phone number is found however it is written, and whatever stands around it', () => {
  const separator = fc.constantFrom('', ' ', '-', '.', ') ', ' - ', '\u00a0', '–');
  const digits = fc.integer({ min: 100, max: 999 });
  fc.assert(
    fc.property(fc.array(fc.tuple(digits, separator), { minLength: 3, maxLength: 5 }), (groups) => {
      const phone = `+9${groups.map(([group, between]) => `${group}${between}`).join('')}`;
      const masked = maskContacts(`Call ${phone} or come`);
      expect(masked).toContain('•••');
      expect(masked).not.toMatch(/\d/);
    }),
  );
});

test('no date and no time is ever masked', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30_000 }), fc.nat({ max: 1439 }), (days, minute) => {
      const date = Temporal.PlainDate.from('2000-01-01').add({ days });
      const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60).toString({ smallestUnit: 'minute' });
      const dotted = `${date.day}.${date.month}.${date.year}`;
      for (const text of [
        `${date} ${time}`,
        `${dotted} ${time}`,
        `${time} ${dotted}`,
        `${dotted}, ${time}`,
        `${dotted}.`,
      ]) {
        expect(maskContacts(text)).toBe(text);
      }
    }),
  );
});

test('masking twice changes nothing, and no text makes it throw', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = maskContacts(text);
      expect(maskContacts(once)).toBe(once);
      expect(hasContacts(once)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('hostile texts are masked at once', () => {
  for (const text of hostileTexts) {
    const start = performance.now();
    maskContacts(text);
    expect(performance.now() - start).toBeLessThan(HOSTILE_MS);
  }
});
