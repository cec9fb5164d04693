import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCommit } from '../../../domain/typed/commit.ts';
import { anyText, HOSTILE_MS, hostileTexts } from './strange.ts';
import { english, today } from './vocabularies.ts';

const read = (text: string) => readCommit(text, english, today);
const date = Temporal.PlainDate.from('2026-12-08');
const whole = { question: 3, owner: { owner: 'police' }, date, text: 'The lamps work again', missing: [] };

test.each([
  'Q-3 police 8.12. The lamps work again',
  'q3, officer, 8 December: The lamps work again',
  '3 police by Tuesday, 8 December 2026 - The lamps work again',
  '#3 8.12. by the police The lamps work again',
  'Q 3 Police 2026-12-08 The   lamps work again',
])('a whole commitment: %s', (typed) => {
  expect(read(typed)).toEqual(whole);
});

test.each([
  ['police', { owner: 'police' }],
  ['local', { owner: 'local_government' }],
  ['Local government', { owner: 'local_government' }],
  ['community', { owner: 'community' }],
  ['joint', { owner: 'joint' }],
  ['@Azamat_1', { mention: 'Azamat_1' }],
  ['@996700123456', { mention: '996700123456' }],
])('the owner %s', (typed, owner) => {
  expect(read(`Q-3 ${typed} 8.12. The lamps work again`)).toEqual({ ...whole, owner });
});

test.each([
  ['', ['question', 'owner', 'date', 'text']],
  ['Q-3', ['owner', 'date', 'text']],
  ['Q-3 police', ['date', 'text']],
  ['Q-3 police 8.12.', ['text']],
  ['Q-3 8.12. fix it', ['owner']],
  ['Q-3 police fix it by Friday', ['date']],
  ['police 8 December fix it', ['question']],
  ['fix it', ['question', 'owner', 'date']],
])('%j lacks %j, and keeps all else', (typed, missing) => {
  const commit = read(typed);
  expect(commit.missing).toEqual(missing);
  expect(commit.refused).toBeUndefined();
});

test.each([
  ['Q-3 police 31.2. fix it', 'impossible_date', ['date']],
  ['Q-3 police 8/12/2026 fix it', 'ambiguous_date', ['date']],
  ['Q-3 police 2020-01-01 fix it', 'past_date', ['date']],
  ['C-3 police 8.12. fix it', 'other_kind', ['question']],
  ['Q-0 police 8.12. fix it', 'out_of_range', ['question']],
  [`Q-3 police 8.12. ${'x'.repeat(501)}`, 'text_too_long', ['text']],
])('%s is refused in part: %s', (typed, refused, missing) => {
  const commit = read(typed);
  expect(commit).toMatchObject({ refused, missing });
  expect(Object.keys(commit)).toHaveLength(5);
});

test('the text stays as typed, with its lines', () => {
  expect(read('Q-3 police 8.12. On the street: 3 lamps\n\n Tuesday 18:00').text).toBe(
    'On the street: 3 lamps\nTuesday 18:00',
  );
});

test('no text makes it throw, and every part is either there or missing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const commit = read(text);
      for (const part of ['question', 'owner', 'date', 'text'] as const) {
        expect(commit[part] === undefined).toBe(commit.missing.includes(part));
      }
    }),
    { numRuns: 800 },
  );
});

test('hostile texts are read at once', () => {
  for (const text of hostileTexts) {
    const start = performance.now();
    read(`Q-3 ${text}`);
    expect(performance.now() - start).toBeLessThan(HOSTILE_MS);
  }
});
