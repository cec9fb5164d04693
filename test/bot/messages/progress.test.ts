import { describe, expect, test } from 'vitest';
import { type ItemFacts, type ProgressFacts, progressSummary } from '../../../bot/messages/progress.ts';
import type { Counts, PromisedItem } from '../../../domain/progress.ts';
import { languages, wordsIn } from '../../../locales/words.ts';
import { idOf } from '../../domain/life.ts';

/** An emoji of eleven UTF-16 units, and letters that pile up: what takes the most room. */
const family = '👨🏽‍👩🏽‍👧🏽‍👦🏽';
const longest = (characters: number) => family.repeat(characters).slice(0, characters * 3);
const day = Temporal.PlainDate.from('2026-09-30');
const at = Temporal.Instant.from('2026-09-30T04:00:00Z');
const text = idOf<PromisedItem['text']>(1);

const promise = (number: number): PromisedItem => ({
  id: idOf<PromisedItem['id']>(number),
  number: 999_990 + number,
  text,
  indicator: null,
  owner: 'joint',
  sides: (['police', 'local_government', 'community'] as const).map((side) => ({
    side,
    post: null,
    identity: null,
    confirmedAt: at,
  })),
  due: day,
  firstDue: day.subtract({ days: 30 }),
  proposal: null,
  declined: null,
  word: { said: 'done', at, on: day, late: true, note: text, until: null },
  verdict: { is: 'not_started', at, on: day, late: true, sinceWord: true, poll: idOf(1) },
  referredTo: null,
  withdrawnReason: null,
  keptLate: false,
  closedAt: null,
  standing: {
    status: 'contested',
    dueSoon: false,
    overdueDays: 1000,
    unansweredSince: at,
    waitingFor: ['police'],
    orphaned: true,
  },
});

const item = (number: number): ItemFacts => ({
  asked: { number: 999_990 + number, status: 'committed', text: longest(1000), answer: '', referredTo: '' },
  promised: {
    item: promise(number),
    who: (['police', 'local_government', 'community'] as const).map((side) => ({ side, name: longest(60) })),
    text: longest(500),
    note: longest(500),
    endReason: '',
    referredTo: '',
    tooFew: true,
  },
});

const counts: Counts = {
  asked: 9999,
  answered: 9999,
  notOurs: 9999,
  promised: 9999,
  open: 9999,
  late: 9999,
  unanswered: 9999,
  kept: 9999,
  keptLate: 9999,
  contested: 9999,
  overdue: 9999,
  rate: 0.3,
  declined: 9999,
  referred: 9999,
  withdrawn: 9999,
};

const meeting: ProgressFacts['meetings'][number] = {
  id: idOf(1),
  state: {
    workingGroup: idOf(1),
    number: 999_999,
    kind: 'working_group',
    series: null,
    post: null,
    place: text,
    date: day,
    time: Temporal.PlainTime.from('18:00'),
    zone: 'Asia/Bishkek',
    minutes: 120,
    status: 'not_held',
    announcedAt: null,
    attendance: null,
    notHeldReason: text,
    recordedAt: at,
  },
  reason: longest(500),
};

const facts: ProgressFacts = {
  group: longest(100),
  zone: 'Asia/Bishkek',
  today: day,
  meetings: [meeting, meeting, meeting],
  counts,
  items: Array.from({ length: 10 }, (_, at) => item(at)),
  more: 123,
  address: `https://ashar.example/g/${'x'.repeat(60)}`,
};

const textOf = (given: ProgressFacts, language = 'en') =>
  progressSummary(given, wordsIn(language))
    .body.map((span) => span.text)
    .join('');

describe.each(languages)('the progress summary in %s', (language) => {
  test('holds ten items of the longest texts in one message', () => {
    const written = textOf(facts, language);
    expect(written.length).toBeLessThanOrEqual(4096);
    for (const { promised } of facts.items) expect(written).toContain(`C-${promised?.item.number}`);
    expect(written).toContain(facts.address ?? '');
    expect(written.isWellFormed()).toBe(true);
  });
  test('shows fewer items rather than more than a message holds', () => {
    const items = facts.items.map(
      (one) =>
        one.promised && {
          asked: one.asked,
          promised: { ...one.promised, referredTo: longest(500), endReason: longest(500) },
        },
    );
    const written = textOf(
      {
        ...facts,
        items: items.filter((one) => one !== null),
        more: 0,
        address: `https://ashar.example/${'x'.repeat(900)}`,
      },
      language,
    );
    expect(written.length).toBeLessThanOrEqual(4096);
    const shown = written.match(/C-\d+/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(0);
    expect(written).toContain(wordsIn(language).t('progress.more', { count: 10 - shown }));
  });
  test('keeps short texts whole', () => {
    const lamps = 'The street lamps on Osmonov street work again, all of them, every night';
    const [first] = facts.items;
    const promised = first?.promised && { ...first.promised, text: lamps, note: lamps, who: [] };
    const written = textOf({ ...facts, meetings: [], items: [{ asked: null, promised: promised ?? null }] }, language);
    expect(written.split(lamps)).toHaveLength(3);
  });
});

test('no line is only a sign: each says in words what it is', () => {
  for (const line of textOf(facts).split('\n')) if (line !== '') expect(line).toMatch(/\p{L}{2}/u);
});

test('an erased text is said to be erased', () => {
  const [first] = facts.items;
  const promised = first?.promised && { ...first.promised, text: '' };
  expect(textOf({ ...facts, items: [{ asked: null, promised: promised ?? null }] })).toContain('(text erased)');
});
