import { eq } from 'drizzle-orm';
import { idMaker } from '../../db/new-id.ts';
import { beginTenure, postNamed } from '../../db/posts.ts';
import { identities } from '../../db/schema/people.ts';
import { workingGroups } from '../../db/schema/working-groups.ts';
import type { ChatMessage, Group, Person } from '../stand-ins/telegram/telegram.ts';
import type { Town } from './town.ts';

/** An admin adds the bot to a group and sets it up by buttons; resolves with the message in which it happened. */
export async function found(admin: Person, group: Group): Promise<ChatMessage> {
  admin.addsBot(group);
  const setup = await group.next('Which language');
  await admin.presses(setup, 'English');
  await group.until(setup, 'Which clock');
  await admin.presses(setup, 'Bishkek');
  await group.until(setup, 'new working group');
  await admin.presses(setup, 'New working group');
  return group.until(setup, 'What comes first?');
}

/** The token of the invitation link in a message to forward. */
export function tokenIn(message: ChatMessage): string {
  const [, token] = /\?start=([\w-]+)/.exec(message.text) ?? [];
  if (token === undefined) throw new Error(`there is no link in ${message}`);
  return token;
}

/** Gives somebody who was heard from already a post, as an accepted invitation does. */
export async function holdsPost({ db, clock }: Town, person: Person, group: string, name: string): Promise<void> {
  const newId = idMaker(clock.now);
  const [holder] = await db
    .select()
    .from(identities)
    .where(eq(identities.platformId, String(person.user.id)));
  const [workingGroup] = await db.select().from(workingGroups).where(eq(workingGroups.name, group));
  if (!holder || !workingGroup) throw new Error(`${person.name} or «${group}» is not known yet`);
  const post = await postNamed(db, workingGroup.id, 'police', name, clock.now(), newId);
  await beginTenure(db, post.id, holder.id, clock.now(), newId);
}
