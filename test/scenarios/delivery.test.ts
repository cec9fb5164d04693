import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliveries } from '../../db/schema/deliveries.ts';
import { kinds } from '../databases/fresh.ts';
import type { Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found } from './founding.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('what Telegram refuses or loses, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let group: Group;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida' });
    bakyt = town.telegram.person({ first_name: 'Bakyt' });
    group = town.telegram.group({ title: 'Ak-Bulak', owner: aida, members: [bakyt] });
    await found(aida, group);
    bakyt.startsBot();
    await bakyt.private.next('Hello');
  });
  afterAll(() => town?.close());

  const sent = (chat: number) =>
    town.telegram.calls.filter(({ method, params }) => method === 'sendMessage' && params.chat_id === chat).length;

  /** Resolves when Telegram has refused the next message. */
  const refused = async (speak: () => void) => {
    town.telegram.calls.length = 0;
    speak();
    await town.telegram.called('sendMessage', ({ answered }) => answered !== 'dropped' && answered?.ok === false);
    await town.settled();
  };

  const newest = async (most: number) => {
    await town.settled();
    return (
      await town.db
        .select({ state: deliveries.state, error: deliveries.error, attempts: deliveries.attempts })
        .from(deliveries)
        .orderBy(desc(deliveries.id))
        .limit(most)
    ).reverse();
  };

  it('a chat that is told to wait hears nothing before its time, then everything in order; others go on', async () => {
    town.telegram.script.next('sendMessage', { status: 429, retryAfter: 30 }, { chat: group.id });
    await refused(() => bakyt.says(group, '/help'));
    bakyt.says(group, '/questions');
    bakyt.says(bakyt.private, '/help');
    await bakyt.private.next('What you can do here');
    await town.timeIs('2026-11-20T10:00:29');
    expect(sent(group.id)).toBe(1);
    await town.timeIs('2026-11-20T10:00:30');
    const first = await group.next();
    const second = await group.next();
    expect([first.text, second.text]).toEqual([
      expect.stringContaining('What you can do here'),
      expect.stringContaining('Open questions'),
    ]);
    // Being told to wait is no attempt.
    expect(await newest(3)).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ state: 'sent', attempts: 1 })),
    );
  });

  it('a message that is refused for good is dead, and the next one goes out', async () => {
    town.telegram.script.next('sendMessage', { status: 400, description: 'Bad Request: no' }, { chat: group.id });
    bakyt.says(group, '/help');
    bakyt.says(group, '/questions');
    await group.next('Open questions');
    await town.telegram.quiet();
    expect(group.unread).toEqual([]);
    expect(await newest(2)).toEqual([
      expect.objectContaining({ state: 'dead', error: '400' }),
      expect.objectContaining({ state: 'sent' }),
    ]);
  });

  it('a server that stumbles is asked again a second later', async () => {
    town.telegram.script.next('sendMessage', { status: 500 }, { chat: group.id });
    await refused(() => bakyt.says(group, '/help'));
    await town.timeIs('2026-11-20T10:00:32');
    await group.next('What you can do here');
  });

  it('a message whose answer was lost is not sent a second time, and holds up nobody', async () => {
    town.telegram.script.next('sendMessage', { dropAfter: true }, { chat: group.id });
    bakyt.says(group, '/help');
    await group.next('What you can do here');
    bakyt.says(group, '/questions');
    await group.next('Open questions');
    await town.timeIs('2026-11-20T10:10');
    expect(group.unread).toEqual([]);
    expect(await newest(2)).toEqual([
      expect.objectContaining({ state: 'unknown' }),
      expect.objectContaining({ state: 'sent' }),
    ]);
  });

  it('a chat that is closed to the bot gets nothing more, until somebody writes there again', async () => {
    town.telegram.script.next(
      'sendMessage',
      { status: 403, description: 'Forbidden: bot was blocked by the user' },
      { chat: bakyt.user.id },
    );
    await refused(() => bakyt.says(bakyt.private, '/help'));
    await town.timeIs('2026-11-20T10:20');
    expect(await newest(1)).toEqual([expect.objectContaining({ state: 'dead', error: '403' })]);
    expect(bakyt.private.unread).toEqual([]);
    bakyt.says(bakyt.private, '/help');
    await bakyt.private.next('What you can do here');
  });

  it('an update that is told twice is acted on once', async () => {
    bakyt.says(group, '/ask Who mends the lamps?');
    await group.next('Q-1');
    town.telegram.redeliver();
    await town.telegram.quiet();
    bakyt.says(group, '/ask Who cleans the ditch?');
    await group.next('Q-2');
    expect(group.messages.filter(({ text }) => text.startsWith('Q-1'))).toHaveLength(1);
  });
});
