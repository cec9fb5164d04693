import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../databases/fresh.ts';
import type { Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found } from './founding.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('an admin whose rights are taken away while the bot is not told, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let nurlan: Person;
  let bakyt: Person;
  let group: Group;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    [aida, nurlan, bakyt] = ['Aida', 'Nurlan', 'Bakyt'].map((first_name) => town.telegram.person({ first_name })) as [
      Person,
      Person,
      Person,
    ]; // three names, three people
    group = town.telegram.group({
      title: 'Ak-Bulak',
      owner: aida,
      members: [bakyt],
      admins: [{ person: nurlan, rights: true }],
    });
    await found(aida, group);
    for (const person of [aida, nurlan]) {
      person.startsBot();
      await person.private.next('Hello');
    }
  });
  afterAll(() => town?.close());

  it('hears of questions as a facilitator until then', async () => {
    bakyt.says(group, '/ask Who mends the lamps?');
    await nurlan.private.next('Q-1');
  });

  it('does not hear of them six hours later, and the others still do', async () => {
    aida.demotes(nurlan, group);
    await town.timeIs('2026-11-20T16:01');
    bakyt.says(group, '/ask Who cleans the ditch?');
    await aida.private.next('Q-2');
    await town.telegram.quiet();
    expect(nurlan.private.messages.filter(({ text }) => text.includes('Q-2'))).toEqual([]);
  });

  it('is believed to be what they were while the platform does not answer', async () => {
    town.telegram.script.next('getChatAdministrators', { status: 500 });
    await town.timeIs('2026-11-21T10:00');
    bakyt.says(group, '/ask Who paints the fence?');
    await aida.private.next('Q-3');
  });
});
