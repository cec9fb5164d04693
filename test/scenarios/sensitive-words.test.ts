import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../databases/fresh.ts';
import type { Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found } from './founding.ts';
import { everythingKept } from './kept.ts';
import { openTown, type Town } from './town.ts';

const helplines = [
  { language: 'en', name: 'Police', number: '102' },
  { language: 'ky', name: 'Милиция', number: '102' },
];

describe.each(kinds)('a private message about violence, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let group: Group;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00', { helplines });
    aida = town.telegram.person({ first_name: 'Aida' });
    bakyt = town.telegram.person({ first_name: 'Bakyt' });
    group = town.telegram.group({ title: 'Ak-Bulak', owner: aida, members: [bakyt] });
    await found(aida, group);
    for (const person of [aida, bakyt]) {
      person.startsBot();
      await person.private.next('Hello');
    }
    bakyt.says(group, '/questions');
    await group.next('Open questions');
  });
  afterAll(() => town?.close());

  const secret = 'My husband beats me with the zwölfkantschlüssel';

  it.each([
    ['typed with the command', async () => void bakyt.says(bakyt.private, `/ask ${secret}`)],
    [
      'typed when asked',
      async () => {
        bakyt.says(bakyt.private, '/ask');
        await bakyt.private.next('Write your question');
        bakyt.says(bakyt.private, secret);
      },
    ],
    ['just written', async () => void bakyt.says(bakyt.private, secret)],
    [
      'typed too late',
      async () => {
        bakyt.says(bakyt.private, '/ask');
        await bakyt.private.next('Write your question');
        await town.timeIs(
          town.clock.now().add({ minutes: 20 }).toZonedDateTimeISO('Asia/Bishkek').toPlainDateTime().toString(),
        );
        bakyt.says(bakyt.private, secret);
      },
    ],
  ])('%s is not kept, and is answered with help', async (_how, write) => {
    await write();
    const answer = await bakyt.private.next('Thank you for writing to me.');
    expect(answer.text).toContain('Police\u2069: 102');
    expect(answer.text).not.toContain('Милиция');
    expect(answer.text).not.toMatch(/husband|beat|violen/i);
    await town.telegram.quiet();
    const kept = await everythingKept(town);
    expect(kept).not.toContain('zwölfkant');
    expect(kept).not.toContain('husband');
    expect(kept).toContain('Ak-Bulak');
    expect(aida.private.messages.map(({ text }) => text).join()).not.toContain('zwölfkant');
  });

  it('does not wait for anything more', async () => {
    bakyt.says(bakyt.private, 'Hello?');
    await bakyt.private.next('I do not understand that');
  });
});

describe('asking without a name where no helpline is known', () => {
  it('names somebody you trust', async () => {
    const town = await openTown('pglite', '2026-11-20T10:00');
    const aida = town.telegram.person({ first_name: 'Aida' });
    aida.startsBot();
    aida.says(aida.private, '/ask I want to die');
    expect((await aida.private.next('Thank you for writing')).text).toContain('Please speak to somebody you trust.');
    await town.close();
  });
});
