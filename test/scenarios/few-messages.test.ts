import { isNull, min } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { due } from '../../db/schema/due.ts';
import { kinds } from '../databases/fresh.ts';
import { type Neighbours, neighbours } from './meetings-given.ts';

const zone = 'Asia/Bishkek';

/** Lets the clock do one thing after the other until a day; tells on which day it said what in the group. */
async function live({ town, group }: Neighbours, until: string): Promise<Map<string, string[]>> {
  const days = new Map<string, string[]>();
  for (;;) {
    const [next] = await town.db
      .select({ at: min(due.dueAt) })
      .from(due)
      .where(isNull(due.doneAt));
    const at = next?.at && Temporal.Instant.from(String(next.at)).toZonedDateTimeISO(zone).toPlainDateTime();
    if (!at || at.toPlainDate().toString() >= until) return days;
    const before = group.messages.length;
    await town.timeIs(at.toString());
    await town.settled();
    const said = group.messages.slice(before).filter((message) => !message.document);
    const day = at.toPlainDate().toString();
    if (said.length > 0) days.set(day, [...(days.get(day) ?? []), ...said.map((message) => message.text)]);
  }
}

describe.each(kinds)('a group that meets every week, on %s', (kind) => {
  let given: Neighbours;

  beforeAll(async () => {
    given = await neighbours(kind, '2026-11-20T10:00');
  });
  afterAll(() => given?.town.close());

  it('hears from the clock at most once a day, and of every meeting in time', async () => {
    const { aida, group, town } = given;
    // So that she is asked in private how it was.
    aida.startsBot();
    await aida.private.next();
    aida.says(group, '/meeting weekly tuesday 18:00 School No. 5');
    const preview = await group.next('Please check this');
    await aida.presses(preview, 'Announce');
    await group.next('For your calendar');
    await town.settled();
    const days = await live(given, '2026-12-24');
    const busy = [...days].filter(([, said]) => said.length > 1);
    expect(busy).toEqual([]);
    const all = [...days].flatMap(([day, said]) => said.map((text) => `${day} ${text.replaceAll('\n', ' ')}`));
    for (const [number, announcedOn] of [
      [2, '2026-11-26'],
      [3, '2026-12-03'],
      [4, '2026-12-10'],
    ]) {
      const about = all.filter((line) => new RegExp(`meeting M-${number}\\b`).test(line));
      expect(about.map((line) => line.slice(0, 10))[0]).toBe(announcedOn);
      expect(about).toHaveLength(3);
    }
  });
});

describe.each(kinds)('when the clock stood still, on %s', (kind) => {
  let given: Neighbours;

  beforeAll(async () => {
    given = await neighbours(kind, '2026-11-20T10:00');
  });
  afterAll(() => given?.town.close());

  it('only the nearest reminder is sent, and none after the meeting has begun', async () => {
    const { aida, group, town } = given;
    aida.says(group, '/meeting 8.12. 18:00 School No. 5');
    await aida.presses(await group.next('Please check this'), 'Announce');
    await group.next('For your calendar');
    await town.timeIs('2026-12-07T20:00');
    await group.next('Tomorrow');
    await town.settled();
    expect(group.unread).toHaveLength(0);
    await town.timeIs('2026-12-08T18:30');
    await town.settled();
    expect(group.unread).toHaveLength(0);
  });

  it('does not remind of what was announced within the hour', async () => {
    const { aida, group, town } = given;
    aida.says(group, '/meeting 8.12. 20:00 School No. 5');
    await aida.presses(await group.next('Please check this'), 'Announce');
    await group.next('For your calendar');
    await town.timeIs('2026-12-08T19:00');
    await town.settled();
    expect(group.unread).toHaveLength(0);
  });

  it('does not speak in the night when it can wait', async () => {
    const { aida, group, town } = given;
    aida.says(group, '/meeting 20.12. 07:00 School No. 5');
    await aida.presses(await group.next('Please check this'), 'Announce');
    await group.next('For your calendar');
    await town.timeIs('2026-12-13T07:00');
    await town.settled();
    expect(group.unread.filter((message) => message.text.includes('⏰'))).toHaveLength(0);
    await town.timeIs('2026-12-13T08:00');
    await group.next('In 7 days');
  });
});
