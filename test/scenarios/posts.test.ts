import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found, tokenIn } from './founding.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('inviting officers, advisers and facilitators, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let cholpon: Person;
  let daniyar: Person;
  let group: Group;
  let linked: ChatMessage;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida' });
    bakyt = town.telegram.person({ first_name: 'Bakyt\u202e', last_name: '<b>"&' });
    cholpon = town.telegram.person({ first_name: 'Cholpon' });
    daniyar = town.telegram.person({ first_name: 'Daniyar' });
    group = town.telegram.group({
      title: 'Ak-Bulak neighbours',
      owner: aida,
      members: [cholpon],
      admins: [{ person: daniyar }],
    });
    linked = await found(aida, group);
  });
  afterAll(() => town?.close());

  /** Aida asks for an invitation in the group; resolves with the token that only she gets. */
  async function invited(command: string): Promise<string> {
    aida.says(group, command);
    await group.next('is ready');
    await aida.private.next('Forward the next message');
    return tokenIn(await aida.private.next('You are invited'));
  }

  /** Nothing that looks like an invitation stands anywhere in the group. */
  function expectNoLinkInGroup() {
    expect(group.messages.filter(({ api, text }) => /start=i/.test(text + JSON.stringify(api.reply_markup)))).toEqual(
      [],
    );
  }

  describe('before the facilitator has opened their private chat', () => {
    it('keeps the link from the group, and offers the way to it', async () => {
      aida.says(group, '/officer Beat 3');
      const sent = await group.next('An invitation for the officer of \u2068Beat 3\u2069 is ready');
      expect(sent.text).toContain('open our private chat');
      expect(aida.private.messages).toEqual([]);
      expectNoLinkInGroup();
      await aida.presses(sent, 'Open our private chat');
      const desk = await aida.private.next('officer of \u2068Beat 3');
      expect(desk.text).toContain('until Friday');
      expect(desk.text).toContain('Ak-Bulak neighbours');
      const forward = await aida.private.next('You are invited to be the officer');
      expect(tokenIn(forward)).toMatch(/^i[\w-]{22,63}$/);
    });

    it('closes an older link to the same post when there is a newer one', async () => {
      const older = tokenIn(await aida.private.seen('You are invited'));
      aida.says(group, '/officer   beat 3 ');
      await aida.private.next('Forward the next message');
      const forward = await aida.private.next('You are invited');
      expect(forward.text).toContain('Beat 3');
      bakyt.startsBot(older);
      await bakyt.private.next('used already or is out of date');
    });
  });

  describe('an officer', () => {
    let desk: ChatMessage;
    let forward: ChatMessage;
    let offered: ChatMessage;
    let used: ChatMessage;
    let accepted: string;

    it('is not who sent the invitation', async () => {
      desk = await aida.private.seen('Forward the next message');
      forward = await aida.private.seen('You are invited');
      aida.startsBot(tokenIn(forward));
      await aida.private.next('You made this link for somebody else');
    });

    it('sees first what they become, and may leave it', async () => {
      bakyt.startsBot(tokenIn(forward));
      const left = await bakyt.private.next('You are invited to be the officer of \u2068Beat 3');
      expect(left.text).toContain('Ak-Bulak neighbours');
      expect(left.text).toContain('What you answer is public');
      expect(left.buttons).toEqual([['✅ I accept'], ['🚪 Not for me']]);
      await bakyt.presses(left, 'Not for me');
      await left.becomes('nothing was changed');
      expect(left.buttons).toEqual([]);
    });

    it('accepts by a button', async () => {
      accepted = tokenIn(forward);
      bakyt.startsBot(tokenIn(forward));
      offered = await bakyt.private.next('You are invited');
      cholpon.startsBot(tokenIn(forward));
      await cholpon.private.next('You are invited');
      expect((await bakyt.presses(offered, 'I accept')).text).toContain('Accepted');
      await offered.becomes('You are the officer of \u2068Beat 3\u2069 now');
      expect(offered.text).toContain('/mine');
    });

    it('is announced by post and not by name', async () => {
      const post = await group.next('has an officer now');
      expect(post.text).not.toContain('akyt');
      for (const message of group.messages) expect(message.text).not.toContain('Bakyt');
      await group.seen('was accepted');
    });

    it('is named to the sender, whose link is closed', async () => {
      used = await aida.private.next('is the officer of \u2068Beat 3\u2069 now');
      expect(used.text).toContain('\u2068Bakyt <b>"&\u2069');
      expect(used.buttons).toEqual([['⛔ It is not them']]);
      await desk.becomes('It was accepted');
      await forward.becomes('no longer works');
    });

    it('was the first of two: the other is told kindly', async () => {
      const late = await cholpon.private.seen('used already');
      expect(late.buttons).toEqual([]);
    });

    it('finds that a link is used when they open it again', async () => {
      bakyt.startsBot(accepted);
      await bakyt.private.next('If you have accepted it, all is well');
    });

    it('cannot become a facilitator of the same group', async () => {
      const token = await invited('/facilitator');
      bakyt.startsBot(token);
      await bakyt.private.next('You answer for promises in this group');
    });

    it('is no facilitator by being an admin of the chat', async () => {
      daniyar.startsBot(await invited('/officer Beat 4'));
      const offer = await daniyar.private.next('You are invited to be the officer');
      expect(offer.text).toContain('you stop being one');
      await daniyar.presses(offer, 'I accept');
      await group.next('Beat 4\u2069 has an officer now');
      daniyar.says(group, '/officer Beat 5');
      await group.next('Only a facilitator');
      daniyar.says(group, '/settings');
      await group.next('Only a facilitator');
      expect((await daniyar.presses(linked, 'Invite the officer')).text).toContain('Only a facilitator');
      daniyar.says(daniyar.private, '/settings');
      await daniyar.private.next('Only a facilitator');
    });

    it('is ended at once by the sender when it is not them', async () => {
      expect((await cholponTries(used)).text).toContain('Only a facilitator');
      expect((await aida.presses(used, 'It is not them')).text).toContain('Ended at once');
      await used.becomes('is not the officer of \u2068Beat 3\u2069 any more');
      const told = await bakyt.private.next('You are not the officer of \u2068Beat 3\u2069 any more. Its promises');
      expect(told.text).toContain('If this is a mistake');
      await offered.becomes('You are not the officer');
      const announced = await group.seen('Beat 3\u2069 has no officer now');
      expect(announced.edited).toBe(true);
      expect(used.buttons).toEqual([['✉️ New invitation']]);
    });

    /** A press that carries the same data, as a changed app could send it. */
    async function cholponTries(message: ChatMessage) {
      const data = message.api.reply_markup?.inline_keyboard[0]?.[0];
      const own = await cholpon.private.seen('used already');
      own.api = { ...own.api, reply_markup: { inline_keyboard: [[data ?? never()]] } };
      return cholpon.presses(own, 'It is not them');
    }

    it('may be invited again by one button', async () => {
      await aida.presses(used, 'New invitation');
      await group.next('An invitation for the officer of \u2068Beat 3\u2069 is ready');
      await aida.private.next('Forward the next message');
      await aida.private.next('You are invited to be the officer of \u2068Beat 3');
    });
  });

  describe('a post that is held', () => {
    it('passes to who accepts, and the invitation says so without a name', async () => {
      aida.says(group, '/officer Beat 4');
      const sent = await group.next('is ready');
      expect(sent.text).toContain('has an officer now. Whoever accepts takes over');
      expect(sent.text).not.toContain('Daniyar');
      const token = tokenIn(await aida.private.next('You are invited'));
      bakyt.startsBot(token);
      const offer = await bakyt.private.next('You are invited');
      expect(offer.text).toContain('you take over');
      await bakyt.presses(offer, 'I accept');
      await daniyar.private.next('has a new officer now');
      await group.next('Beat 4\u2069 has an officer now');
      // Who holds nothing any more leads again as an admin of the chat.
      daniyar.says(group, '/settings');
      await group.next('Settings of');
    });

    it('can be given up, after a second look', async () => {
      const mine = await bakyt.private.seen('You are the officer of \u2068Beat 4');
      await bakyt.presses(mine, 'Give it up');
      await mine.becomes('Do you give it up?');
      await bakyt.presses(mine, 'Keep it');
      await mine.becomes('/mine');
      await bakyt.presses(mine, 'Give it up');
      await mine.becomes('Do you give it up?');
      expect((await bakyt.presses(mine, 'Yes, give it up')).text).toContain('You gave it up');
      await mine.becomes('You are not the officer');
      await aida.private.next('is not the officer of \u2068Beat 4\u2069 any more');
      await group.seen('Beat 4\u2069 has no officer now');
    });
  });

  describe('by pressing', () => {
    it('asks for the office, and does not take nothing or too much for a name', async () => {
      await aida.presses(linked, 'Invite an adviser');
      const asked = await group.next('which office');
      expect(asked.text).toContain('Aida');
      aida.answers(asked, '\u200b');
      await group.next('nothing to read');
      aida.answers(asked, 'x'.repeat(61));
      await group.next('too long');
      aida.answers(asked, '<i>Town</i> hall\u202e, call +996 555 123456');
      const sent = await group.next('An invitation for an adviser');
      expect(sent.text).toContain('\u2068<i>Town</i> hall, call •••\u2069');
      await aida.private.next('You are invited to be the adviser');
    });

    it('is only for facilitators', async () => {
      expect((await cholpon.presses(linked, 'Invite the officer')).text).toContain('Only a facilitator');
      cholpon.says(group, '/adviser Town hall');
      await group.next('Only a facilitator');
    });
  });
});

function never(): never {
  throw new Error('that button is not there');
}
