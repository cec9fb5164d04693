import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, countCharacters, isolate, shorten, TEXT_LIMITS } from '../../domain/text.ts';
import { anyText, HOSTILE_MS, hostileTexts } from './typed/strange.ts';

const clean = (raw: string, lines = false) => {
  const cleaned = cleanText(raw, { max: 1000, lines });
  return 'text' in cleaned ? cleaned.text : cleaned.refused;
};

test.each([
  ['  School\t No.\u00a0 5 \n', 'School No. 5'],
  ['one\r\ntwo', 'one two'],
  ['a\u0000b\u0007c', 'abc'],
  ['a\ud800b', 'a\ufffdb'],
  ['и\u0306', 'й'],
  ['Drop \u202etxet\u202c here\u2066!\u2069', 'Drop txet here!'],
  ['\ufeffNew\u200b word', 'New word'],
  ['e\u0302\u0323\u0324\u0325\u0326\u0327\u0328', '\u0229\u0328\u0323\u0324'],
  [`H${'\u0335'.repeat(50)}i`, 'H\u0335\u0335\u0335i'],
  ['\u0301\u200d \u0301Start', 'Start'],
])('%j becomes %j', (raw, text) => {
  expect(clean(raw)).toBe(text);
});

test.each([
  'स्ट्रीटलाइट कहिले बन्छ? क्षि हुँदैन',
  'রাষ্ট্র স্ত্রী ক্ষ্মী কাঁদছে',
  'শ্রী\u200dমান',
  'Жаңы көчө — өтө қараңғы',
  'مَرْحَبًا بِكُمْ، شَدَّة',
  'བསྒྲུབས་',
  'Việt Nam ệ',
  '👩🏽‍🌾👨‍👩‍👧‍👦🏳️‍🌈1️⃣☀️🇰🇬',
  'e\u0301\u0302\u0303'.normalize('NFC'),
])('living scripts and emoji stay whole: %s', (text) => {
  expect(clean(text)).toBe(text.normalize('NFC'));
});

test.each(['', '   ', '\u0000', '\u200d\u200b', '\u2800', '\u3164', '\u202e', '\ufe0f', '\u0301'])(
  'what nobody can see is empty: %j',
  (raw) => {
    expect(clean(raw)).toBe('empty');
  },
);

test('single line feeds stay where lines are allowed', () => {
  expect(clean(' one \r\n\r\n\n two\u2028three \n', true)).toBe('one\ntwo\nthree');
  expect(clean('one\n\n two')).toBe('one two');
});

test('a text is measured in characters as people see them', () => {
  expect(cleanText(`Three cooks ${'👩🏽‍🌾'.repeat(3)}`, { max: 15 })).toHaveProperty('text');
  expect(cleanText('क्षि'.repeat(60), { max: 120 })).toHaveProperty('text');
  expect(cleanText('x'.repeat(121), { max: 120 })).toEqual({ refused: 'too_long', max: 120, length: 121 });
});

test('a text of few characters made of many units is too long as well, and says so plainly', () => {
  const cleaned = cleanText('👨‍👩‍👧‍👦'.repeat(TEXT_LIMITS.question), { max: TEXT_LIMITS.question });
  expect(cleaned).toMatchObject({ refused: 'too_long', max: 1000 });
  expect('length' in cleaned && cleaned.length).toBeGreaterThan(1000);
});

test('cleaning twice changes nothing, and what is kept is fit to be kept', () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), fc.integer({ min: 1, max: 80 }), (raw, lines, max) => {
      const once = cleanText(raw, { max, lines });
      if (!('text' in once)) return;
      const { text } = once;
      expect(cleanText(text, { max, lines })).toEqual(once);
      expect(countCharacters(text)).toBeLessThanOrEqual(max);
      expect(text.length).toBeLessThanOrEqual(3 * max);
      expect(text.isWellFormed()).toBe(true);
      expect(text).toBe(text.normalize('NFC').trim());
      expect(text).not.toMatch(/[\0\u202a-\u202e\u2066-\u2069]|\s\s|\p{M}{7}/u);
      if (!lines) expect(text).not.toContain('\n');
    }),
    { numRuns: 1000 },
  );
});

test('a text is shortened between characters, never within one', () => {
  expect(shorten('Street lamps', 12)).toBe('Street lamps');
  expect(shorten('Street lamps', 8)).toBe('Street…');
  expect(shorten('👨‍👩‍👧‍👦👩🏽‍🌾🇰🇬x', 3)).toBe('👨‍👩‍👧‍👦👩🏽‍🌾…');
  expect(shorten('👨‍👩‍👧‍👦👩🏽‍🌾', 5, 12)).toBe('👨‍👩‍👧‍👦…');
  expect(shorten('abc', 1)).toBe('…');
  expect(shorten('abc', 0)).toBe('');
  expect(shorten('', 0)).toBe('');
});

test('a shortened text is never longer than asked for', () => {
  fc.assert(
    fc.property(anyText, fc.nat({ max: 40 }), fc.nat({ max: 60 }), (text, max, units) => {
      const short = shorten(text, max, units);
      expect(countCharacters(short)).toBeLessThanOrEqual(max);
      expect(short.length).toBeLessThanOrEqual(units);
      if (countCharacters(text) <= max && text.length <= units) expect(short).toBe(text);
    }),
    { numRuns: 300 },
  );
});

test('a name cannot turn the words around it', () => {
  expect(isolate('Азамат')).toBe('\u2068Азамат\u2069');
  expect(isolate('x\u2069\u202ey')).toBe('\u2068xy\u2069');
});

test('hostile texts are cleaned at once', () => {
  for (const text of hostileTexts) {
    const start = performance.now();
    cleanText(text, { max: 1000, lines: true });
    shorten(text, 20);
    expect(performance.now() - start).toBeLessThan(HOSTILE_MS);
  }
});
