import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rowsOf } from '../../db/client.ts';
import { destroyKeys } from '../../db/private-askers.ts';
import { identities } from '../../db/schema/people.ts';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found, holdsPost } from './founding.ts';
import { everythingKept } from './kept.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('asking without a name, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let officer: Person;
  let group: Group;
  let second: Group;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida' });
    bakyt = town.telegram.person({ first_name: 'Bakyt' });
    officer = town.telegram.person({ first_name: 'Officer' });
    group = town.telegram.group({ title: 'Ak-Bulak', owner: aida, members: [bakyt, officer] });
    second = town.telegram.group({ title: 'Kara-Suu', owner: aida, members: [bakyt] });
    await found(aida, group);
    for (const person of [bakyt, officer]) {
      person.startsBot();
      await person.private.next('Hello');
      person.says(group, '/questions');
      await group.next('Open questions');
    }
    await holdsPost(town, officer, 'Ak-Bulak', 'Ak-Bulak beat');
  });
  afterAll(() => town?.close());

  describe('before anything is asked', () => {
    it('says who will see it, and that nobody can look yet', async () => {
      bakyt.says(bakyt.private, '/ask');
      const ask = await bakyt.private.next('Write your question to \u2068Ak-Bulak\u2069');
      expect(ask.text).toContain('The facilitators see the text, and not your name.');
      expect(ask.text).toContain('Nothing is public before one of them has looked at it.');
      expect(ask.text).toContain('No facilitator has opened a private chat with me yet.');
      expect(ask.text).toContain('do not write about violence here, and no names');
      await bakyt.presses(ask, 'Cancel');
      aida.startsBot();
      await aida.private.next('Hello');
    });
  });

  describe('a question', () => {
    let desk: ChatMessage;
    let receipt: ChatMessage;

    it('goes to the facilitators without its asker', async () => {
      bakyt.says(bakyt.private, '/ask');
      await bakyt.private.next('Write your question');
      bakyt.says(bakyt.private, 'Why does the patrol never come to our street?');
      receipt = await bakyt.private.next('Your question is Q-1 now.');
      expect(receipt.text).toContain('A facilitator looks at it first.');
      desk = await aida.private.next('Why does the patrol never come');
      expect(desk.text).toContain('Asked without a name.');
      expect(desk.text).not.toMatch(/Bakyt|asked on/);
      expect(desk.buttons).toEqual([['📣 Publish', '🔒 Keep private'], ['🗑 Remove']]);
      expect(group.messages.map(({ text }) => text).join()).not.toContain('patrol');
      expect(officer.private.messages.map(({ text }) => text).join()).not.toContain('patrol');
    });

    it('leaves no row that leads from the question to its asker', async () => {
      const [row] = await rowsOf(
        town.db,
        z.object({ id: z.string(), text_id: z.string() }),
        sql`select id, text_id from questions`,
      );
      const [asker] = await town.db.select().from(identities).where(sql`name = 'Bakyt'`);
      const [chat] = await rowsOf(
        town.db,
        z.object({ id: z.string() }),
        sql`select id from chats where identity_id = ${asker?.id}`,
      );
      if (!row || !asker || !chat) throw new Error('they exist by now');
      const theirs = [asker.id, asker.person, asker.platformId, chat.id];
      const lines = (await everythingKept(town)).split('\n');
      const both = lines.filter(
        (line) => (line.includes(row.id) || line.includes(row.text_id)) && theirs.some((id) => line.includes(id)),
      );
      expect(both).toEqual([]);
      const actors = await rowsOf(
        town.db,
        z.object({ actor_id: z.string().nullable() }),
        sql`select actor_id from events`,
      );
      expect(actors).toEqual([{ actor_id: null }]);
      const authors = await rowsOf(
        town.db,
        z.object({ author_id: z.string().nullable() }),
        sql`select author_id from texts`,
      );
      expect(authors).toEqual([{ author_id: null }]);
    });

    it('is unknown to everybody else before it is published', async () => {
      officer.says(officer.private, '/answer Q-1 Because.');
      await officer.private.next('I do not know a question with that number');
      bakyt.says(group, '/questions Q-1');
      await group.next('I do not know a question with that number');
      officer.says(officer.private, '/questions');
      expect((await officer.private.next('Open questions')).text).toContain('No question is open');
      aida.says(aida.private, '/questions');
      expect((await aida.private.next('Open questions')).text).toContain('asked without a name, waits for you');
      aida.says(group, '/questions');
      expect((await group.next('Open questions')).text).toContain('No question is open');
      aida.says(group, '/questions Q-1');
      await group.next('I do not know a question with that number');
    });

    it('cannot be opened by a button that came into the wrong hands', async () => {
      const stolen = await officer.private.seen('Open questions');
      for (const label of ['Publish', 'Keep private', 'Remove']) {
        stolen.api.reply_markup = { inline_keyboard: [[desk.button(label)]] };
        expect((await officer.presses(stolen, label)).text).toContain('Only a facilitator');
      }
    });

    it('is answered only after somebody has looked at it', async () => {
      aida.says(aida.private, '/answer Q-1 Soon.');
      await aida.private.next('Please choose Publish or Keep private first.');
    });

    it('is published after asking once more', async () => {
      await aida.presses(desk, 'Publish');
      await desk.becomes('Publish Q-1? Without a name');
      expect(desk.text).toContain('Everybody in the chat and on the web page will see it.');
      expect(group.messages.map(({ text }) => text).join()).not.toContain('patrol');
      await aida.presses(desk, 'Publish');
      const post = await group.next('Why does the patrol never come to our street?');
      expect(post.text).toContain('Q-1 open');
      expect(post.buttons).toEqual([]);
      await receipt.becomes('Everybody can read it now, without your name.');
      await desk.becomes(({ buttons }) => buttons.flat().includes('💬 Answer'));
    });

    it('lets its asker alone say that it is answered', async () => {
      officer.says(group, '/answer Q-1 From Monday it comes at 20:00.');
      await group.next('Q-1 was answered.');
      const told = await bakyt.private.next('Your question:');
      expect(told.text).toContain('From Monday it comes');
      const stolen = await aida.private.seen('Open questions');
      stolen.api.reply_markup = { inline_keyboard: [[told.button('Not yet')]] };
      expect((await aida.presses(stolen, 'Not yet')).text).toBe('Only whoever asked can say that.');
      await bakyt.presses(told, 'My question is answered');
      await told.becomes('You said that it is answered. Thank you.');
      expect((await bakyt.presses(await told.becomes('Thank you'), 'Not yet')).text).toContain('open again');
      await aida.private.next('Open again: it is not answered yet.');
      const actors = await rowsOf(
        town.db,
        z.object({ type: z.string() }),
        sql`select type from events where type in ('question_resolved', 'question_reopened') and actor_id is not null`,
      );
      expect(actors).toEqual([]);
    });

    it('can no longer be traced when the key of its asker is destroyed', async () => {
      const [asker] = await town.db.select().from(identities).where(sql`name = 'Bakyt'`);
      if (!asker) throw new Error('he exists by now');
      const told = await bakyt.private.seen('Your question:');
      const before = told.text;
      await destroyKeys(town.db, [asker.person]);
      officer.says(group, '/answer Q-1 From Tuesday, sorry.');
      await group.next('Q-1 was answered.');
      await town.telegram.quiet();
      expect(told.text).toBe(before);
      expect(bakyt.private.messages.map(({ text }) => text).join()).not.toContain('Tuesday');
    });
  });

  describe('a question with a phone number in it', () => {
    it('is sent only after a warning, and only once', async () => {
      bakyt.says(bakyt.private, '/ask');
      await bakyt.private.next('Write your question');
      bakyt.says(bakyt.private, 'Who calls me back? +996 555 123 456');
      const ready = await bakyt.private.next('Shall I send this?');
      expect(ready.text).toContain('There is a phone number or an address in it.');
      expect(await everythingKept(town)).not.toContain('123 456');
      expect(aida.private.messages.map(({ text }) => text).join()).not.toContain('calls me back');
      await Promise.all([bakyt.presses(ready, 'Send'), bakyt.presses(ready, 'Send')]);
      await ready.becomes('Sent, without your name.');
      await bakyt.private.next('Your question is Q-2 now.');
      const desk = await aida.private.next('Who calls me back? +996 555 123 456');
      expect(aida.private.messages.filter(({ text }) => text.includes('calls me back'))).toHaveLength(1);
      await aida.presses(desk, 'Publish');
      await desk.becomes('Who calls me back? •••');
      expect(desk.text).toContain('Phone numbers and addresses are left out.');
      await aida.presses(desk, 'Cancel');
      await desk.becomes('+996 555 123 456');
    });

    it('can be written anew instead', async () => {
      bakyt.says(bakyt.private, '/ask Write to me@example.org, when?');
      const ready = await bakyt.private.next('Shall I send this?');
      await bakyt.presses(ready, 'Change');
      await ready.becomes('Write your question to');
      bakyt.says(bakyt.private, 'When is the next reporting day?');
      await bakyt.private.next('Your question is Q-3 now.');
      expect(await everythingKept(town)).not.toContain('example.org');
    });
  });

  describe('a question that is kept private', () => {
    it('stays off every list, and its answer goes to its asker alone', async () => {
      const desk = await aida.private.next('When is the next reporting day?');
      await aida.presses(desk, 'Keep private');
      await desk.becomes('Kept private. Only facilitators can read it');
      expect((await bakyt.private.seen('Your question is Q-3')).text).toBeTruthy();
      await (await bakyt.private.seen('Your question is Q-3')).becomes('keeps it private');
      await aida.presses(desk, 'Answer');
      await aida.private.next('Only whoever asked will see it.');
      const before = group.messages.length;
      aida.says(aida.private, 'On 8 December.');
      await aida.private.next('Whoever asked Q-3 has your answer now.');
      const told = await bakyt.private.next('On 8 December.');
      expect(told.buttons.flat()).toContain('✅ My question is answered');
      await town.telegram.quiet();
      expect(group.messages).toHaveLength(before);
      bakyt.says(group, '/questions');
      expect((await group.next('Open questions')).text).not.toContain('Q-3');
      officer.says(officer.private, '/questions Q-3');
      await officer.private.next('I do not know a question with that number');
      await aida.presses(desk, 'Remove');
      await desk.becomes('Remove Q-3?');
      await aida.presses(desk, 'Remove');
      await told.becomes('A facilitator removed it.');
    });
  });

  describe('a question that was published and never answered', () => {
    it('does not tell on which day it was asked', async () => {
      bakyt.says(bakyt.private, '/ask');
      await bakyt.private.next('Write your question');
      bakyt.says(bakyt.private, 'Who lights the bridge?');
      const desk = await aida.private.next('Who lights the bridge?');
      await aida.presses(desk, 'Publish');
      await desk.becomes('Publish Q-4?');
      await aida.presses(desk, 'Publish');
      await group.next('Who lights the bridge?');
      await town.timeIs('2027-01-04T10:00');
      officer.says(group, '/questions');
      const list = await group.next('Open questions');
      expect(list.text).toContain('Who lights the bridge?');
      expect(list.text).not.toContain('20 November');
    });
  });

  describe('somebody of several groups', () => {
    it('chooses by buttons where it goes', async () => {
      await found(aida, second);
      bakyt.says(second, '/questions');
      await second.next('Open questions');
      bakyt.says(bakyt.private, '/ask');
      const which = await bakyt.private.next('Who shall get your question?');
      expect(which.text).toContain('The facilitators see the text, and not your name.');
      await bakyt.presses(which, 'Kara-Suu');
      await bakyt.private.next('Write your question to \u2068Kara-Suu\u2069');
      bakyt.says(bakyt.private, 'Who has the key?');
      expect((await bakyt.private.next('Your question is Q-1 now.')).text).toContain('Kara-Suu');
      bakyt.says(bakyt.private, '/ask Who waters the trees?');
      const ready = await bakyt.private.next('Who shall get this?');
      await bakyt.presses(ready, 'Ak-Bulak');
      expect((await bakyt.private.next('Your question is Q-5 now.')).text).toContain('Ak-Bulak');
    });

    it('is told when they are in none', async () => {
      const stranger = town.telegram.person({ first_name: 'Stranger' });
      stranger.startsBot();
      await stranger.private.next('Hello');
      stranger.says(stranger.private, '/ask Who are you?');
      await stranger.private.next('I do not know you from a group yet');
    });
  });
});
