import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found, holdsPost } from './founding.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('what becomes of a question, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let cholpon: Person;
  let officer: Person;
  let group: Group;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida' });
    bakyt = town.telegram.person({ first_name: 'Bakyt' });
    cholpon = town.telegram.person({ first_name: 'Cholpon' });
    officer = town.telegram.person({ first_name: 'Officer' });
    group = town.telegram.group({ title: 'Ak-Bulak', owner: aida, members: [bakyt, cholpon, officer] });
    await found(aida, group);
    officer.startsBot();
    officer.says(group, '/help');
    await group.next('What you can do here');
    await holdsPost(town, officer, 'Ak-Bulak', 'Ak-Bulak beat');
  });
  afterAll(async () => {
    await town?.close();
  });

  it('says when no question is open', async () => {
    bakyt.says(group, '/questions');
    expect((await group.next('Open questions')).text).toContain('No question is open. Ask one with /ask.');
  });

  describe('while no facilitator has opened a private chat', () => {
    let post: ChatMessage;

    it('shows their buttons in the group, for them alone', async () => {
      bakyt.says(group, '/ask When will the street lamps work?');
      post = await group.next('Q-1');
      expect(post.buttons.flat()).toEqual([
        '🔔 Hear what becomes of it',
        '🤝 Make a commitment',
        '💬 Answer',
        '↪️ Not ours',
        '🗑 Remove',
      ]);
      expect((await bakyt.presses(post, 'Remove')).text).toContain('Only a facilitator');
      expect((await bakyt.presses(post, 'Answer')).text).toContain('Only a facilitator, the officer or an adviser');
      expect(post.text).toContain('written it down');
    });

    it('takes an answer there, and says that everybody sees it', async () => {
      await aida.presses(post, 'Answer');
      const ask = await group.next('type the answer to Q-1');
      expect(ask.text).toContain('Everybody in the chat and on the web page will see it');
    });

    it('edits the post and says shortly that it was answered', async () => {
      const ask = await group.seen('type the answer to Q-1');
      aida.answers(ask, 'On Monday. Call +996 555 123 456 if not.');
      const said = await group.next('Q-1 was answered.');
      expect(said.replyTo).toBe(post);
      await post.becomes('Answer: On Monday. Call ••• if not.');
      expect(post.text).toContain('When will the street lamps work?');
    });

    it('keeps what became of it for an asker who has no private chat yet', async () => {
      expect(bakyt.private.messages).toEqual([]);
      await bakyt.presses(post, 'Hear what becomes of it');
      const told = await bakyt.private.next('Your question:');
      expect(told.text).toContain('Q-1 · \u2068Ak-Bulak\u2069');
      expect(told.text).toContain('Answer: On Monday');
      expect(told.buttons.flat()).toEqual(['✅ My question is answered', '⏳ Not yet']);
      await bakyt.private.next('You will hear here what becomes of Q-1');
      await post.becomes((message) => !message.buttons.flat().includes('🔔 Hear what becomes of it'));
    });
  });

  describe('to its asker', () => {
    it('is one message, in which they say whether it is answered', async () => {
      aida.startsBot();
      await aida.private.next('When will the street lamps work?');
      const told = await bakyt.private.seen('Your question:');
      expect((await bakyt.presses(told, 'Not yet')).text).toContain('open again');
      await told.becomes('It is open again. The facilitators know');
      await aida.private.next('Open again: it is not answered yet.');
      await told.becomes(({ buttons }) => buttons.length === 0);
      expect(bakyt.private.messages.filter(({ text }) => text.includes('Your question:'))).toHaveLength(1);
    });

    it('is edited when it is answered again, and asks again', async () => {
      officer.says(officer.private, '/answer Q-1 The lamps work since Tuesday.');
      const sure = await officer.private.next('Your answer to Q-1');
      expect(sure.text).toContain('Everybody in the chat and on the web page will see it');
      await officer.presses(sure, 'Send');
      await officer.private.next('Your answer to Q-1 is posted');
      expect((await officer.presses(sure, 'Send')).text).toContain('out of date');
      await group.next('Q-1 was answered.');
      const told = await bakyt.private.seen('Your question:');
      await told.becomes('The lamps work since Tuesday');
      const post = await group.seen('Q-1 answered');
      await bakyt.presses(told, 'My question is answered');
      await told.becomes('You said that it is answered. Thank you.');
      await post.becomes('Closed: whoever asked says that it is answered.');
      expect(told.buttons).toEqual([['⏳ Not yet']]);
    });

    it('hears nobody else', async () => {
      const told = await bakyt.private.seen('Your question:');
      const button = told.button('Not yet');
      const stolen = await aida.private.seen('Q-1');
      stolen.api.reply_markup = { inline_keyboard: [[button]] };
      expect((await aida.presses(stolen, 'Not yet')).text).toBe('Only whoever asked can say that.');
    });
  });

  describe('answered and met with silence', () => {
    it('is closed after 14 days, said as such', async () => {
      cholpon.startsBot();
      await cholpon.private.next('Hello');
      cholpon.says(group, '/ask Who repairs the pump?');
      const post = await group.next('Q-2');
      officer.says(group, '/answer q2: The water service, next week.');
      await group.next('Q-2 was answered.');
      const told = await cholpon.private.next('Your question:');
      await town.timeIs('2026-12-04T09:59');
      await town.telegram.quiet();
      expect(post.text).toContain('Q-2 answered');
      await town.timeIs('2026-12-04T10:01');
      await post.becomes('Closed: for 14 days nobody said that it is not answered.');
      await told.becomes('For 14 days you did not say');
      await cholpon.presses(told, 'Not yet');
      await told.becomes('It is open again');
      await aida.private.next((message) => message.text.includes('Q-2') && message.text.includes('Open again'));
    });
  });

  describe('that is not ours', () => {
    it('is passed on in public view', async () => {
      cholpon.says(group, '/ask Why is the bus late?');
      const post = await group.next('Q-3');
      expect(post.buttons).toEqual([]);
      const desk = await aida.private.next('Why is the bus late?');
      expect(desk.buttons).toEqual([
        ['🤝 Make a commitment', '💬 Answer'],
        ['↪️ Not ours', '🗑 Remove'],
      ]);
      await aida.presses(desk, 'Not ours');
      await aida.private.next('ho is Q-3 passed to? Everybody in the chat and on the web page will see it.');
      aida.says(aida.private, '\u202e\u0000');
      await aida.private.next('nothing to read');
      aida.says(aida.private, 'the road service <b>of</b> \u202eOsh');
      await aida.private.next('Q-3 is passed on');
      await post.becomes('Passed to: \u2068the road service <b>of</b> Osh\u2069');
      await desk.becomes('passed on');
      const told = await cholpon.private.next('Why is the bus late?');
      expect(told.text).toContain('Passed to:');
      expect(told.buttons).toEqual([]);
      await aida.presses(desk, 'Open again');
      await post.becomes('Q-3 open');
    });
  });

  describe('that does harm', () => {
    it('is removed after asking once more, and can come back', async () => {
      bakyt.says(group, '/ask Is it true what they say of the baker?');
      const post = await group.next('Q-4');
      const desk = await aida.private.next('the baker');
      await aida.presses(desk, 'Remove');
      await desk.becomes('Remove Q-4? It disappears');
      expect(post.text).toContain('Q-4 open');
      await aida.presses(desk, 'Keep it');
      await desk.becomes('the baker');
      await aida.presses(desk, 'Remove');
      await desk.becomes('Remove Q-4?');
      await aida.presses(desk, 'Remove');
      await post.becomes('A facilitator removed this question.');
      expect(post.text).not.toContain('baker');
      await desk.becomes((message) => message.text.includes('Removed') && !message.text.includes('baker'));
      const told = await bakyt.private.next('A facilitator removed it.');
      expect(told.text).toContain('Q-4');
      bakyt.says(group, '/questions');
      expect((await group.next('Open questions')).text).not.toContain('Q-4');
      bakyt.says(group, '/questions Q-4');
      await group.next('I do not know a question with that number');
      await aida.presses(desk, 'Open again');
      await post.becomes('Q-4 open');
    });
  });

  describe('that is promised', () => {
    it('tells its asker by whom and by when, and what became of it', async () => {
      aida.says(group, '/commit Q-3 police 2026-12-20 Speak to the bus company');
      const form = await group.next('How will we know');
      await aida.presses(form, 'Skip');
      await form.becomes(({ buttons }) => buttons.flat().some((label) => label.includes('Announce')));
      await aida.presses(form, 'Announce');
      const told = await cholpon.private.seen('Why is the bus late?');
      await told.becomes('C-1 Speak to the bus company');
      expect(told.text).toContain('Ak-Bulak beat\u2069, until Sunday, 20 December 2026: ⏳ waits for');
      expect(told.buttons).toEqual([]);
      const asked = await officer.private.next('Speak to the bus company');
      await officer.presses(asked, 'I confirm');
      await told.becomes('🤝 confirmed');
      await town.timeIs('2026-12-21T08:59');
      await town.telegram.quiet();
      expect(told.text).not.toContain('day late');
      await town.timeIs('2026-12-21T09:00');
      await told.becomes('1 day late');
      await officer.presses(asked, 'Done');
      await told.becomes('☑️ reported as done');
    });

    it('shows in the whole question when it was promised', async () => {
      bakyt.says(group, '/questions Q-3');
      const view = await group.next('promised on 4 December 2026: C-1');
      expect(view.text).toContain('opened again on 4 December 2026');
    });
  });

  describe('in lists', () => {
    it('stands with its age when nobody has answered for more than four weeks', async () => {
      await town.timeIs('2027-01-04T10:00');
      bakyt.says(group, '/questions');
      const list = await group.next('Open questions');
      expect(list.text).toContain('Q-4 Is it true what they say of the baker? – no answer since 4 December 2026');
      expect(list.text).toContain('Q-3 Why is the bus late? – promised');
      expect(list.text).toContain('1 question is closed.');
      expect(list.buttons).toEqual([]);
    });

    it('opens whole by its number, with its history', async () => {
      bakyt.says(group, '/questions 1');
      const view = await group.next('asked on 20 November 2026');
      expect(view.text).toContain('answered on 20 November 2026');
      expect(view.text).toContain('closed on 20 November 2026');
      expect(view.buttons).toEqual([]);
      bakyt.says(group, '/questions C-1');
      await group.next('That is not the number of a question');
      bakyt.says(group, '/questions Q-99');
      await group.next('I do not know a question with that number');
    });

    it('lets a facilitator reach every one by pressing, also when there are many', async () => {
      for (let number = 5; number <= 14; number++) {
        bakyt.says(group, `/ask Question number ${number}?`);
        await group.next(`Q-${number}`);
      }
      aida.says(aida.private, '/questions');
      const list = await aida.private.next('Open questions of');
      expect(list.buttons.flat()).toHaveLength(11);
      expect(list.text).toContain('and 3 more');
      await aida.presses(list, 'More');
      await list.becomes('Q-14');
      await aida.presses(list, 'Q-14');
      const desk = await aida.private.next('Question number 14?');
      expect(desk.buttons.flat()).toContain('🤝 Make a commitment');
      await aida.presses(list, 'Back');
      await list.becomes('Q-2');
    });

    it('gives an officer the answer button only', async () => {
      officer.says(officer.private, '/questions Q-3');
      const view = await officer.private.next('Why is the bus late?');
      expect(view.buttons).toEqual([['💬 Answer']]);
    });
  });
});
