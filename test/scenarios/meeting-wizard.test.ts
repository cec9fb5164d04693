import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatEvent } from '../../bot/channels/channel.ts';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Person } from '../stand-ins/telegram/telegram.ts';
import { joins, type Neighbours, neighbours } from './meetings-given.ts';

describe.each(kinds)('a meeting is set by buttons, on %s', (kind) => {
  let given: Neighbours;
  let daniyar: Person;

  beforeAll(async () => {
    given = await neighbours(kind, '2026-11-20T10:00');
    const { town, aida, group } = given;
    daniyar = town.telegram.person({ first_name: 'Daniyar' });
    daniyar.joins(group);
    aida.promotes(daniyar, group);
  });
  afterAll(() => given?.town.close());

  it('step by step, in one message, only by the person who began', async () => {
    const { aida, bakyt, group } = given;
    const setup = await group.seen('What comes first');
    expect((await bakyt.presses(setup, 'Set a meeting')).text).toContain('Only a facilitator');
    await aida.presses(setup, 'Set a meeting');
    const card = await group.next('What do you want to set?');
    expect((await aida.presses(setup, 'Set a meeting')).text).toContain('begun already');
    expect((await bakyt.presses(card, 'Working-group meeting')).text).toContain('Only a facilitator');
    expect((await daniyar.presses(card, 'Working-group meeting')).text).toContain('Somebody else');
    await aida.presses(card, 'Working-group meeting');
    await card.becomes('How often?');
    await aida.presses(card, 'Every month');
    await card.becomes('Which one in the month?');
    await aida.presses(card, 'Second');
    await card.becomes('On which weekday?');
    await aida.presses(card, 'Tuesday');
    await card.becomes('At what time?');
    expect(card.text).toContain('Every second Tuesday of the month');
    await aida.presses(card, '18:00');
    await card.becomes('Answer below');
    const where = await group.next('where will it be?');
    expect(where.forceReply).toBe(true);
    aida.answers(where, '\u2800\u2800');
    await group.next('nothing to read');
    aida.answers(where, 'x'.repeat(200));
    await group.next('too long');
    aida.answers(where, 'School No. 5');
    const preview = await group.next('Please check this');
    await card.becomes('It goes on below.');
    expect(card.buttons).toEqual([]);
    expect(preview.text).toContain('Tuesday, 8 December 2026, 18:00');
  });

  it('can be changed before it is sent', async () => {
    const { aida, group } = given;
    const preview = await group.seen('Please check this');
    await aida.presses(preview, 'Change');
    await preview.becomes('What shall I change?');
    await aida.presses(preview, 'Keep it so');
    await preview.becomes('Please check this');
    await aida.presses(preview, 'Change');
    await preview.becomes('What shall I change?');
    await aida.presses(preview, 'The day');
    await preview.becomes('How often?');
    await aida.presses(preview, 'Once');
    await preview.becomes('On which weekday?');
    await aida.presses(preview, 'Friday');
    await preview.becomes('On which day?');
    expect(preview.buttons.slice(0, 4)).toEqual([
      ['📅 Friday, 27 November 2026'],
      ['📅 Friday, 4 December 2026'],
      ['📅 Friday, 11 December 2026'],
      ['📅 Friday, 18 December 2026'],
    ]);
    await aida.presses(preview, 'Another day');
    const ask = await group.next('which day?');
    aida.answers(ask, '31.2.');
    await group.next('No calendar has that day');
    aida.answers(ask, '15.12.');
    const again = await group.next('Please check this');
    expect(again.text).toContain('Tuesday, 15 December 2026, 18:00');
    expect(again.text).toContain('School No. 5');
  });

  it('is announced once, even by two facilitators at once', async () => {
    const { aida, group, town } = given;
    const preview = await group.seen('Please check this');
    const toasts = await Promise.all([aida.presses(preview, 'Announce'), daniyar.presses(preview, 'Announce')]);
    expect(toasts.map((toast) => toast.text).join()).toMatch(/announced or ended already/);
    await preview.becomes('M-1 is announced');
    await group.next('Will you come?');
    await town.telegram.quiet();
    expect(group.messages.filter((message) => message.text.includes('Will you come?'))).toHaveLength(1);
  });

  it('offers the places of before, and refuses the same moment', async () => {
    const { aida, group } = given;
    aida.says(group, '/meeting 15.12. 18:00');
    const where = await group.next('Where');
    expect(where.buttons).toEqual([['📍 School No. 5'], ['✏️ Another place', '✖️ Cancel']]);
    await aida.presses(where, 'School No. 5');
    await where.becomes('Please check this');
    expect((await aida.presses(where, 'Announce')).text).toContain('M-1');
    await aida.presses(where, 'Cancel');
    await where.becomes('Cancelled');
  });

  it.each([
    ['/meeting', 'How often?'],
    ['/meeting some time soon', 'I found no day in that'],
    ['/meeting 8/12 18:00 School', 'two different days'],
    ['/meeting 1.1.2020 18:00 School', 'That day is over'],
    ['/meeting 1.1.2062 18:00 School', 'many years away'],
    ['/meeting tuesday 9.12.2026 18:00 School', 'another weekday'],
    ['/meeting weekly 8.12. 18:00 School', 'once or again and again'],
    ['/meeting 8.12. 25:00 School', 'No clock shows'],
    ['/meeting 8.12. School', 'found no time'],
    ['/meeting weekly 18:00 School', 'On which weekday'],
    ['/meeting monthly tuesday 18:00 School', 'the first, the second'],
    ['/meeting every second tuesday 18:00 School', 'two things'],
    [`/meeting 8.12. 18:00 ${'School '.repeat(40)}`, 'at most 120 characters'],
    ['/meeting today 09:00 School', 'That time is over'],
  ])('%j is answered with what to do', async (text, answer) => {
    const { aida, group } = given;
    aida.says(group, text);
    const card = await group.next(answer);
    expect(card.buttons.flat()).toContain('✖️ Cancel');
  });

  it('makes "every second Tuesday" clear by one press', async () => {
    const { aida, group } = given;
    aida.says(group, '/meeting every second tuesday 18:00 School');
    const card = await group.next('two things');
    expect(card.buttons.flat().slice(0, 2)).toEqual(['📅 Every second Tuesday of the month', '📅 Every Tuesday']);
    await aida.presses(card, 'Every second Tuesday of the month');
    await card.becomes('Please check this');
  });

  it('forgets it after fifteen minutes, and an earlier one when a new one is begun', async () => {
    const { aida, group, town } = given;
    const old = await group.seen('Please check this');
    aida.says(group, '/meeting 22.12. 18:00 School');
    const preview = await group.next('Please check this');
    await old.becomes('This is finished, or was begun anew');
    await town.timeIs('2026-11-20T10:16');
    expect((await aida.presses(preview, 'Announce')).text).toContain('15 minutes');
    aida.answers(preview, '18:00');
    await group.next('15 minutes');
  });

  it('takes a place as it was typed, without contacts, markup or tricks', async () => {
    const { aida, group } = given;
    aida.says(group, '/meeting 22.12. 18:00 <b>School</b> \u202e*No* 5\0, call +996 555 123456');
    const preview = await group.next('Please check this');
    expect(preview.text).toContain('<b>School</b> *No* 5, call •••');
    expect(preview.text).not.toMatch(/\u202e|\0|123456/);
    await aida.presses(preview, 'Announce');
    const post = await group.next('Will you come?');
    expect(post.text).toContain('<b>School</b> *No* 5, call •••');
  });

  it('is made once when two transactions are under way at once', async () => {
    const { aida, group, town } = given;
    aida.says(group, '/meeting 29.12. 18:00 School No. 5');
    const preview = await group.next('Please check this');
    const button = preview.button('Announce');
    const data = 'callback_data' in button ? button.callback_data : '';
    const pressedBy = (person: Person, at: number): ChatEvent => ({
      id: `at once ${at}`,
      platform: 'telegram',
      kind: 'chose',
      chat: { id: String(group.id), kind: 'group', title: group.title },
      by: { id: String(person.user.id), name: person.name },
      message: String(preview.id),
      press: `press ${at}`,
      data,
    });
    await Promise.all([aida, daniyar].map((person, at) => town.ashar.receive([pressedBy(person, at)])));
    await group.next('29 December');
    await town.settled();
    expect(group.unread.filter((message) => message.text.includes('Will you come?'))).toHaveLength(0);
  });

  it('goes to every chat of the group', async () => {
    const { aida, group, town } = given;
    const second = town.telegram.group({ title: 'Ak-Bulak women', owner: aida });
    aida.addsBot(second);
    await second.next('Which language');
    await joins(given, second);
    aida.says(group, '/meeting 23.12. 18:00 School No. 5');
    const preview = await group.next('Please check this');
    expect(preview.text).toMatch(/2 chats at once: .*Ak-Bulak (women.*neighbours|neighbours.*women)/);
    await aida.presses(preview, 'Announce');
    const here: ChatMessage = await group.next('Will you come?');
    const there = await second.next('Will you come?');
    await aida.presses(there, 'I am coming');
    await Promise.all([here.becomes('1 coming'), there.becomes('1 coming')]);
  });
});
