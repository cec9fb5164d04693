/** What people, their keyboards and their enemies send in place of what was asked. */
export const strangeTexts: Readonly<Record<string, string>> = {
  'something else': 'perhaps next week, write to a.b@example.org or +996 700 12 34 56',
  'nothing that is seen': ' \n\t \u2003 \u200b\u2060\ufeff\u202e',
  huge: 'word '.repeat(819),
  'one huge word': 'w'.repeat(4096),
  'emoji and right to left': '🎈👨‍👩‍👧‍👦🏳️‍🌈 \u202eמתי יתקנו את הפנס؟ \u2067متى\u2069 \u202dabc',
  'NUL, controls, half characters, zalgo': `the\u0000 l${'\u0335\u0321\u0489'.repeat(60)}amp\u0007\u001b[31m\u009f \ud800 is\u0085out \udfff`,
  'markup and SQL':
    "<b>&amp;*_[x](javascript:alert(1))`</b>{{name}} $t(common.cancel) '); drop table texts; -- \\ %s $1",
  'very many lines': 'a line\n'.repeat(500),
  'numbers that are none':
    '0 00 -1 99999999999999999999 1e309 NaN Q-99999999999999999999 C-0 M--1 C-3 31.02.2026 25:61',
};
