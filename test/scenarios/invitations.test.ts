import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../databases/fresh.ts';
import type { Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found, tokenIn } from './founding.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('an invitation, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let cholpon: Person;
  let daniyar: Person;
  let group: Group;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida' });
    bakyt = town.telegram.person({ first_name: 'Bakyt' });
    cholpon = town.telegram.person({ first_name: 'Cholpon' });
    daniyar = town.telegram.person({ first_name: 'Daniyar' });
    group = town.telegram.group({ title: 'Ak-Bulak neighbours', owner: aida, members: [cholpon] });
    await found(aida, group);
    aida.startsBot();
  });
  afterAll(() => town?.close());

  /** Aida asks for an invitation in the group; resolves with the token that only she gets. */
  async function invited(command: string): Promise<string> {
    aida.says(group, command);
    await group.next('is ready');
    await aida.private.next('Forward the next message');
    return tokenIn(await aida.private.next('You are invited'));
  }

  it('asks whoever takes a vacant post at once what waits for it', async () => {
    const token = await invited('/officer Beat 4');
    aida.says(group, '/ask When will the lamps work?');
    await group.next('Q-1');
    aida.says(group, '/commit Q-1 police 2026-12-20 Mend the lamps');
    const form = await group.next('How will we know');
    await aida.presses(form, 'Skip');
    await form.becomes('Is everything right?');
    await aida.presses(form, 'Announce');
    const promise = await group.next('C-1');
    bakyt.startsBot(token);
    await bakyt.presses(await bakyt.private.next('You are invited'), 'I accept');
    const asked = await bakyt.private.next('C-1');
    expect(asked.buttons.flat().join()).toContain('I confirm');
    const mine = await bakyt.private.seen('You are the officer');
    await bakyt.presses(mine, 'Give it up');
    await mine.becomes('Do you give it up?');
    await bakyt.presses(mine, 'Yes, give it up');
    await promise.becomes('nobody');
  });

  describe('to become a facilitator', () => {
    it('gives what facilitators may do', async () => {
      const token = await invited('/facilitator');
      cholpon.startsBot(token);
      const offer = await cholpon.private.next('You are invited to be a facilitator');
      await cholpon.presses(offer, 'I accept');
      await offer.becomes('You are a facilitator now');
      await group.next('another facilitator now');
      await aida.private.next('Cholpon\u2069 is a facilitator now');
      cholpon.says(group, '/settings');
      await group.next('Settings of');
      cholpon.startsBot(await invited('/facilitator'));
      await cholpon.private.next('You are a facilitator of this group already');
    });

    it('stops when they become an officer', async () => {
      cholpon.startsBot(await invited('/officer Beat 9'));
      const offer = await cholpon.private.next('You are invited to be the officer');
      expect(offer.text).toContain('you stop being one');
      await cholpon.presses(offer, 'I accept');
      await group.next('Beat 9\u2069 has an officer now');
      cholpon.says(group, '/officer Beat 10');
      await group.next('Only a facilitator');
    });
  });

  describe('a link that no longer works', () => {
    it('is taken back by who sent it', async () => {
      const token = await invited('/officer Beat 6');
      const desk = await aida.private.seen('Invitation: officer of \u2068Beat 6');
      expect((await aida.presses(desk, 'Take it back')).text).toContain('Taken back');
      await desk.becomes('It was taken back');
      bakyt.startsBot(token);
      await bakyt.private.next('used already or is out of date');
      await group.seen(/Beat 6\u2069 no longer works/);
    });

    it('cannot be accepted from an offer that was opened before', async () => {
      const token = await invited('/officer Beat 7');
      bakyt.startsBot(token);
      const offer = await bakyt.private.next('You are invited');
      const button = offer.api.reply_markup;
      const desk = await aida.private.seen('Invitation: officer of \u2068Beat 7');
      await aida.presses(desk, 'Take it back');
      await offer.becomes('no longer works');
      offer.api = { ...offer.api, ...(button && { reply_markup: button }) };
      expect((await bakyt.presses(offer, 'I accept')).text).toContain('has used this invitation already');
    });

    it('expires after seven days', async () => {
      const token = await invited('/officer Beat 8');
      bakyt.startsBot(token);
      const offer = await bakyt.private.next('You are invited');
      await town.timeIs('2026-11-27T10:01');
      expect((await bakyt.presses(offer, 'I accept')).text).toContain('older than seven days');
      bakyt.startsBot(token);
      await bakyt.private.next('older than seven days');
      bakyt.startsBot('iwrong');
      await bakyt.private.next('used already or is out of date');
    });
  });

  it('lets one of two win who accept at the same moment', async () => {
    const token = await invited('/officer Beat 11');
    const offers = await Promise.all(
      [bakyt, daniyar].map((person) => {
        person.startsBot(token);
        return person.private.next('You are invited');
      }),
    );
    const data = offers.map(({ api }) => api.reply_markup?.inline_keyboard[0]?.[0]);
    await Promise.all(
      [bakyt, daniyar].map((person, at) => {
        const button = data[at];
        if (!button || !('callback_data' in button)) return never();
        return town.ashar.receive([
          {
            id: `race-${at}`,
            platform: 'telegram',
            kind: 'chose',
            chat: { id: String(person.user.id), kind: 'private' },
            by: { id: String(person.user.id), name: person.name },
            message: String(offers[at]?.id),
            press: `race-${at}`,
            data: button.callback_data,
          },
        ]);
      }),
    );
    await group.next('Beat 11\u2069 has an officer now');
    await Promise.all(offers.map((offer) => offer.becomes(/You are the officer|used already/)));
    expect(offers.filter(({ text }) => text.includes('You are the officer'))).toHaveLength(1);
  });
});

function never(): never {
  throw new Error('that button is not there');
}
