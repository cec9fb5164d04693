import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../../domain/typed/one-a-line.ts';
import { anyText, HOSTILE_MS, hostileTexts } from './strange.ts';

const read = (text: string, most = 20) => readLines(text, { max: 1000, most });

test.each(['Lamps?\nRubbish?', 'Lamps?\r\n\r\nRubbish?\n', '1. Lamps?\n2) Rubbish?', '- Lamps?\n•  Rubbish?'])(
  'one question a line, without bullets: %j',
  (typed) => {
    expect(read(typed)).toEqual({ lines: ['Lamps?', 'Rubbish?'] });
  },
);

test('a number that is part of the question stays', () => {
  expect(read('5 lamps are dark\n1.5 km of road')).toEqual({ lines: ['5 lamps are dark', '1.5 km of road'] });
});

test('nothing, too many, too long are told apart', () => {
  expect(read(' \n \u0000\n-')).toEqual({ lines: ['-'] });
  expect(read(' \n\u0000')).toEqual({ refused: 'empty' });
  expect(read('a\nb\nc', 2)).toEqual({ refused: 'too_many', count: 3, most: 2 });
  const long = `ok\n\n${'x'.repeat(1001)}`;
  expect(read(long)).toEqual({ refused: 'line_too_long', number: 2, max: 1000, length: 1001 });
});

test('lines are clean and within bounds, whatever was typed', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const read = readLines(text, { max: 12, most: 3 });
      if (!('lines' in read)) return;
      expect(read.lines.length).toBeLessThanOrEqual(3);
      for (const line of read.lines) expect(line).not.toMatch(/\p{Cc}/u);
    }),
  );
});

test('a huge text is read in time', () => {
  for (const text of hostileTexts) {
    const begun = performance.now();
    read(text);
    expect(performance.now() - begun).toBeLessThan(2 * HOSTILE_MS);
  }
});
