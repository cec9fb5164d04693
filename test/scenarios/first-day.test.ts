import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveries } from '../../db/schema/deliveries.ts';
import { kinds } from '../databases/fresh.ts';
import type { Group, Person } from '../stand-ins/telegram/telegram.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('the first day of a working group, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let group: Group;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida', username: 'aida' });
    bakyt = town.telegram.person({ first_name: 'Bakyt' });
    group = town.telegram.group({ title: 'Ak-Bulak neighbours', owner: aida, members: [bakyt] });
  });
  afterAll(() => town?.close());

  it('is set up by an admin in one message, by buttons', async () => {
    aida.addsBot(group);
    const setup = await group.next('Which language');
    expect(setup.buttons).toEqual([['🌐 English']]);
    expect((await bakyt.presses(setup, 'English')).text).toContain('Only an admin');
    await aida.presses(setup, 'English');
    await group.until(setup, 'Which clock');
    await aida.presses(setup, 'Bishkek');
    await group.until(setup, 'new working group');
    await aida.presses(setup, 'New working group');
    await group.until(setup, 'Ak-Bulak neighbours');
    expect(setup.text).toContain('https://ashar.example/g/ak-bulak-neighbours');
    expect(group.messages).toHaveLength(1);
  });

  it('gives a question its number', async () => {
    bakyt.says(group, '/ask When will the street lamps work?');
    const post = await group.next('Q-1');
    expect(post.text).toContain('written it down');
    bakyt.says(group, '/questions');
    expect((await group.next('Open questions')).text).toContain('Q-1 When will the street lamps work?');
  });

  it('asks for the question when none was typed', async () => {
    bakyt.says(group, '/ask');
    const ask = await group.next('what do you want to ask');
    bakyt.answers(ask, 'Who collects the rubbish?');
    await group.next('Q-2');
  });

  it('keeps nobody by name in what it sends', async () => {
    const sent = await town.db.select().from(deliveries);
    expect(sent.some(({ recipe }) => recipe === 'prompt')).toBe(true);
    expect(JSON.stringify(sent)).not.toMatch(/Aida|Bakyt/);
  });

  it('shows each person only what they may do', async () => {
    bakyt.says(group, '/help');
    const help = await group.next('What you can do here');
    expect(help.text).toContain('/ask');
  });
});
