import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { due } from '../../db/schema/due.ts';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found } from './founding.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('settings, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let group: Group;
  let inGroup: ChatMessage;
  let inPrivate: ChatMessage;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida' });
    bakyt = town.telegram.person({ first_name: 'Bakyt' });
    group = town.telegram.group({ title: 'Ak-Bulak neighbours', owner: aida, members: [bakyt] });
    await found(aida, group);
  });
  afterAll(() => town?.close());

  const labels = (message: ChatMessage) => message.buttons.flat();

  describe('in the group', () => {
    it('are for facilitators', async () => {
      bakyt.says(group, '/settings');
      await group.next('Only a facilitator');
      aida.says(group, '/settings');
      inGroup = await group.next('Settings of \u2068Ak-Bulak neighbours');
      expect((await bakyt.presses(inGroup, '7 days: on')).text).toContain('Only a facilitator');
    });

    it('show everything at once, but not the code', async () => {
      expect(inGroup.text).toContain('Language: English');
      expect(inGroup.text).toContain('Time zone: Asia/Bishkek');
      expect(inGroup.text).toContain('https://ashar.example/g/ak-bulak-neighbours');
      expect(inGroup.text).toContain('No officer and no adviser is invited yet');
      expect(inGroup.text).toContain('shown in our private chat only');
      for (const label of labels(inGroup)) expect(label).toMatch(/^\p{Extended_Pictographic}\ufe0f? \p{L}|^🔔 \d/u);
    });

    it('switch a reminder off and on, in the same message', async () => {
      expect((await aida.presses(inGroup, '1 hour: on')).text).toContain('Off.');
      await inGroup.becomes('🔕 1 hour before a meeting: I do not remind');
      expect(labels(inGroup)).toContain('🔕 1 hour: off');
      expect((await aida.presses(inGroup, '1 hour: off')).text).toContain('On.');
      await inGroup.becomes('🔔 1 hour before a meeting: I remind');
      expect(group.messages.filter(({ text }) => text.includes('Settings of'))).toHaveLength(1);
    });

    it('count for meetings that are set already', async () => {
      aida.says(group, '/meeting 2026-12-08 18:00 School No. 5');
      const preview = await group.next((message) => message.buttons.flat().includes('📣 Announce'));
      await aida.presses(preview, 'Announce');
      await group.next((message) => message.buttons.flat().some((label) => label.includes('I am coming')));
      expect(await reminders()).toEqual(['10080', '1440', '60']);
      await aida.presses(inGroup, '7 days: on');
      await inGroup.becomes('7 days before a meeting: I do not');
      expect(await reminders()).toEqual(['1440', '60']);
      await aida.presses(inGroup, '7 days: off');
      await inGroup.becomes('7 days before a meeting: I remind');
      expect(await reminders()).toEqual(['10080', '1440', '60']);
    });

    /** The reminders that the clock has still to give, in minutes before a meeting, the earliest first. */
    async function reminders() {
      const rows = await town.db
        .select({ minutes: due.argument })
        .from(due)
        .where(and(eq(due.kind, 'meeting.reminder'), isNull(due.doneAt)))
        .orderBy(due.dueAt);
      return rows.map((row) => row.minutes);
    }

    it('do not undo each other when two press at once', async () => {
      const toasts = await Promise.all([aida.presses(inGroup, '1 day: on'), aida.presses(inGroup, '1 day: on')]);
      expect(toasts.map(({ text }) => text)).toEqual(
        expect.arrayContaining([expect.stringContaining('Off.'), expect.stringContaining('It is so already')]),
      );
      await inGroup.becomes('1 day before a meeting: I do not');
      await aida.presses(inGroup, '1 day: off');
      await inGroup.becomes('1 day before a meeting: I remind');
    });

    it('choose the language, and go back', async () => {
      await aida.presses(inGroup, 'Language');
      await inGroup.becomes('Which language');
      await aida.presses(inGroup, 'Back');
      await inGroup.becomes('Settings of');
      await aida.presses(inGroup, 'Language');
      await inGroup.becomes('Which language');
      expect((await aida.presses(inGroup, 'English')).text).toContain('Saved');
      await inGroup.becomes('Settings of');
    });

    it('change the zone, which is for new meetings only', async () => {
      await aida.presses(inGroup, 'Time zone');
      await inGroup.becomes('Meetings that are set already keep their time and their zone');
      expect((await aida.presses(inGroup, 'Dushanbe')).text).toContain('New meetings use this time zone');
      await inGroup.becomes('Time zone: Asia/Dushanbe');
      await aida.presses(inGroup, 'Time zone');
      await inGroup.becomes('Which clock');
      await aida.presses(inGroup, 'Another place');
      const asked = await group.next('type the name of your time zone');
      aida.answers(asked, 'Mars/Olympus');
      await group.next('do not know that time zone');
      aida.answers(asked, 'Asia/Bishkek');
      await group.next('Saved. New meetings');
      await inGroup.becomes('Time zone: Asia/Bishkek');
    });

    it('close the public page at once, and ask before they open it', async () => {
      expect((await aida.presses(inGroup, 'Switch the public page off')).text).toContain('nobody can open it');
      await inGroup.becomes('Public page: off');
      await aida.presses(inGroup, 'Switch the public page on');
      await inGroup.becomes('Everybody on the internet could read');
      await aida.presses(inGroup, 'Back');
      await inGroup.becomes('Public page: off');
      await aida.presses(inGroup, 'Switch the public page on');
      await inGroup.becomes('Make the page public?');
      expect((await aida.presses(inGroup, 'Make it public')).text).toContain('public now');
      await inGroup.becomes('Public page: on');
    });

    it('change the name, which takes strange letters and no phone number', async () => {
      await aida.presses(inGroup, 'Change the name');
      const asked = await group.next('type the new name');
      aida.answers(asked, '\u202e \u0007');
      await group.next('nothing to read');
      aida.answers(asked, 'x'.repeat(101));
      await group.next('too long');
      aida.answers(asked, '<b>Ак-Булак</b>\u202e 0555123456');
      await group.next('has its new name everywhere');
      await inGroup.becomes('Settings of \u2068<b>Ак-Булак</b> •••\u2069');
    });
  });

  describe('in private', () => {
    it('open from the group, with the code', async () => {
      await aida.presses(inGroup, 'Show the code');
      inPrivate = await aida.private.next('Settings of');
      expect(inPrivate.text).toMatch(/Code for a further chat: [A-Z2-9]{6}\n/);
      expect(inPrivate.text).toContain('Give it only to people you trust');
    });

    it('are the same in both places', async () => {
      await aida.presses(inPrivate, '7 days: on');
      await inPrivate.becomes('7 days before a meeting: I do not');
      await inGroup.becomes('7 days before a meeting: I do not');
    });

    it('are not for members', async () => {
      bakyt.startsBot('settings');
      await bakyt.private.next('Only facilitators change settings');
      bakyt.says(bakyt.private, '/settings');
      await bakyt.private.next('Only a facilitator');
    });

    it('invite an officer, whom the group is told of', async () => {
      await aida.presses(inPrivate, 'Invite an officer');
      await aida.private.next('Which post is the officer for?');
      aida.says(aida.private, 'Beat 3');
      await aida.private.next('Forward the next message');
      await group.next('An invitation for the officer of \u2068Beat 3');
      await inPrivate.becomes('👮 \u2068Beat 3\u2069: no officer yet');
      const link = await aida.private.next('You are invited');
      await bakyt.presses(await offerTo(bakyt, link), 'I accept');
      await inPrivate.becomes('👮 \u2068Beat 3\u2069: has an officer');
      await inGroup.becomes('👮 \u2068Beat 3\u2069: has an officer');
    });

    async function offerTo(person: Person, link: ChatMessage) {
      person.startsBot(/start=([\w-]+)/.exec(link.text)?.[1]);
      return person.private.next('You are invited');
    }
  });

  describe('a second chat', () => {
    let second: Group;
    let cholpon: Person;
    let code: string;

    /** Sets the chat up to where it asks whether it is new; resolves with the reply box for the code. */
    async function askedForCode(): Promise<ChatMessage> {
      const setup = await second.seen('new working group');
      await cholpon.presses(setup, 'Belongs to another');
      return second.next('type the code');
    }

    beforeAll(async () => {
      cholpon = town.telegram.person({ first_name: 'Cholpon' });
      second = town.telegram.group({ title: 'Ak-Bulak mothers', owner: cholpon });
      code = /further chat: ([A-Z2-9]{6})/.exec(inPrivate.text)?.[1] ?? '';
      cholpon.addsBot(second);
      const setup = await second.next('Which language');
      await cholpon.presses(setup, 'English');
      await setup.becomes('Which clock');
      await cholpon.presses(setup, 'Bishkek');
      await setup.becomes('new working group');
    });

    it('cannot guess its way in: five wrong codes an hour', async () => {
      const asked = await askedForCode();
      for (let guess = 0; guess < 5; guess += 1) {
        cholpon.answers(asked, `WRONG${guess}`);
        await second.next('No working group has this code');
      }
      cholpon.answers(asked, code);
      const wait = await second.next('five wrong codes');
      expect(wait.text).toContain('60 minutes');
      await town.timeIs('2026-11-20T10:30');
      cholpon.answers(await askedForCode(), code);
      expect((await second.next('five wrong codes')).text).toContain('30 minutes');
    });

    it('joins by the code, typed as people type, and both chats are told what that means', async () => {
      await town.timeIs('2026-11-20T11:01');
      cholpon.answers(await askedForCode(), ` ${code.toLowerCase()} `);
      const joined = await second.next('belongs to \u2068<b>Ак-Булак</b> •••\u2069 now');
      expect(joined.text).toContain('with the same numbers');
      await second.seen('What comes first?');
      await group.next('The chat \u2068Ak-Bulak mothers\u2069 belongs to');
      aida.says(aida.private, '/settings');
      inPrivate = await aida.private.next('Ak-Bulak mothers');
    });

    it('counts on with the same numbers', async () => {
      aida.says(group, '/ask When will the lamps work?');
      await group.next('Q-1');
      cholpon.says(second, '/ask Who collects the rubbish?');
      await second.next('Q-2');
    });

    it('sees what is posted to the group', async () => {
      aida.says(group, '/officer Beat 4');
      const link = await aida.private.next('You are invited');
      const daniyar = town.telegram.person({ first_name: 'Daniyar' });
      daniyar.startsBot(/start=([\w-]+)/.exec(link.text)?.[1]);
      await daniyar.presses(await daniyar.private.next('You are invited'), 'I accept');
      await group.next('Beat 4\u2069 has an officer now');
      await second.next('Beat 4\u2069 has an officer now');
    });

    it('is led by its admins too, and can be parted again', async () => {
      cholpon.says(second, '/settings');
      await second.next('Settings of');
      await aida.presses(inPrivate, 'Part a chat');
      await inPrivate.becomes('no longer belongs to this group?');
      expect((await aida.presses(inPrivate, 'Ak-Bulak mothers')).text).toContain('Parted');
      await second.next('no longer belongs to');
      await inPrivate.becomes((message) => message.text.includes('Settings of') && !message.text.includes('mothers'));
      cholpon.says(second, '/settings');
      await second.next('not set up yet');
      expect(labels(inPrivate)).not.toContain('💬 Part a chat');
    });

    it('cannot join with a code that was changed', async () => {
      expect((await aida.presses(inPrivate, 'New code')).text).toContain('The old one no longer works');
      await inPrivate.becomes((message) => !message.text.includes(code));
      cholpon.says(second, '/start');
      await second.next('new working group');
      cholpon.answers(await askedForCode(), code);
      await second.next('No working group has this code');
    });
  });

  it('are chosen by group when somebody leads several', async () => {
    const other = town.telegram.group({ title: 'Zheti-Suu', owner: aida });
    await found(aida, other);
    aida.says(aida.private, '/settings');
    const choice = await aida.private.next('The settings of which group?');
    expect(labels(choice)).toEqual(['👥 <b>Ак-Булак</b> •••', '👥 Zheti-Suu']);
    await aida.presses(choice, 'Zheti-Suu');
    await aida.private.next('Settings of \u2068Zheti-Suu');
  });
});
