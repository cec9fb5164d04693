import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raiseQuestion } from '../../bot/features/questions/raise.ts';
import { idMaker } from '../../db/new-id.ts';
import { identities } from '../../db/schema/people.ts';
import type { MeetingId } from '../../domain/ids.ts';
import { kinds } from '../databases/fresh.ts';
import type { Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found } from './founding.ts';
import { act, groupOf } from './polls-given.ts';
import { openTown, type Town } from './town.ts';

const long = 'Neighbours of the street with the very long name that nobody ever says in full, but which is written so';

describe.each(kinds)('questions of two groups, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let group: Group;
  let other: Group;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida' });
    bakyt = town.telegram.person({ first_name: 'Bakyt' });
    group = town.telegram.group({ title: 'Ak-Bulak', owner: aida, members: [bakyt] });
    other = town.telegram.group({ title: long, owner: aida, members: [bakyt] });
    for (const person of [aida, bakyt]) {
      person.startsBot();
      await person.private.next('Hello');
    }
    for (const chat of [group, other]) {
      await found(aida, chat);
      bakyt.says(chat, '/ask Who has the key of the hall?');
      await chat.next('Q-1');
    }
  });
  afterAll(() => town?.close());

  it('are told apart by buttons when their number is the same', async () => {
    bakyt.says(bakyt.private, '/questions 1');
    const which = await bakyt.private.next('Which question do you mean?');
    expect(which.buttons).toHaveLength(2);
    await bakyt.presses(which, 'Q-1 · \u2068Neighbours');
    expect((await bakyt.private.next('Who has the key of the hall?')).text).toContain('Neighbours');
  });

  it('are answered one by one', async () => {
    aida.says(aida.private, '/answer 1 The caretaker has it.');
    const sure = await aida.private.next('Which question do you mean?');
    await aida.presses(sure, 'Neighbours');
    await other.next('Q-1 was answered.');
    expect((await group.seen('Q-1 open')).text).not.toContain('caretaker');
    expect((await aida.presses(sure, 'Ak-Bulak')).text).toContain('out of date');
  });

  it('refuse an answer that cannot be one, and say what to do', async () => {
    aida.says(aida.private, '/answer');
    await aida.private.next('Type the number and the answer');
    aida.says(aida.private, '/answer Q-77 yes');
    await aida.private.next('I do not know a question with that number');
    aida.says(group, `/answer Q-1 ${'a'.repeat(1001)}`);
    await group.next('1001 characters');
    bakyt.says(group, '/answer Q-1 No idea');
    await group.next('Only a facilitator, the officer or an adviser');
  });

  it('fit into one message, however long all of it is', async () => {
    const smileys = '👨‍👩‍👧‍👦'.repeat(270);
    bakyt.says(group, `/ask ${smileys}`);
    const post = await group.next('Q-2');
    aida.says(group, `/answer Q-2 ${smileys}`);
    await group.next('Q-2 was answered.');
    await post.becomes('Answer:');
    bakyt.says(group, '/questions Q-2');
    await group.next('asked on');
  });

  it('that were raised aloud are posted with their answer, and whoever wrote them down is asked', async () => {
    const workingGroup = await groupOf(town, group);
    const [writer] = await town.db
      .select()
      .from(identities)
      .where(eq(identities.platformId, String(aida.user.id)));
    if (!writer) throw new Error('she exists by now');
    const raised = { how: 'aloud', meeting: idMaker(town.clock.now)<MeetingId>(), writtenBy: writer.id } as const;
    await act(town, (doing) => raiseQuestion(doing, workingGroup, 'Why is the hall cold?', raised));
    aida.says(group, '/answer Q-3 The boiler is old.');
    const post = await group.next('Why is the hall cold?');
    expect(post.text).toContain('Answer: The boiler is old.');
    const asked = await aida.private.next('Asked aloud, and you wrote it down:');
    await aida.presses(asked, 'My question is answered');
    await post.becomes('Closed: whoever asked says that it is answered.');
    await asked.becomes('You said that it is answered.');
  });
});
