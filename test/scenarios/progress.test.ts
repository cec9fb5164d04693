import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitment, question } from '../../bot/nouns.ts';
import { settle } from '../../bot/settle.ts';
import { commitmentsNumbered } from '../../db/commitments.ts';
import { questionsNumbered } from '../../db/questions.ts';
import { keepText } from '../../db/texts.ts';
import { changeGroup, type WorkingGroup } from '../../db/working-groups.ts';
import type { Command as CommitmentCommand } from '../../domain/commitment/commitment.ts';
import type { PollId, TextId } from '../../domain/ids.ts';
import type { Command as QuestionCommand } from '../../domain/question/question.ts';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import { plansMeeting } from './meets.ts';
import { act, groupOf, joins, promised, setUp } from './polls-given.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('the progress summary, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let group: Group;
  let women: Group;
  let working: WorkingGroup;
  let summary: ChatMessage;

  const say = (body: string): Promise<TextId> =>
    act(town, ({ tx, now, newId }) => keepText(tx, body, null, now, newId));
  const happens = (number: number, command: CommitmentCommand) =>
    act(town, async (doing) => {
      const [known] = await commitmentsNumbered(doing.tx, [working.id], number);
      if (!known) throw new Error(`no C-${number}`);
      expect(await settle(doing, commitment, known.id, command, null)).toHaveProperty('state');
    });
  const becomes = (number: number, command: QuestionCommand) =>
    act(town, async (doing) => {
      const [known] = await questionsNumbered(doing.tx, [working.id], number);
      if (!known) throw new Error(`no Q-${number}`);
      expect(await settle(doing, question, known.id, command, null)).toHaveProperty('state');
    });
  const day = (date: string) => Temporal.PlainDate.from(date);
  const asks = async (text: string) => {
    bakyt.says(group, `/ask ${text}`);
    return group.next(/^Q-\d/);
  };

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    const named = (first_name: string) => town.telegram.person({ first_name });
    [aida, bakyt] = [named('Aida'), named('Bakyt')];
    group = town.telegram.group({ title: 'Ak-Bulak neighbours', owner: aida, members: [bakyt] });
    women = town.telegram.group({ title: 'Ak-Bulak women', owner: aida });
    await setUp(aida, group);
    working = await groupOf(town, group);
    await joins(town, aida, women, working);
    aida.startsBot();
    await aida.private.next();
  });
  afterAll(() => town?.close());

  it('of a group in which nothing was asked yet is short and says how to begin', async () => {
    await plansMeeting(town, working, '2026-11-22');
    await town.timeIs('2026-11-22T20:00');
    await town.timeIs('2026-11-23T09:00');
    summary = await group.next('Progress of');
    expect(summary.text).toBe(
      [
        'Progress of \u2068Ak-Bulak neighbours\u2069',
        'Nobody has recorded yet how M-1 on Sunday, 22 November 2026 was. A facilitator can still do it: /record M-1',
        'Nothing has been asked or promised yet. What should change where you live? Ask the first question: /ask',
        '',
        'Everything, with its history: https://ashar.example/g/ak-bulak-neighbours',
      ].join('\n'),
    );
    expect(summary.buttons).toEqual([['📝 Record M-1']]);
    await women.next('Progress of');
  });

  it('shows in the same message what is recorded late', async () => {
    const desk = await aida.private.next('Was it held?');
    await aida.presses(desk, 'It was held');
    await summary.becomes('M-1 on Sunday, 22 November 2026 was held.');
    aida.says(aida.private, '18');
    await summary.becomes('M-1 on Sunday, 22 November 2026 was held. 18 people came.');
    aida.says(aida.private, 'skip');
    await group.next('M-1 on');
    expect(summary.buttons).toEqual([]);
  });

  it('counts first, then tells each item once: asked, promised, by whom, by when, who says what, what is late', async () => {
    await town.timeIs('2026-11-24T10:00');
    await asks('When will the lamps work? Call 0555 123 456');
    await asks('Who takes the rubbish?');
    await asks('Can the river be cleaned?');
    const lamps = await promised(town, working, { text: 'The lamps work', due: '2026-12-01', said: 'under_way' });
    expect(lamps).toBe('C-1');
    await promised(town, working, { text: 'Patrol at night', due: '2026-12-20', said: 'done' });
    await happens(2, {
      type: 'record_verdict',
      verdict: 'done',
      poll: '00000000-0000-4000-8000-000000000001' as PollId,
      today: day('2026-11-24'),
    });
    await promised(town, working, { text: 'Mark the crossing', due: '2026-12-30', side: 'local_government' });
    await happens(3, { type: 'withdraw', reason: await say('The road is closed') });
    await becomes(2, { type: 'answer', text: await say('Every Monday, by the municipality') });
    await becomes(3, { type: 'refer', to: await say('the water authority') });
    await plansMeeting(town, working, '2026-12-08');
    await town.timeIs('2026-12-08T20:00');
    await town.timeIs('2026-12-09T09:00');
    summary = await group.next('Progress of');
    const lines = summary.text.split('\n');
    expect(lines[1]).toContain('Nobody has recorded yet how M-2');
    expect(lines.slice(2, 5)).toEqual([
      'Asked: 3. Answered: 1. Not ours: 1.',
      'Promised: 2. Kept: 1 of 2 so far. Late: 1.',
      'Withdrawn: 1.',
    ]);
    const items = summary.text.split('\n\n').slice(1, -1);
    expect(items.map((item) => /[QC]-\d+/.exec(item)?.[0])).toEqual(['C-1', 'Q-1', 'Q-2', 'C-2', 'Q-3', 'C-3']);
    expect(items[0]).toContain('8 days late');
    expect(items[0]).toContain('Beat 4');
    expect(items[0]).toContain('promised for Tuesday, 1 December 2026: The lamps work');
    expect(items[0]).toContain('The officer says: under way');
    expect(items[1]).toContain('When will the lamps work? Call •••');
    expect(items[2]).toContain('Answer: Every Monday');
    expect(items[3]).toContain('Kept. Thank you!');
    expect(items[3]).toContain('The members say: done');
    expect(items[4]).toContain('Passed on to: the water authority');
    expect(items[5]).toContain('Reason: The road is closed');
    expect(summary.text).not.toContain('Bakyt');
  });

  it('celebrates what was kept, and tells what ended, only once', async () => {
    await plansMeeting(town, working, '2026-12-15');
    await town.timeIs('2026-12-15T20:00');
    await town.timeIs('2026-12-16T09:00');
    const next = await group.next('Progress of');
    expect(next.text).not.toContain('Thank you');
    expect(next.text).not.toMatch(/C-2|C-3|Q-3/);
    expect(next.text).toContain('Kept: 1 of 2');
    expect(next.text).toContain('15 days late');
  });

  it('tells of two meetings of one day once', async () => {
    await plansMeeting(town, working, '2026-12-18', '14:00');
    await plansMeeting(town, working, '2026-12-18', '18:00');
    await town.timeIs('2026-12-18T20:00');
    await town.timeIs('2026-12-19T09:00');
    const both = await group.next('Progress of');
    expect(both.text).toContain('/record M-4');
    expect(both.text).toContain('/record M-5');
    await town.telegram.quiet();
    expect(group.unread).toEqual([]);
    expect((await bakyt.presses(both, 'Record M-4')).text).toContain('Only a facilitator');
    await aida.presses(both, 'Record M-5');
    await group.next('Was it held?');
  });

  it('can be asked for at any time: posted by a facilitator, shown to anybody in private', async () => {
    bakyt.says(group, '/progress');
    await group.next('Only a facilitator');
    aida.says(group, '/progress');
    await group.next('Progress of');
    bakyt.startsBot();
    bakyt.says(bakyt.private, '/progress');
    expect((await bakyt.private.next('Progress of')).text).toContain('C-1');
  });

  it('keeps what was kept since the last time for the next one, however often it is asked for', async () => {
    await town.timeIs('2026-12-19T10:00');
    await happens(1, { type: 'report', side: 'police', said: 'done', note: null, today: day('2026-12-19') });
    await happens(1, {
      type: 'record_verdict',
      verdict: 'done',
      poll: '00000000-0000-4000-8000-000000000002' as PollId,
      today: day('2026-12-19'),
    });
    aida.says(group, '/progress');
    await group.next('Thank you!');
    aida.says(group, '/progress');
    await group.next('Thank you!');
    await plansMeeting(town, working, '2026-12-22');
    await town.timeIs('2026-12-22T20:00');
    await town.timeIs('2026-12-23T09:00');
    expect((await group.next('M-6')).text).toContain('Thank you!');
  });

  it('names no page that is switched off', async () => {
    await changeGroup(town.db, working.id, { publicPage: false });
    aida.says(group, '/progress');
    expect((await group.next('Progress of')).text).not.toContain('https://');
  });

  it('is not posted in the evening when the bot was away in the morning', async () => {
    await plansMeeting(town, working, '2026-12-26');
    await town.timeIs('2026-12-27T21:30');
    await town.telegram.quiet();
    expect(group.unread.filter(({ text }) => text.includes('Progress of'))).toEqual([]);
  });
});
