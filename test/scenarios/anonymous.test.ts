import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../databases/fresh.ts';
import type { Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found } from './founding.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('an admin who writes as the group, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let cholpon: Person;
  let group: Group;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida' });
    bakyt = town.telegram.person({ first_name: 'Bakyt' });
    cholpon = town.telegram.person({ first_name: 'Cholpon' });
    group = town.telegram.group({
      title: 'Ak-Bulak neighbours',
      owner: aida,
      admins: [{ person: cholpon }],
      members: [bakyt],
    });
    await found(aida, group);
  });
  afterAll(() => town?.close());

  it('is asked to show themselves by a button, and then it is done', async () => {
    const typed = aida.saysAnonymously(group, '/settings');
    const who = await group.next('I cannot see which admin you are');
    expect(who.replyTo).toBe(typed);
    expect(who.buttons).toEqual([['🙋 It is me']]);
    await aida.presses(who, 'It is me');
    const settings = await group.next('Settings of');
    expect(settings.replyTo).toBe(typed);
    await who.becomes('I know now whom to ask');
    expect(who.text + settings.text).not.toContain('Aida');
  });

  it('is not whoever presses first: members are refused, and use nothing up', async () => {
    aida.saysAnonymously(group, '/settings@ashar_test_bot');
    const who = await group.next('I cannot see');
    expect((await bakyt.presses(who, 'It is me')).text).toContain('Only an admin');
    await aida.presses(who, 'It is me');
    await group.next('Settings of');
  });

  it('is the presser, with what the presser may do', async () => {
    aida.saysAnonymously(group, '/officer Beat 3');
    const invite = await group.next('I cannot see');
    await aida.presses(invite, 'It is me');
    await aida.presses(await group.next('is ready'), 'Open our private chat');
    const link = await aida.private.next('You are invited');
    cholpon.startsBot(/start=([\w-]+)/.exec(link.text)?.[1]);
    await cholpon.presses(await cholpon.private.next('You are invited'), 'I accept');
    await group.next('has an officer now');
    aida.saysAnonymously(group, '/settings');
    const who = await group.next('I cannot see');
    expect((await cholpon.presses(who, 'It is me')).text).toContain('Only a facilitator');
    expect(who.buttons).toEqual([['🙋 It is me']]);
  });

  it('answers a question of the bot in the same way', async () => {
    aida.saysAnonymously(group, '/officer');
    await aida.presses(await group.next('I cannot see'), 'It is me');
    const asked = await group.next('which post is the officer for');
    aida.saysAnonymously(group, 'Beat 7', { replyTo: asked });
    await aida.presses(await group.next('I cannot see'), 'It is me');
    await group.next('An invitation for the officer of \u2068Beat 7');
  });

  it('cannot have it done twice, or after fifteen minutes', async () => {
    aida.saysAnonymously(group, '/ask Who has the key?');
    const who = await group.next('I cannot see');
    const button = who.api.reply_markup;
    await aida.presses(who, 'It is me');
    await group.next('Q-1');
    await who.becomes('I know now');
    who.api = { ...who.api, ...(button && { reply_markup: button }) };
    expect((await aida.presses(who, 'It is me')).text).toContain('out of date');
    aida.saysAnonymously(group, '/ask And who lost it?');
    const late = await group.next('I cannot see');
    await town.timeIs('2026-11-20T10:15');
    expect((await aida.presses(late, 'It is me')).text).toContain('out of date');
    aida.says(group, '/questions');
    expect((await group.next('Open questions')).text).not.toContain('Q-2');
  });

  it('is left in peace when they do not speak to the bot', async () => {
    const before = group.messages.length;
    aida.saysAnonymously(group, '/weather');
    aida.saysAnonymously(group, 'Good morning');
    aida.saysAnonymously(group, 'Thank you', { replyTo: await group.seen('Open questions') });
    await town.telegram.quiet();
    expect(group.messages.length).toBe(before + 3);
  });

  it('sets up a new chat too', async () => {
    const other = town.telegram.group({ title: 'Zheti-Suu', owner: aida });
    aida.addsBot(other);
    await other.next('Which language');
    aida.saysAnonymously(other, '/settings');
    await aida.presses(await other.next('I cannot see'), 'It is me');
    await other.next('not set up yet');
  });
});
