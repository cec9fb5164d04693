import fc from 'fast-check';

/** Any string at all: every code unit, lone surrogates, NUL, emoji, right-to-left, and pieces of what people type. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...['8.12.', '8.12', '18:00', '18.00', '6 pm', 'second', 'tuesday', 'every', 'monthly', 'weekly', 'the', 'on'],
        ...['December', '2026', '2026-12-08', '31.2.', '8/12', 'Q-3', 'police', '@azamat', 'tomorrow', ',', '-', ':'],
        ...[
          '\u0000',
          '\u202e',
          '\u200d',
          '👍🏽',
          'e\u0301\u0301\u0301\u0301',
          'क्षि',
          '১৮:০০',
          '\n',
          '99999999999999999999',
        ],
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(' ')),
);

/** Texts of 100,000 units that make a careless pattern backtrack. */
export const hostileTexts = [
  ' ',
  ',',
  '.',
  '1',
  '1 ',
  '1.',
  '1-',
  '8.12. ',
  'a',
  'at ',
  'every ',
  'second ',
  'tuesday ',
  '@',
  'a@a.',
  'a.a@',
  '\n ',
  'e\u0301',
  '\u0301',
  '\u200d',
  '\u0000',
  '\ud800',
  '👍🏽',
  '(1) ',
  'क्',
].map((piece) => piece.repeat(Math.ceil(100_000 / piece.length)));

/** Milliseconds within which each hostile text must be read, on a slow machine. */
export const HOSTILE_MS = 400;
