import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswer } from '../../../domain/typed/answer.ts';
import { fold } from '../../../domain/typed/fold.ts';
import { anyText, hostileTexts } from './strange.ts';
import { english, kyrgyz } from './vocabularies.ts';

test.each([
  ['Yes!', 'yes'],
  [' OK 👍🏽', 'ok'],
  ['Ооба.', 'ооба'],
  ['дүйшөмбү', 'дуйшомбу'],
  ['эртең', 'эртен'],
  ['четвёртый', 'четвертый'],
  ['ҷумъа', 'чумъа'],
  ['ËNJTE', 'enjte'],
  ['četvrtak', 'cetvrtak'],
  ['to‘xtat', 'toxtat'],
  ["yo'q", 'yoq'],
  ['st\u200bop', 'stop'],
  ['हुन्\u200dछ', 'हुन्छ'],
  ['१८:००', '18:00'],
  ['৩', '3'],
  ['e\u0308', 'e'],
  ['👍', '👍'],
])('%s is compared as %s', (typed, folded) => {
  expect(fold(typed)).toBe(folded);
});

test.each([
  ['Yes', 'yes'],
  ['no thanks', 'no'],
  ['no   thanks', 'no'],
  ['STOP!', 'stop'],
  ['May be', 'maybe'],
  ['Cancel', 'cancel'],
  ['yes, but later', undefined],
  ['', undefined],
])('%j answers %s', (typed, answer) => {
  expect(readAnswer(typed, english)).toBe(answer);
});

test('an answer is matched in the given language only', () => {
  expect(readAnswer('жок', kyrgyz)).toBe('no');
  expect(readAnswer('жок', english)).toBeUndefined();
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('a huge text is no answer', () => {
  for (const text of hostileTexts) expect(readAnswer(text, english)).toBeUndefined();
});
