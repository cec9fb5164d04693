import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found, tokenIn } from './founding.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('a promise from its making to its keeping, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let azamat: Person;
  let bakyt: Person;
  let group: Group;
  let form: ChatMessage;
  let post: ChatMessage;
  let asked: ChatMessage;
  let desk: ChatMessage;
  let question: ChatMessage;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida', username: 'aida' });
    azamat = town.telegram.person({ first_name: 'Azamat' });
    bakyt = town.telegram.person({ first_name: 'Bakyt' });
    group = town.telegram.group({ title: 'Ak-Bulak neighbours', owner: aida, members: [bakyt] });
    await found(aida, group);
    aida.startsBot();
    await aida.private.next('Ashar');
    aida.says(group, '/officer Beat 4');
    await aida.private.next('Forward the next message');
    azamat.startsBot(tokenIn(await aida.private.next('You are invited')));
    const offer = await azamat.private.next('You are invited');
    await azamat.presses(offer, 'I accept');
    await offer.becomes('You are the officer');
    bakyt.says(group, '/ask When will the street lamps work? Call 0555 123 456');
    question = await group.next('Q-1');
  });
  afterAll(() => town?.close());

  it('says so while nothing is promised', async () => {
    bakyt.says(group, '/commitments');
    expect((await group.next('Open promises')).text).toContain('No promise is open');
    azamat.says(azamat.private, '/mine');
    await azamat.private.next('not promised anything');
  });

  describe('its making', () => {
    it('begins under the question, and only for a facilitator', async () => {
      const toAida = await aida.private.next('Q-1');
      await aida.presses(toAida, 'Make a commitment');
      form = await aida.private.next('Who answers for it?');
      expect(form.buttons).toEqual([
        ['👮 \u2068Beat 4\u2069'],
        ['🏛 Local government'],
        ['🏘 Community'],
        ['🤝 Joint'],
        ['✖️ Cancel'],
      ]);
    });

    it('goes on in the same message', async () => {
      await aida.presses(form, 'Beat 4');
      await form.becomes('What is promised?');
      expect(form.text).toContain('When will the street lamps work? Call •••');
      await aida.presses(form, 'As asked');
      await form.becomes('By when?');
      expect(form.buttons.flat()).toEqual([
        '📅 Monday, 30 November 2026 (end of the month)',
        '📅 Friday, 4 December 2026 (in 2 weeks)',
        '📅 Saturday, 20 February 2027 (in 3 months)',
        '✖️ Cancel',
      ]);
      await aida.presses(form, 'in 2 weeks');
      await form.becomes('How will we know');
    });

    it('takes typed answers, and goes on below them', async () => {
      aida.says(aida.private, 'Both lamps at School No. 5 are lit at night');
      const preview = await aida.private.next('Is everything right?');
      await form.becomes('goes on below');
      expect(form.buttons).toEqual([]);
      form = preview;
      expect(form.text).toContain('Friday, 4 December 2026');
      expect(form.text).toContain('Everybody in the chat and on the web page will see it.');
      expect(form.buttons).toEqual([['📣 Announce'], ['✏️ Change', '✖️ Cancel']]);
    });

    it('can be changed part by part', async () => {
      await aida.presses(form, 'Change');
      await form.becomes('What do you want to change?');
      await aida.presses(form, 'What');
      await form.becomes('What is promised?');
      aida.says(aida.private, '\u2068\u200b');
      await aida.private.next('nothing to read');
      aida.says(aida.private, 'x'.repeat(501));
      await aida.private.next('too long');
      aida.says(aida.private, 'The two <b>street lamps</b> at School No. 5 work again');
      form = await aida.private.next('Is everything right?');
      expect(form.text).toContain('The two <b>street lamps</b> at School No. 5 work again');
      await aida.presses(form, 'Change');
      await form.becomes('What do you want to change?');
      await aida.presses(form, 'By when');
      await form.becomes('By when?');
      for (const [typed, answer] of [
        ['soon', 'cannot read a date'],
        ['31.2.', 'does not exist'],
        ['2020-01-01', 'is over'],
      ] as const) {
        aida.says(aida.private, typed);
        await aida.private.next(answer);
      }
      aida.says(aida.private, '8 December');
      form = await aida.private.next('Is everything right?');
      expect(form.text).toContain('Tuesday, 8 December 2026');
    });

    it('gets its number, and the group gets one post', async () => {
      const both = await Promise.all([aida.presses(form, 'Announce'), aida.presses(form, 'Announce')]);
      expect(both.filter(({ text }) => text?.includes('out of date'))).toHaveLength(1);
      await form.becomes('C-1 is written down');
      expect(form.buttons).toEqual([]);
      post = await group.next('C-1');
      expect(post.text).toContain("waits for the officer's answer");
      expect(post.text).toContain('👮 \u2068Beat 4\u2069');
      expect(post.text).not.toContain('Azamat');
      expect(post.text).toContain('Tuesday, 8 December 2026');
      expect(post.text).toContain('Both lamps at School No. 5');
      await question.becomes('promised');
      await town.telegram.quiet();
      expect(group.messages.filter(({ text }) => text.startsWith('C-1'))).toHaveLength(1);
    });

    it('is given up by a button, and is nobody else’s to press', async () => {
      const before = group.messages.length;
      aida.says(group, '/commit police 8.12. Another one');
      const other = await group.next('How will we know');
      await aida.presses(other, 'Skip');
      await other.becomes('Is everything right?');
      expect((await bakyt.presses(other, 'Announce')).text).toContain('Somebody else is writing this');
      await aida.presses(other, 'Cancel');
      await other.becomes('Cancelled');
      expect(group.messages.length).toBe(before + 2);
    });
  });

  describe('its owner', () => {
    it('is asked in private, with the group named', async () => {
      asked = await azamat.private.next('C-1');
      expect(asked.text).toContain('Ak-Bulak neighbours');
      expect(asked.text).toContain('Will you, for the police, promise this?');
      expect(asked.text).toContain('Everybody in the chat and on the web page will see it.');
      expect(asked.buttons).toEqual([['✅ I confirm'], ['📅 Another date', '✖️ I decline']]);
    });

    it('asks for another date, with a reason or without', async () => {
      await azamat.presses(asked, 'Another date');
      const dates = await azamat.private.next('Which date is possible?');
      await azamat.presses(dates, 'in 3 months');
      await dates.becomes('Saturday, 20 February 2027');
      expect(dates.buttons).toEqual([]);
      const why = await azamat.private.next('Why is another date needed');
      azamat.says(azamat.private, 'The lamps have to be ordered');
      await azamat.private.next('You asked for Saturday, 20 February 2027');
      expect(why.buttons.flat()).toContain('⏭️ Skip');
      await post.becomes('Another date is asked for: Saturday, 20 February 2027');
      desk = await aida.private.next('Another date is asked for');
      expect(desk.text).toContain('The lamps have to be ordered');
      expect(desk.buttons).toEqual([['✅ Accept the new date'], ['📅 Keep the date']]);
    });

    it('can ask for another one, and the older message points to the newer', async () => {
      await azamat.presses(asked, 'Another date');
      const again = await azamat.private.next('Which date is possible?');
      azamat.says(azamat.private, '10.12.');
      await again.becomes('Thursday, 10 December 2026');
      const why = await azamat.private.next('Why is another date needed');
      const old = desk;
      await azamat.presses(why, 'Skip');
      await azamat.private.next('You asked for Thursday');
      desk = await aida.private.next('Thursday, 10 December 2026');
      await old.becomes('see the newest message below');
      expect(old.buttons).toEqual([]);
    });

    it('is asked again when the date is kept', async () => {
      await aida.presses(desk, 'Keep the date');
      await azamat.private.next('A facilitator kept the date: Tuesday, 8 December 2026');
      asked = await azamat.private.next('Will you, for the police, promise this?');
      await desk.becomes("waits for the officer's answer");
      expect(desk.buttons).toEqual([]);
    });

    it('hears of an accepted date, which confirms it', async () => {
      await azamat.presses(asked, 'Another date');
      await azamat.private.next('Which date is possible?');
      azamat.says(azamat.private, '12.12.');
      await azamat.private.next('Why is another date needed');
      azamat.says(azamat.private, 'skip');
      await azamat.private.next('You asked for Saturday, 12 December');
      desk = await aida.private.next('Saturday, 12 December 2026');
      await aida.presses(desk, 'Accept the new date');
      const news = await group.next('C-1 has a new date');
      expect(news.text).toContain('Saturday, 12 December 2026 (at first: Tuesday, 8 December 2026)');
      await azamat.private.next('A facilitator accepted your date');
      await post.becomes('confirmed');
      await asked.becomes('confirmed');
      expect(asked.buttons).toEqual([
        ['✅ Done', '🔨 Under way'],
        ['⛔ I am stuck', '⏳ Need more time'],
      ]);
    });
  });

  describe('its work', () => {
    it('is under way', async () => {
      expect((await azamat.presses(asked, 'Under way')).text).toContain('Noted');
      await post.becomes('The officer says: under way');
      expect((await azamat.presses(asked, 'Under way')).text).toContain('noted already');
      azamat.says(azamat.private, '/progressing C-1 One lamp is up.\nThe other comes on Monday: 0555 123 456');
      await azamat.private.next('C-1 is under way');
      await post.becomes('One lamp is up.\nThe other comes on Monday: •••');
    });

    it('is stuck: why, who could help, until when', async () => {
      await azamat.presses(asked, 'I am stuck');
      await azamat.private.next('What is in the way?');
      azamat.says(azamat.private, 'There are no lamps in the store');
      await post.becomes('stuck');
      await azamat.private.next('Who could help?');
      azamat.says(azamat.private, 'The municipality');
      const until = await azamat.private.next('Until when');
      await azamat.presses(until, 'end of the month');
      await until.becomes('noted that you are stuck');
      await post.becomes('stuck, probably until 30 November 2026');
      expect(post.text).toContain('There are no lamps in the store\nThe municipality');
    });

    it('needs more time, and then must say why', async () => {
      await azamat.presses(asked, 'Need more time');
      await azamat.private.next('Which date is possible?');
      azamat.says(azamat.private, '12.12.');
      await azamat.private.next('due on Saturday, 12 December 2026 already');
      azamat.says(azamat.private, '15.12.');
      const why = await azamat.private.next('Why is another date needed');
      expect(why.buttons.flat()).toEqual(['✖️ Cancel']);
      azamat.says(azamat.private, 'skip');
      azamat.says(azamat.private, 'The store is shut until Monday');
      await azamat.private.next('You asked for Tuesday, 15 December');
      desk = await aida.private.next('Tuesday, 15 December 2026');
      await aida.presses(desk, 'Keep the date');
      await azamat.private.next('A facilitator kept the date: Saturday, 12 December 2026');
      await town.telegram.quiet();
      expect(group.unread.filter(({ text }) => text.includes('is confirmed'))).toEqual([]);
    });

    it('is done, and a note can be added', async () => {
      azamat.says(azamat.private, '/done C-1');
      asked = await azamat.private.next('reported as done');
      expect(asked.buttons).toEqual([['✏️ Add a note'], ['🔨 Under way', '⛔ I am stuck']]);
      await azamat.presses(asked, 'Add a note');
      await azamat.private.next('What shall be said about C-1?');
      azamat.says(azamat.private, 'Both are lit since Friday');
      await azamat.private.next('Your words stand beside C-1');
      await post.becomes('Both are lit since Friday');
    });

    it('is nobody else’s to tell of', async () => {
      bakyt.says(group, '/done C-1');
      await group.next('Only whoever answers');
      bakyt.says(group, '/done C-99');
      await group.next('I do not find C-99');
      aida.says(group, '/blocked C-1 no');
      await group.next('Only whoever answers');
    });

    it('stands in the lists', async () => {
      bakyt.says(group, '/commitments');
      const list = await group.next('Open promises');
      expect(list.text).toContain('C-1 The two <b>street lamps</b>');
      expect(list.text).toContain('The officer says: done');
      azamat.says(azamat.private, '/mine');
      await azamat.private.next('reported as done');
    });
  });
});
