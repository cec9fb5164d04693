import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkingGroup } from '../../db/working-groups.ts';
import { kinds } from '../databases/fresh.ts';
import type { Group, Person } from '../stand-ins/telegram/telegram.ts';
import { groupOf, joins, meets, promised, setUp, starts, statusIn } from './polls-given.ts';
import { openTown, type Town } from './town.ts';

const endless = `${'🏳️‍🌈'.repeat(40)} ${'שלום <b>world</b> *now* '.repeat(20)}`.slice(0, 900);

describe.each(kinds)('a facilitator asks the members now, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let people: Person[];
  let chat: Group;
  let second: Group;
  let group: WorkingGroup;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    const named = (first_name: string) => town.telegram.person({ first_name });
    aida = named('Aida');
    people = ['Bakyt', 'Chinara', 'Daniyar', 'Elmira'].map(named);
    chat = town.telegram.group({ title: 'Ak-Bulak', owner: aida, members: people });
    second = town.telegram.group({ title: 'Ak-Bulak youth', owner: aida, members: people });
    await setUp(aida, chat, false);
    group = await groupOf(town, chat);
    await joins(town, aida, second, group);
  });
  afterAll(() => town?.close());

  const one = (at: number): Person => {
    const person = people[at];
    if (!person) throw new Error(`nobody ${at}`);
    return person;
  };
  const announced = async (what: string) => {
    aida.says(chat, what);
    const preview = await chat.next('Shall I ask');
    await aida.presses(preview, 'Announce');
    await preview.becomes('Sent to');
    return chat.next('What do you see?');
  };

  it('is told kindly when nothing is promised yet', async () => {
    aida.says(chat, '/poll');
    const answer = await chat.next('nothing that I would ask about');
    expect(answer.text).toContain('No promise is open');
    expect(answer.buttons).toEqual([]);
  });

  it('is the only one who may', async () => {
    await promised(town, group, { text: 'Open the gate', due: '2026-11-24' });
    one(0).says(chat, '/poll C-1');
    await chat.next('Only a facilitator');
  });

  it.each(['C-9', 'C-99999999999', 'Q-1', '0', 'the lamp', 'C-1 <b>\u202e', '١'])(
    '%s: hears what to type',
    async (text) => {
      aida.says(chat, `/poll ${text}`);
      const answer = await chat.next(/./);
      if (text.startsWith('C-1 ')) expect(answer.text).toContain('Shall I ask');
      else expect(answer.text).toMatch(/no C-9\.|by its number|Shall I ask/);
    },
  );

  it('sees first what goes to whom, and can cancel', async () => {
    aida.says(chat, '/poll C-1');
    const preview = await chat.next('Shall I ask');
    expect(preview.text).toContain('C-1 Open the gate');
    expect(preview.text).toContain('Friday, 27 November 2026, 10:00');
    expect(preview.text).toContain('Everybody in 2 chats');
    expect(preview.text).toContain('web page');
    expect(preview.buttons).toEqual([['📣 Announce', '✖️ Cancel']]);
    expect((await one(0).presses(preview, 'Announce')).text).toContain('Only a facilitator');
    await aida.presses(preview, 'Cancel');
    await preview.becomes('Nothing was sent');
    expect(second.messages.filter(({ poll }) => poll)).toEqual([]);
  });

  it('sends it once, however often Announce is pressed', async () => {
    aida.says(chat, '/poll');
    const preview = await chat.next('Shall I ask');
    const [first, again] = await Promise.all([aida.presses(preview, 'Announce'), aida.presses(preview, 'Announce')]);
    expect([first.text, again.text].join()).toContain('Now nothing was sent');
    await preview.becomes('Sent to 2 chats');
    await chat.next('C-1');
    await second.next('C-1');
    await town.telegram.quiet();
    expect(chat.messages.filter(({ poll }) => poll)).toHaveLength(1);
  });

  it('closes after seven days without a meeting; too few answers move nothing', async () => {
    for (const person of people.slice(0, 2)) person.votes(await chat.seen('C-1 '), ['Done']);
    one(2).votes(await chat.seen('C-1 '), ['Cannot tell']);
    const heading = await chat.seen('What do you see?');
    await town.timeIs('2026-11-27T10:00');
    await heading.becomes('2 of at least 3');
    expect(heading.text).toContain('“Cannot tell” is not part');
    expect(heading.text).not.toContain('at the meeting');
    await (await chat.seen('C-1 ')).becomes(({ poll }) => poll?.closed ?? false);
    expect(await statusIn(town, group, 'C-1')).toBe('confirmed');
  });

  it('counts votes that were quicker than the answer to the sending', async () => {
    const meeting = await meets(town, group, '2026-12-08', '2026-12-05');
    const gate = Promise.withResolvers<void>();
    town.telegram.script.next('sendPoll', { answerAfter: gate.promise }, { chat });
    const heading = await announced('/poll C-1');
    expect(heading.text).toContain('until the meeting begins: Tuesday, 8 December 2026, 18:00');
    const poll = await chat.next('C-1 ');
    const newcomer = town.telegram.person({ first_name: 'Nurlan' });
    newcomer.joins(chat);
    newcomer.votes(poll, ['Some']);
    for (const person of people.slice(0, 3)) person.votes(poll, ['Some']);
    one(1).withdrawsVote(poll);
    one(2).votes(poll, ['Most of it']);
    await town.telegram.quiet();
    gate.resolve();
    // Said after the poll, so the poll has arrived by then.
    aida.says(chat, '/poll C-1');
    await chat.next('being asked about C-1 already');
    await town.timeIs('2026-12-08T18:00');
    await starts(town, meeting);
    await heading.becomes('👍 Most of it 1 · 🤏 Some 2');
    expect(await statusIn(town, group, 'C-1')).toBe('in_progress');
  });

  it('leaves out who left a chat where the bot is no admin, and strangers it was passed on to', async () => {
    const meeting = await meets(town, group, '2026-12-22', '2026-12-19');
    const heading = await announced('/poll C-1');
    const poll = await chat.next('C-1 ');
    const strangers = ['X', 'Y', 'Z'].map((first_name) => town.telegram.person({ first_name }));
    for (const stranger of strangers) stranger.votes(poll, ['Done'], { forwarded: true });
    for (const person of people) person.votes(poll, ['Most of it']);
    await town.telegram.quiet();
    one(3).leaves(chat);
    await town.timeIs('2026-12-22T18:00');
    await starts(town, meeting);
    await heading.becomes('👍 Most of it 3\n');
    expect(heading.text).toContain('4 not counted');
    expect(await statusIn(town, group, 'C-1')).toBe('substantial');
  });

  it('asks about the longest text in any script within the platform’s limits', async () => {
    const name = await promised(town, group, { text: endless, due: '2027-01-05' });
    const heading = await announced(`/poll ${name}`);
    const poll = await chat.next(name);
    expect(poll.text.length).toBeLessThanOrEqual(300);
    expect(poll.text).toMatch(/ — what do you see\?$/);
    expect(heading.text).not.toContain('<b>');
  });

  it('offers what could be asked when nothing is due', async () => {
    const name = await promised(town, group, { text: 'Plant trees', due: '2027-06-01' });
    await announced('/poll');
    aida.says(chat, '/poll');
    const answer = await chat.next('nothing that I would ask about');
    expect(answer.text).toMatch(/being asked about these already:\nC-1 Open the gate\nC-2/);
    await aida.presses(answer, `Ask about ${name}`);
    await answer.becomes('Shall I ask');
    await aida.presses(answer, 'Announce');
    await second.next(name);
  });
});
