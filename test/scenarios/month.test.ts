import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webApp } from '../../web/app.ts';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found, tokenIn } from './founding.ts';
import { openTown, type Town } from './town.ts';

/** One month of one working group, from adding the bot to the summary on the public page, told in order. */
describe.each(kinds)('a month of the working group, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let azamat: Person;
  let gulnara: Person;
  let bakyt: Person;
  let cholpon: Person;
  let daniyar: Person;
  let group: Group;
  let announced: ChatMessage;
  let post: ChatMessage;
  let owned: ChatMessage;
  let poll: ChatMessage;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    const named = (first_name: string) => town.telegram.person({ first_name });
    aida = named('Aida');
    azamat = named('Azamat');
    gulnara = named('Gulnara');
    [bakyt, cholpon, daniyar] = [named('Bakyt'), named('Cholpon'), named('Daniyar')];
    group = town.telegram.group({
      title: 'Ak-Bulak neighbours',
      owner: aida,
      members: [azamat, gulnara, bakyt, cholpon, daniyar],
    });
  });
  afterAll(() => town?.close());

  const page = async () => {
    const parts = { db: town.db, now: town.clock.now, publicUrl: 'https://ashar.example' };
    const app = webApp({ ...parts, ready: async () => true, metrics: async () => '' });
    return (await app.request('/g/ak-bulak-neighbours')).text();
  };

  it('the facilitator adds the bot, sets it up by buttons and opens the private chat', async () => {
    await found(aida, group);
    aida.startsBot();
    await aida.private.next('Hello');
  });

  it('the officer and the adviser come by a link that only they were given', async () => {
    for (const [command, person, becomes] of [
      ['/officer Beat 4', azamat, 'You are the officer'],
      ['/adviser Town hall', gulnara, 'You are'],
    ] as const) {
      aida.says(group, command);
      const forward = await aida.private.next('You are invited');
      expect(group.messages.every(({ text }) => !text.includes(tokenIn(forward)))).toBe(true);
      person.startsBot(tokenIn(forward));
      const offer = await person.private.next('You are invited');
      await person.presses(offer, 'I accept');
      await offer.becomes(becomes);
    }
  });

  it('the monthly meeting is shown first and announced by a press', async () => {
    aida.says(group, '/meeting monthly second tuesday 18:00 School No. 5');
    const preview = await group.next('Please check this');
    expect(preview.text).toContain('Tuesday, 12 January 2027');
    await aida.presses(preview, 'Announce');
    announced = await group.next('Will you come?');
    await bakyt.presses(announced, 'I am coming');
    await cholpon.presses(announced, 'Maybe');
    await daniyar.presses(announced, 'I cannot');
    await announced.becomes('1 coming, 1 maybe, 1 cannot');
  });

  it('a question gets its number and becomes a commitment', async () => {
    bakyt.says(group, '/ask When will the street lamps at School No. 5 work?');
    await group.next('Q-1');
    aida.says(group, '/commit Q-1 police 2026-12-04 Mend both street lamps at School No. 5');
    const how = await group.next('How will we know');
    await aida.presses(how, 'Skip');
    await how.becomes('Is everything right?');
    await aida.presses(how, 'Announce');
    post = await group.next('C-1');
    expect(post.text).toContain("waits for the officer's answer");
  });

  it('the officer proposes another date, the facilitator accepts it, and the group sees it', async () => {
    owned = await azamat.private.next('C-1');
    await azamat.presses(owned, 'Another date');
    azamat.says(azamat.private, '7 December');
    await azamat.private.next('Why is another date needed?');
    azamat.says(azamat.private, 'The lamps come from the city on Friday');
    const asked = await aida.private.next('Another date is asked for');
    await aida.presses(asked, 'Accept the new date');
    await group.next(/7 December 2026/);
    await post.becomes('confirmed');
  });

  it('reminders come, one at a time', async () => {
    await town.timeIs('2026-12-01T18:00');
    await group.next('In 7 days');
  });

  it('the owner says that the work is under way, by a button', async () => {
    await owned.becomes('confirmed');
    await azamat.presses(owned, 'Under way');
    await post.becomes('under way');
  });

  it('three days before the meeting a status poll opens, and members answer in the group', async () => {
    await town.timeIs('2026-12-05T10:00');
    poll = await group.next((message) => message.poll !== undefined);
    expect(poll.poll?.options.map(({ text }) => text.replace(/^\S+ /, ''))).toEqual([
      'Done',
      'Most of it',
      'Some',
      'Not started',
      'Cannot tell',
    ]);
    bakyt.votes(poll, [poll.poll?.options[0]?.text ?? '']);
    cholpon.votes(poll, [poll.poll?.options[0]?.text ?? '']);
    daniyar.votes(poll, [poll.poll?.options[0]?.text ?? '']);
    azamat.votes(poll, [poll.poll?.options[0]?.text ?? '']);
    await town.telegram.quiet();
  });

  it('the owner says that it is done', async () => {
    await town.timeIs('2026-12-07T12:00');
    await azamat.presses(owned, 'Done');
    await post.becomes('reported as done');
  });

  it('the poll closes when the meeting starts, and the promise is kept by what the members saw', async () => {
    await town.timeIs('2026-12-07T18:00');
    await group.next('Tomorrow');
    await town.timeIs('2026-12-08T17:00');
    await group.next('Today:');
    await town.timeIs('2026-12-08T18:00');
    await post.becomes('kept');
    expect(poll.poll?.closed).toBe(true);
  });

  it('the facilitator records how it was', async () => {
    await town.timeIs('2026-12-08T20:00');
    const desk = await aida.private.next('Was it held?');
    await aida.presses(desk, 'It was held');
    await aida.private.next('How many people came?');
    aida.says(aida.private, '12 women 8 men 5 under 30');
    await aida.private.next('What was asked?');
    aida.says(aida.private, 'Who cleans the ditch?\nCan the bus stop nearer to the school?');
    await aida.private.next('Q-2');
    const held = await group.next('was held');
    expect(held.text).toContain('20');
    expect(held.text).toContain('Q-3');
  });

  it('the next morning the progress summary stands in the group and on the public page', async () => {
    await town.timeIs('2026-12-09T09:00');
    const summary = await group.next('https://ashar.example/g/ak-bulak-neighbours');
    for (const part of ['C-1', 'kept', 'Q-2', 'Q-3']) expect(summary.text).toContain(part);
    const html = await page();
    for (const part of ['C-1 Mend both street lamps', 'kept', 'Q-2 Who cleans the ditch?', 'Beat 4', 'was held']) {
      expect(html).toContain(part);
    }
    for (const person of [aida, azamat, gulnara, bakyt, cholpon, daniyar]) {
      expect(html).not.toContain(person.name);
      expect(summary.text).not.toContain(person.name);
    }
  });

  it('what was asked for can be looked up at any time', async () => {
    for (const [command, answer] of [
      ['/help', 'What you can do here'],
      ['/meetings', 'M-2'],
      ['/questions', 'Q-2'],
      ['/commitments', 'Ak-Bulak'],
      ['/settings', 'Asia/Bishkek'],
      ['/progress', 'Progress of'],
    ] as const) {
      aida.says(group, command);
      await group.next(answer);
    }
    azamat.says(azamat.private, '/mine');
    await azamat.private.next();
  });

  it('nothing that people wrote, nor who they are, is in the log', () => {
    const log = town.log.join('\n');
    for (const secret of ['lamps', 'Azamat', 'Aida', 'ditch', 'Beat', town.telegram.token]) {
      expect(log).not.toContain(secret);
    }
    expect(town.log.filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
  });
});
