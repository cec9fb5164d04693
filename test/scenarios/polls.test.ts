import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkingGroup } from '../../db/working-groups.ts';
import type { MeetingId } from '../../domain/ids.ts';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import { groupOf, holdsPost, joins, meets, promised, setUp, starts, statusIn } from './polls-given.ts';
import { openTown, type Town } from './town.ts';

const lamps = 'Repair the street lamps on Osmonov street';
const wall = 'Patrol by the market wall every evening. Call 0555 123 456';
const bins = 'Put bins at the bus stop';
const road = 'Mark the crossing at the school';

describe.each(kinds)('status polls before a meeting, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let ermek: Person;
  let people: Person[];
  let chat: Group;
  let women: Group;
  let group: WorkingGroup;
  let meeting: MeetingId;
  let heading: ChatMessage;
  let polls: ChatMessage[];

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    const named = (first_name: string) => town.telegram.person({ first_name });
    [aida, ermek] = [named('Aida'), named('Ermek')];
    people = ['Bakyt', 'Chinara', 'Daniyar', 'Elmira', 'Farida', 'Gulnara', 'Kanat'].map(named);
    chat = town.telegram.group({ title: 'Ak-Bulak neighbours', owner: aida, members: [ermek, ...people.slice(0, 6)] });
    women = town.telegram.group({ title: 'Ak-Bulak women', owner: aida, members: people.slice(3) });
    await setUp(aida, chat);
    group = await groupOf(town, chat);
    await joins(town, aida, women, group);
    await holdsPost(town, ermek, group, 'police');
  });
  afterAll(() => town?.close());

  const [C1, C2, C3, C4] = ['C-1', 'C-2', 'C-3', 'C-4'] as const;
  const one = (at: number): Person => {
    const person = people[at];
    if (!person) throw new Error(`nobody ${at}`);
    return person;
  };
  const pollOn = (name: string): ChatMessage => {
    const poll = polls.find((message) => message.text.startsWith(name));
    if (!poll) throw new Error(`no poll on ${name}`);
    return poll;
  };

  it('are not sent when there is nothing to ask about', async () => {
    await meets(town, group, '2026-11-24', '2026-11-21');
    const before = chat.messages.length;
    await town.timeIs('2026-11-21T10:00');
    await town.telegram.quiet();
    expect(chat.messages).toHaveLength(before);
    await promised(town, group, { text: lamps, due: '2026-12-04', said: 'done' });
    await promised(town, group, { text: wall, due: '2026-12-20', said: 'done' });
    await promised(town, group, { text: bins, due: '2026-12-09', side: 'community', said: 'under_way' });
    await promised(town, group, { text: road, due: '2027-03-01' });
    meeting = await meets(town, group, '2026-12-08', '2026-12-05');
  });

  it('open as one burst under one heading, at most three, the most urgent first', async () => {
    await town.timeIs('2026-12-05T10:00');
    heading = await chat.next('What do you see?');
    expect(heading.text).toContain('Tuesday, 8 December 2026, 18:00');
    expect(heading.text).toContain('Everybody in this chat sees who chose what');
    expect(heading.text).toContain('change your answer');
    polls = [await chat.next(C1), await chat.next(C2), await chat.next(C3)];
    expect(pollOn(C1).poll).toMatchObject({ anonymous: false, several: false, closed: false });
    expect(pollOn(C1).text).toMatch(/^C-1 .*Osmonov street.* — what do you see\?$/);
    expect(pollOn(C1).poll?.options.map(({ text }) => text)).toEqual([
      '✅ Done',
      '👍 Most of it',
      '🤏 Some',
      '⬜ Not started',
      '🤷 Cannot tell',
    ]);
    await women.next(C3);
    await town.telegram.quiet();
    expect(chat.unread).toEqual([]);
    expect(women.messages.filter((message) => message.text.includes('What do you see?'))).toHaveLength(1);
  });

  it('hide phone numbers in what becomes public', () => {
    expect(pollOn(C2).text).toContain('•••');
    expect(pollOn(C2).text).not.toContain('0555');
  });

  it('take votes, changed minds and withdrawals, told once or twice, in both chats', async () => {
    for (const person of people.slice(0, 3)) person.votes(pollOn(C1), ['Done']);
    one(3).votes(await women.seen(C1), ['Some']);
    one(3).votes(await women.seen(C1), ['Done']);
    await town.telegram.quiet();
    town.telegram.redeliver(town.telegram.newestUpdate - 1);
    ermek.votes(pollOn(C1), ['Done']);
    one(4).votes(pollOn(C1), ['Done']);
    one(5).votes(pollOn(C1), ['Not started']);
    one(5).withdrawsVote(pollOn(C1));

    for (const person of people.slice(0, 4)) person.votes(pollOn(C2), ['Not started']);
    one(0).votes(pollOn(C2), ['Some']);

    aida.votes(pollOn(C3), ['Done']);
    one(0).votes(pollOn(C3), ['Some']);
    one(1).votes(pollOn(C3), ['Cannot tell']);
    one(2).votes(pollOn(C3), ['Cannot tell']);
    one(6).votes(await women.seen(C3), ['Some']);
    await town.telegram.quiet();
  });

  it('say nothing while they are open, and are not opened twice', async () => {
    aida.says(chat, '/poll C-1');
    await chat.next('being asked about C-1 already');
    aida.says(chat, '/poll');
    const choosing = await chat.next('nothing that I would ask about');
    expect(choosing.text).toContain('C-4');
    expect(choosing.buttons).toEqual([['📊 Ask about C-4']]);
    expect(heading.edited).toBe(false);
  });

  it('are counted when the meeting starts, in the place of the heading and with no new message', async () => {
    one(4).leaves(chat);
    await town.timeIs('2026-12-08T18:00');
    const before = chat.messages.length;
    const gate = Promise.withResolvers<void>();
    town.telegram.script.next('stopPoll', { until: gate.promise }, { chat });
    await starts(town, meeting);
    // The platform's poll still stands open for a moment: a vote that comes now is too late.
    one(5).votes(pollOn(C1), ['Not started']);
    await town.telegram.quiet();
    gate.resolve();
    await heading.becomes('What you saw');
    for (const poll of polls) await poll.becomes(({ poll: shown }) => shown?.closed ?? false);
    // A promise that is kept is celebrated; the polls themselves add nothing.
    const added = chat.messages.slice(before).map(({ text }) => text);
    expect(added.filter((text) => !text.includes('C-1 is kept'))).toEqual([]);
    await (await women.seen('What you saw')).becomes('not counted');
  });

  it('leave out who may not vote and who is not there', () => {
    const [, first = '', second = '', third = ''] = heading.text.split(/\n\n/);
    expect(first).toContain(lamps);
    expect(first).toContain('✅ Done 4\n');
    expect(first).toContain('The members say: done.');
    expect(first).toContain('2 not counted');
    expect(second).toContain('🤏 Some 1 · ⬜ Not started 3');
    expect(second).not.toContain('not counted');
    expect(third).toContain('🤏 Some 2 · 🤷 Cannot tell 2');
    expect(third).toContain('2 of at least 3');
    expect(third).toContain('1 not counted');
    for (const person of [ermek, aida, one(4)]) expect(heading.text).not.toContain(person.name);
  });

  it('move the commitments, and only where there was a quorum', async () => {
    expect(await statusIn(town, group, C1)).toBe('kept');
    expect(await statusIn(town, group, C2)).toBe('contested');
    expect(await statusIn(town, group, C3)).toBe('in_progress');
    expect(await statusIn(town, group, C4)).toBe('confirmed');
  });

  it('change nothing when the meeting starts once more', async () => {
    const text = heading.text;
    await starts(town, meeting);
    await town.telegram.quiet();
    expect(heading.text).toBe(text);
    expect(await statusIn(town, group, C1)).toBe('kept');
  });
});
