import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idMaker } from '../../db/new-id.ts';
import { beginTenure, postNamed } from '../../db/posts.ts';
import { chats } from '../../db/schema/chats.ts';
import { identities } from '../../db/schema/people.ts';
import { kinds } from '../databases/fresh.ts';
import type { Group, Person } from '../stand-ins/telegram/telegram.ts';
import { type Neighbours, neighbours, setUp } from './meetings-given.ts';

/** Gives somebody a post of the group whose chat this is. */
async function holds({ town }: Neighbours, person: Person, group: Group, post: string): Promise<void> {
  const newId = idMaker(town.clock.now);
  const [chat] = await town.db
    .select()
    .from(chats)
    .where(eq(chats.platformId, String(group.id)));
  const [me] = await town.db
    .select()
    .from(identities)
    .where(eq(identities.platformId, String(person.user.id)));
  if (!chat?.workingGroup || !me) throw new Error('nobody is there');
  const { id } = await postNamed(town.db, chat.workingGroup, 'police', post, town.clock.now(), newId);
  await beginTenure(town.db, id, me.id, town.clock.now(), newId);
}

describe.each(kinds)('reporting days, on %s', (kind) => {
  let given: Neighbours;
  let erlan: Person;
  let second: Group;

  beforeAll(async () => {
    given = await neighbours(kind, '2026-11-20T10:00');
    const { town, aida } = given;
    erlan = town.telegram.person({ first_name: 'Erlan' });
    second = town.telegram.group({ title: 'Kok-Jar', owner: aida, members: [] });
    await setUp(aida, second);
    erlan.startsBot();
    await erlan.private.next();
  });
  afterAll(() => given?.town.close());

  it('are not for everybody', async () => {
    const { bakyt, group } = given;
    bakyt.says(group, '/reporting 11.12. 17:00 Town hall');
    await group.next('Only a facilitator');
    erlan.says(erlan.private, '/reporting 11.12. 17:00 Town hall');
    await erlan.private.next('Only a facilitator');
  });

  it('are announced by the officer in private, for the post they hold', async () => {
    const { group } = given;
    await holds(given, erlan, group, 'Beat 12');
    erlan.says(erlan.private, '/reporting monthly first friday 17:00 Town hall');
    const preview = await erlan.private.next('Please check this');
    expect(preview.text).toMatch(/Reporting day · .Ak-Bulak neighbours/);
    expect(preview.text).toContain('Beat 12');
    expect(preview.text).toContain('Friday, 4 December 2026, 17:00');
    await erlan.presses(preview, 'Change');
    await preview.becomes('What shall I change?');
    expect(preview.buttons.flat()).not.toContain('👥 What it is');
    await erlan.presses(preview, 'The time');
    await preview.becomes('At what time?');
    erlan.says(erlan.private, 'tea time');
    await erlan.private.next('found no time');
    erlan.says(erlan.private, '16:00-17:30');
    const again = await erlan.private.next('Please check this');
    expect(again.text).toContain('16:00–17:30');
    await erlan.presses(again, 'Announce');
    await again.becomes('Reporting day M-1 is announced in 1 chat');
    const post = await group.next('Reporting day M-1');
    expect(post.text).toContain('Beat 12');
    expect(post.text).not.toContain('Erlan');
  });

  it('ask which post when the officer holds several', async () => {
    await holds(given, erlan, second, 'Beat 7');
    erlan.says(erlan.private, '/reporting 11.12. 17:00 Town hall');
    const which = await erlan.private.next('Whose reporting day is it?');
    expect(which.buttons.slice(0, 2).flat().sort()).toEqual(['👮 Beat 12, Ak-Bulak neighbours', '👮 Beat 7, Kok-Jar']);
    erlan.says(erlan.private, 'the second');
    await erlan.private.next('press one of the buttons');
    await erlan.presses(which, 'Beat 7');
    await which.becomes('Please check this');
    expect(which.text).toContain('Friday, 11 December 2026, 17:00');
    await erlan.presses(which, 'Announce');
    expect((await second.next('Reporting day M-1')).text).toContain('Beat 7');
  });

  it('can no longer be announced by an officer who was replaced', async () => {
    const { town, bakyt, group } = given;
    erlan.says(erlan.private, '/reporting 12.12. 17:00 Town hall');
    const which = await erlan.private.next('Whose reporting day is it?');
    await erlan.presses(which, 'Beat 12');
    await which.becomes('Please check this');
    bakyt.says(group, '/meetings');
    await group.next('Meetings of');
    await holds(given, bakyt, group, 'Beat 12');
    expect((await erlan.presses(which, 'Announce')).text).toContain('who holds the post');
    await erlan.presses(which, 'Cancel');
    await town.telegram.quiet();
  });

  it('are set by a facilitator in the group, who chooses the post when there are several', async () => {
    const { aida, bakyt, group } = given;
    await holds(given, bakyt, group, 'Beat 13');
    aida.says(group, '/reporting 13.12. 17:00');
    const which = await group.next('Whose reporting day is it?');
    await aida.presses(which, 'Beat 13');
    await which.becomes('Where will it be?');
    await aida.presses(which, 'Town hall');
    await which.becomes('Please check this');
    expect(which.text).toContain('Beat 13');
    await aida.presses(which, 'Cancel');
  });
});
