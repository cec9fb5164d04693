import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as textRows } from '../../db/schema/texts.ts';
import type { WorkingGroup } from '../../db/working-groups.ts';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import { plansMeeting } from './meets.ts';
import { groupOf, joins, setUp } from './polls-given.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('recording a meeting, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let nurlan: Person;
  let bakyt: Person;
  let group: Group;
  let women: Group;
  let working: WorkingGroup;
  let desk: ChatMessage;
  let written: ChatMessage;
  let outcome: ChatMessage;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    const named = (first_name: string) => town.telegram.person({ first_name });
    [aida, nurlan, bakyt] = [named('Aida'), named('Nurlan'), named('Bakyt')];
    const admins = [{ person: nurlan }];
    group = town.telegram.group({ title: 'Ak-Bulak neighbours', owner: aida, members: [bakyt], admins });
    women = town.telegram.group({ title: 'Ak-Bulak women', owner: aida });
    await setUp(aida, group);
    working = await groupOf(town, group);
    await joins(town, aida, women, working);
    aida.startsBot();
    nurlan.startsBot();
    await aida.private.next();
    await nurlan.private.next();
    await plansMeeting(town, working, '2026-12-08');
  });
  afterAll(() => town?.close());

  it('is not possible before the meeting begins, and says when it does', async () => {
    aida.says(aida.private, '/record M-1');
    const early = await aida.private.next('M-1 begins');
    expect(early.text).toBe('M-1 begins on Tuesday, 8 December 2026 at 18:00. You can record it from then on.');
    aida.says(group, '/record');
    expect((await group.next()).text).toContain('No meeting waits to be recorded');
  });

  it('begins with a private question to each facilitator who can be reached, and none in the group', async () => {
    await town.timeIs('2026-12-08T20:00');
    desk = await aida.private.next('Was it held?');
    expect(desk.text).toBe('M-1 · \u2068Ak-Bulak neighbours\u2069\nTuesday, 8 December 2026, 18:00\nWas it held?');
    expect(desk.buttons).toEqual([['✅ It was held', '❌ It was not held']]);
    await nurlan.private.next('Was it held?');
    expect(group.unread).toEqual([]);
  });

  it('asks how many came as soon as one has said that it was held', async () => {
    await aida.presses(desk, 'It was held');
    await desk.becomes('It was held.');
    const ask = await aida.private.next('How many people came?');
    expect(ask.buttons).toEqual([['⏭️ Skip', '✖️ Cancel']]);
    const other = await nurlan.private.seen('Another facilitator recorded it.');
    expect(other.text).not.toContain('Was it held?');
  });

  it('a second press changes nothing, also by another facilitator', async () => {
    expect((await aida.presses(desk, 'It was not held')).text).not.toContain('Recorded');
    aida.says(aida.private, 'cancel');
    await aida.private.next('Cancelled');
    expect(desk.text).toContain('It was held.');
    await aida.presses(desk, 'How many came');
    await aida.private.next('How many people came?');
  });

  it.each([
    ['cannot find a number', 'none of your business'],
    ['not sure what each number means', '1 2 3 4'],
    ['how many came in all', '5 under 30'],
    ['do not fit together', '10 people, 12 women'],
    ['too high', '999999999'],
    ['cannot find a number', '\u202e\u0000'],
    ['cannot find a number', '<b>many</b> '.repeat(300)],
    ['not sure', '12 women and their children '.repeat(100)],
  ])('says kindly that it %s and waits for better numbers', async (answer, typed) => {
    aida.says(aida.private, typed);
    await aida.private.next(answer);
  });

  it('repeats what it understood and says what the group will not see', async () => {
    aida.says(aida.private, '14 women 4 men 5 under 30');
    const understood = await aida.private.next('I understood');
    expect(understood.text).toContain('18 people came. Women: 14. Men: 4. Under 30: 5.');
    expect(understood.text).toContain('Everybody else sees only the total');
    await aida.private.next('What was asked?');
  });

  it.each([
    ['nothing to read', '\u0000 \n \u200b'],
    ['21 questions', Array.from({ length: 21 }, (_, at) => `Question ${at}?`).join('\n')],
    ['Question 2 is too long: 1200', `Lamps?\n${'x'.repeat(1200)}`],
  ])('writes nothing down while there is %s', async (answer, typed) => {
    aida.says(aida.private, typed);
    expect((await aida.private.next(answer)).text).not.toContain('Q-');
  });

  it('keeps nothing of what could put somebody in danger, and says where there is help', async () => {
    aida.says(aida.private, 'Lamps?\nMy husband beats me, who helps?');
    await aida.private.next('Leave out what could put a person in danger');
    const texts = await town.db.select().from(textRows);
    expect(texts.filter(({ body }) => /husband|Lamps/.test(body))).toEqual([]);
  });

  it('gives each line its number, each with a button to its desk', async () => {
    aida.says(aida.private, '1. When will the lamps work?\n\n- Who takes the rubbish? Call 0555 123 456\n\u202eقمامة؟');
    written = await aida.private.next('written down');
    expect(written.text).toContain('3 questions of M-1 are written down');
    expect(written.text).toContain('Q-1 When will the lamps work?');
    expect(written.text).toContain('Q-2 Who takes the rubbish? Call •••');
    expect(written.buttons).toEqual([['❓ Q-1', '❓ Q-2', '❓ Q-3'], ['📝 More questions']]);
    await aida.presses(written, 'Q-2');
    const question = await aida.private.next('Who takes the rubbish?');
    expect(question.buttons.flat()).toContain('💬 Answer');
  });

  it('tells every chat in one short post, without parts of fewer than five people', async () => {
    for (const chat of [group, women]) {
      const post = await chat.next('M-1 on');
      expect(post.text).toBe(
        [
          'M-1 on Tuesday, 8 December 2026 was held.',
          '18 people came.',
          '3 questions were written down: Q-1, Q-2, Q-3',
          '/questions shows what is open.',
        ].join('\n'),
      );
      if (chat === group) outcome = post;
    }
  });

  it('can be put right, in the same post', async () => {
    await aida.presses(desk, 'How many came');
    await aida.private.next('How many people came?');
    aida.says(aida.private, '25: 15 women 10 men 8 young');
    await outcome.becomes('25 people came. Women: 15. Men: 10. Under 30: 8.');
    aida.says(aida.private, '/record M-1');
    desk = await aida.private.next('It was held.');
    await aida.presses(desk, 'How many came');
    await aida.private.next('How many people came?');
    aida.says(aida.private, '25: 15 women 10 men 8 young');
    await aida.private.next('These numbers are recorded already.');
    expect(group.messages.filter(({ text }) => text.includes('M-1 on'))).toHaveLength(1);
  });

  it('more questions can follow', async () => {
    await aida.presses(written, 'More questions');
    await aida.private.next('What was asked?');
    aida.says(aida.private, 'Where is the bus stop?');
    await aida.private.next('1 question of M-1 is written down');
    await outcome.becomes('4 questions were written down: Q-1, Q-2, Q-3, Q-4');
  });

  it('is for facilitators only', async () => {
    bakyt.says(group, '/record M-1');
    await group.next('Only a facilitator');
    bakyt.startsBot();
    bakyt.says(bakyt.private, '/record M-1');
    await bakyt.private.next('Only a facilitator');
  });

  it('in the group shows no parts that are too small, and refuses the wrong person', async () => {
    nurlan.says(group, '/record M-1');
    const open = await group.next('M-1 ·');
    expect((await bakyt.presses(open, 'It was not held')).text).toContain('Only a facilitator');
  });

  it('asks for the number when what was typed is none, and says when there is no such meeting', async () => {
    aida.says(aida.private, '/record yesterday');
    await aida.private.next('for example: /record M-3');
    aida.says(aida.private, '/record M-77');
    await aida.private.next('There is no M-77 here');
  });

  it('was not held: the reason can be said, and the group sees it', async () => {
    await plansMeeting(town, working, '2026-12-10');
    await town.timeIs('2026-12-10T20:00');
    const asked = await aida.private.next('Was it held?');
    await aida.presses(asked, 'It was not held');
    await aida.private.next('Why was it not held?');
    aida.says(aida.private, 'The school was locked. Call 0555 123 456');
    const post = await group.next('M-2 on');
    expect(post.text).toContain('M-2 on Thursday, 10 December 2026 was not held.');
    expect(post.text).toContain('Reason: The school was locked. Call •••');
    await aida.private.next('Thank you');
  });

  it('the reason can be skipped, and the other button puts a wrong press right', async () => {
    await plansMeeting(town, working, '2026-12-12');
    await town.timeIs('2026-12-12T20:00');
    const asked = await nurlan.private.next('Was it held?');
    await nurlan.presses(asked, 'It was not held');
    const asks = await nurlan.private.next('Why was it not held?');
    await nurlan.presses(asks, 'Skip');
    const post = await group.next('M-3 on');
    expect(post.text).toBe('M-3 on Saturday, 12 December 2026 was not held.');
    expect((await nurlan.presses(asks, 'Skip')).text).toContain('out of date');
    await asked.becomes('It was not held.');
    await nurlan.presses(asked, 'It was held');
    await post.becomes('M-3 on Saturday, 12 December 2026 was held.');
  });

  it('that ends in the quiet hours is asked about in the morning', async () => {
    await plansMeeting(town, working, '2026-12-14', '20:00');
    await town.timeIs('2026-12-14T22:00');
    await town.telegram.quiet();
    expect(aida.private.unread.filter(({ text }) => text.includes('Was it held?'))).toEqual([]);
    await town.timeIs('2026-12-15T08:00');
    await aida.private.next('Was it held?');
  });
});

describe.each(kinds)('recording where no facilitator has opened the private chat, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let group: Group;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida' });
    group = town.telegram.group({ title: 'Ak-Bulak neighbours', owner: aida });
    await setUp(aida, group);
    await plansMeeting(town, await groupOf(town, group), '2026-12-08');
  });
  afterAll(() => town?.close());

  it('is asked in the group, step by step', async () => {
    await town.timeIs('2026-12-08T20:00');
    const desk = await group.next('Was it held?');
    expect(desk.text).toContain('A facilitator answers this.');
    await aida.presses(desk, 'It was held');
    const numbers = await group.next('how many people came?');
    expect(numbers.forceReply).toBe(true);
    aida.answers(numbers, '20');
    const questions = await group.next('what was asked?');
    aida.answers(questions, 'skip');
    const outcome = await group.next('was held.');
    expect(outcome.text).toBe('M-1 on Tuesday, 8 December 2026 was held.\n20 people came.');
    await desk.becomes('20 people came.');
  });
});

describe.each(kinds)('recording for somebody who facilitates two groups, on %s', (kind) => {
  const long = `${'Ak-Bulak and the long valley above it '.repeat(4)}<b>`;
  let town: Town;
  let aida: Person;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida' });
    for (const title of [long.slice(0, 128), 'Kok-Jar']) {
      const group = town.telegram.group({ title, owner: aida });
      await setUp(aida, group);
      await plansMeeting(town, await groupOf(town, group), '2026-12-08');
    }
    aida.startsBot();
    await aida.private.next();
    await town.timeIs('2026-12-08T20:00');
  });
  afterAll(() => town?.close());

  it.each(['/record', '/record M-1', '/record 1'])('%s asks back which one is meant', async (typed) => {
    aida.says(aida.private, typed);
    const which = await aida.private.next('Which meeting do you want to record?');
    expect(which.buttons).toHaveLength(2);
    await aida.presses(which, 'Kok-Jar');
    expect((await aida.private.next('Was it held?')).text).toContain('Kok-Jar');
  });

  it('/progress shows each group', async () => {
    aida.says(aida.private, '/progress');
    await aida.private.next('Progress of \u2068Ak-Bulak and the long valley');
    await aida.private.next('Progress of \u2068Kok-Jar');
  });
});
