import { eq } from 'drizzle-orm';
import { changeChat, chatHeardFrom } from '../../db/chats.ts';
import { idMaker } from '../../db/new-id.ts';
import { chats } from '../../db/schema/chats.ts';
import type { kinds } from '../databases/fresh.ts';
import type { Group, Person } from '../stand-ins/telegram/telegram.ts';
import { openTown, type Town } from './town.ts';

export type Neighbours = { town: Town; aida: Person; bakyt: Person; group: Group };

/** A town with one working group: Aida facilitates it, Bakyt is a member. */
export async function neighbours(kind: (typeof kinds)[number], start: string): Promise<Neighbours> {
  const town = await openTown(kind, start);
  const aida = town.telegram.person({ first_name: 'Aida', username: 'aida' });
  const bakyt = town.telegram.person({ first_name: 'Bakyt' });
  const group = town.telegram.group({ title: 'Ak-Bulak neighbours', owner: aida, members: [bakyt] });
  await setUp(aida, group);
  return { town, aida, bakyt, group };
}

/** Makes a further chat belong to the working group of the first. */
export async function joins({ town, group }: Neighbours, further: Group): Promise<void> {
  const heard = { platform: 'telegram', id: String(further.id), kind: 'group' } as const;
  const chat = await chatHeardFrom(town.db, heard, town.clock.now(), idMaker(town.clock.now));
  const [first] = await town.db
    .select()
    .from(chats)
    .where(eq(chats.platformId, String(group.id)));
  await changeChat(town.db, chat.id, { workingGroup: first?.workingGroup ?? null });
}

/** Adds the bot to a group and makes a working group of it. */
export async function setUp(admin: Person, group: Group): Promise<void> {
  admin.addsBot(group, { admin: { can_pin_messages: true } });
  const setup = await group.next('Which language');
  await admin.presses(setup, 'English');
  await group.until(setup, 'Which clock');
  await admin.presses(setup, 'Bishkek');
  await group.until(setup, 'new working group');
  await admin.presses(setup, 'New working group');
  await group.until(setup, 'What comes first');
}
