import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../databases/fresh.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import { found } from './founding.ts';
import { openTown, type Town } from './town.ts';

describe.each(kinds)('a chat that changes, on %s', (kind) => {
  let town: Town;
  let aida: Person;
  let bakyt: Person;
  let group: Group;
  let linked: ChatMessage;

  beforeAll(async () => {
    town = await openTown(kind, '2026-11-20T10:00');
    aida = town.telegram.person({ first_name: 'Aida' });
    bakyt = town.telegram.person({ first_name: 'Bakyt' });
    group = town.telegram.group({ title: 'Ak-Bulak neighbours', owner: aida, admins: [{ person: bakyt }] });
    linked = await found(aida, group);
    bakyt.startsBot();
    await bakyt.private.next('Hello');
  });
  afterAll(() => town?.close());

  function renames(title: string): void {
    group.title = title;
    aida.sends(group, { new_chat_title: title });
  }

  it('may be renamed: the group keeps its name until a facilitator changes it', async () => {
    bakyt.says(bakyt.private, '/settings');
    const settings = await bakyt.private.next('💬 \u2068Ak-Bulak neighbours\u2069');
    renames('Ak-Bulak, safe');
    await settings.becomes('💬 \u2068Ak-Bulak, safe\u2069');
    expect(settings.text).toContain('Settings of \u2068Ak-Bulak neighbours');
    expect(linked.text).toContain('Ak-Bulak neighbours');
    await bakyt.presses(settings, 'Change the name');
    await bakyt.private.next('Type the new name');
    bakyt.says(bakyt.private, 'Ak-Bulak, safe');
    await settings.becomes('Settings of \u2068Ak-Bulak, safe\u2069');
    await linked.becomes('This chat belongs to \u2068Ak-Bulak, safe\u2069');
    expect(linked.text).toContain('/g/ak-bulak-neighbours');
  });

  it('may lose the bot: the other facilitators hear of it, and nothing is said to the void', async () => {
    aida.removesBot(group);
    const told = await bakyt.private.next('I was removed from the chat \u2068Ak-Bulak, safe\u2069');
    expect(told.text).toContain('add me to that chat again');
    expect(aida.private.messages).toEqual([]);
  });

  it('makes nobody a facilitator while the bot cannot see who its admins are', async () => {
    bakyt.says(bakyt.private, '/settings');
    await bakyt.private.next('Only a facilitator');
  });

  it('keeps everything for when the bot is added back', async () => {
    aida.addsBot(group);
    await group.next('I am back');
    bakyt.says(group, '/ask Who holds the key?');
    await group.next('Q-1');
    const settings = await bakyt.private.seen('Settings of');
    await settings.becomes('💬 \u2068Ak-Bulak, safe\u2069');
    expect(group.messages.filter(({ text }) => text.includes('Which language'))).toEqual([]);
  });

  it('is not greeted again when the bot is only made admin', async () => {
    const before = group.messages.length;
    aida.makesBotAdmin(group);
    await town.telegram.quiet();
    bakyt.says(group, '/questions');
    await group.next('Open questions');
    expect(group.messages.length).toBe(before + 2);
  });

  it('goes on being set up where it stood when the bot was removed before the end', async () => {
    const other = town.telegram.group({ title: 'Zheti-Suu', owner: bakyt });
    bakyt.addsBot(other);
    const setup = await other.next('Which language');
    await bakyt.presses(setup, 'English');
    await setup.becomes('Which clock');
    bakyt.removesBot(other);
    await town.telegram.quiet();
    bakyt.addsBot(other);
    const again = await other.next('Which clock');
    await bakyt.presses(again, 'Bishkek');
    await again.becomes('new working group');
  });

  it('names its working group without a phone number in its title', async () => {
    const other = town.telegram.group({ title: 'Neighbours +996 555 123 456', owner: aida });
    const done = await found(aida, other);
    expect(done.text).toContain('Neighbours •••');
    expect(done.text).not.toContain('555');
  });

  it('is the same chat when it becomes a supergroup', async () => {
    const small = town.telegram.group({ title: 'Kara-Suu', owner: aida, type: 'group' });
    await found(aida, small);
    aida.says(small, '/ask When will the bridge open?');
    await small.next('Q-1');
    const large = aida.upgrades(small);
    aida.says(large, '/ask And who pays for it?');
    await large.next('Q-2');
  });

  it('is the same chat in whatever order the news arrive, and told twice', async () => {
    const small = town.telegram.group({ title: 'Tash-Bulak', owner: aida, type: 'group' });
    await found(aida, small);
    const chat = (group: Group) => ({ id: String(group.id), kind: 'group' as const, title: group.title });
    const large = aida.upgrades(small);
    const moved = {
      platform: 'telegram',
      kind: 'moved',
      chat: chat(small),
      by: by(aida),
      to: String(large.id),
    } as const;
    await town.ashar.receive([{ id: 'early', platform: 'telegram', kind: 'renamed', chat: chat(large), by: by(aida) }]);
    await town.ashar.receive([{ id: 'late', ...moved }]);
    await town.telegram.quiet();
    await town.ashar.receive([{ id: 'later', ...moved }]);
    aida.says(large, '/ask Where do the buses stop?');
    await large.next('Q-1');
  });

  const by = (person: Person) => ({ id: String(person.user.id), name: person.name });
});
