import ICAL from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage } from '../stand-ins/telegram/telegram.ts';
import { type Neighbours, neighbours } from './meetings-given.ts';

describe.each(kinds)('a series of meetings, on %s', (kind) => {
  let given: Neighbours;
  let announced: ChatMessage;

  beforeAll(async () => {
    given = await neighbours(kind, '2026-11-20T10:00');
  });
  afterAll(() => given?.town.close());

  it('has an empty state that says how to set one', async () => {
    const { bakyt, group } = given;
    bakyt.says(group, '/meetings');
    const list = await group.next('No meeting is set');
    expect(list.text).toContain('/meeting monthly second Tuesday 18:00 School No. 5');
    expect((await bakyt.presses(list, 'Set a meeting')).text).toContain('Only a facilitator');
  });

  it('is understood, and shown before anything is sent', async () => {
    const { aida, bakyt, group } = given;
    bakyt.says(group, '/meeting monthly second tuesday 18:00 School No. 5');
    await group.next('Only a facilitator');
    aida.says(group, '/meeting monthly second tuesday 18:00 School No. 5');
    const preview = await group.next('Please check this');
    for (const part of [
      'Working-group meeting',
      'Every second Tuesday of the month',
      'Tuesday, 8 December 2026, 18:00',
      'School No. 5',
      'Tuesday, 12 January 2027',
      'Tuesday, 9 February 2027',
      '1 chat',
      'Ak-Bulak neighbours',
      '7 days, 1 day, 1 hour',
      'https://ashar.example/g/ak-bulak-neighbours',
      'Nothing is sent until you press Announce.',
    ]) {
      expect(preview.text).toContain(part);
    }
    expect(preview.buttons).toEqual([['📣 Announce'], ['✏️ Change', '✖️ Cancel']]);
    expect((await bakyt.presses(preview, 'Announce')).text).toContain('Only a facilitator');
    expect(group.unread).toHaveLength(0);
  });

  it('is announced by one press, pinned, with its calendar file; a second press changes nothing', async () => {
    const { aida, group, town } = given;
    const preview = await group.seen('Please check this');
    await Promise.all([aida.presses(preview, 'Announce'), aida.presses(preview, 'Announce')]);
    await preview.becomes('Working-group meeting M-1 is announced in 1 chat');
    expect(preview.buttons).toEqual([]);
    announced = await group.next('Will you come?');
    expect(announced.text).toContain('Working-group meeting M-1');
    expect(announced.text).toContain('Tuesday, 8 December 2026, 18:00');
    expect(announced.text).toContain('School No. 5');
    expect(announced.buttons).toEqual([['✅ I am coming'], ['🤔 Maybe'], ['❌ I cannot']]);
    const moment = announced.api.entities?.find((entity) => entity.type === 'date_time');
    expect(moment).toMatchObject({ unix_time: Date.UTC(2026, 11, 8, 12) / 1000 });
    const file = await group.next('For your calendar: M-1');
    expect(file.document).toMatchObject({ name: 'M-1.ics' });
    const [event] = Object.values(ICAL.sync.parseICS(new TextDecoder().decode(file.document?.bytes))).filter(
      (entry) => entry?.type === 'VEVENT',
    );
    expect(event).toMatchObject({ location: 'School No. 5', start: new Date('2026-12-08T12:00:00Z') });
    await town.telegram.quiet();
    expect(announced.pinned).toBe(true);
    expect(group.messages.filter((message) => message.text.includes('Will you come?'))).toHaveLength(1);
  });

  it('counts who comes, one answer a person, and names nobody', async () => {
    const { aida, bakyt } = given;
    expect((await bakyt.presses(announced, 'I am coming')).text).toBe(
      'Noted: you are coming. You can change it until Tuesday, 8 December 2026, 18:00.',
    );
    await announced.becomes('1 coming, 0 maybe, 0 cannot');
    expect((await bakyt.presses(announced, 'I am coming')).text).toContain('already');
    await aida.presses(announced, 'Maybe');
    await announced.becomes('1 coming, 1 maybe, 0 cannot');
    await bakyt.presses(announced, 'I cannot');
    await announced.becomes('0 coming, 1 maybe, 1 cannot');
    await bakyt.presses(announced, 'I am coming');
    await announced.becomes('1 coming, 1 maybe, 0 cannot');
    expect(announced.text).not.toMatch(/Bakyt|Aida/);
  });

  it('cannot be set twice', async () => {
    const { aida, group } = given;
    aida.says(group, '/meeting monthly second tuesday 18:00 Town hall');
    const again = await group.next('Please check this');
    expect((await aida.presses(again, 'Announce')).text).toContain('M-1');
    await aida.presses(again, 'Cancel');
    await again.becomes('Cancelled. Nothing was sent.');
  });

  it('lists what is coming', async () => {
    const { bakyt, group } = given;
    bakyt.says(group, '/meetings');
    const list = await group.next('Meetings of');
    expect(list.text).toMatch(/M-1[\s\S]*8 December[\s\S]*1 coming, 1 maybe, 0 cannot[\s\S]*M-2[\s\S]*M-3/);
    bakyt.startsBot();
    await bakyt.private.next();
    bakyt.says(bakyt.private, '/meetings');
    await bakyt.private.next('Meetings of');
  });

  it('reminds by the clock: seven days, one day and one hour before', async () => {
    const { bakyt, group, town } = given;
    await town.timeIs('2026-12-01T17:59');
    await town.telegram.quiet();
    expect(group.unread).toHaveLength(0);
    await town.timeIs('2026-12-01T18:00');
    const week = await group.next('In 7 days');
    expect(week.text).toContain('1 coming, 1 maybe, 0 cannot');
    await town.timeIs('2026-12-07T18:00');
    const day = await group.next('Tomorrow');
    await bakyt.presses(day, 'Maybe');
    await day.becomes('0 coming, 2 maybe, 0 cannot');
    await announced.becomes('0 coming, 2 maybe, 0 cannot');
    await town.timeIs('2026-12-08T17:00');
    await group.next('Today');
  });

  it('begins: answers close, and the series goes on by itself', async () => {
    const { bakyt, group, town } = given;
    await town.timeIs('2026-12-08T18:00');
    await announced.becomes('It has begun.');
    expect(announced.buttons).toEqual([]);
    const week = await group.seen('In 7 days');
    expect((await bakyt.presses(week, 'Maybe')).text).toContain('has begun');
    bakyt.says(group, '/meetings');
    const list = await group.next('Meetings of');
    expect(list.text).toMatch(/M-2[\s\S]*M-3[\s\S]*M-4[\s\S]*Tuesday, 9 March 2027[\s\S]*Before:[\s\S]*M-1/);
    await town.timeIs('2026-12-29T10:00');
    const next = await group.next('Working-group meeting M-2');
    expect(next.text).toContain('Tuesday, 12 January 2027, 18:00');
    await group.next('For your calendar: M-2');
  });
});
