import { membershipOf } from '../db/chats.ts';
import { heldPosts } from '../db/posts.ts';
import { mayFacilitate } from '../db/working-groups.ts';
import type { Act } from './act.ts';
import type { Who } from './feature.ts';

/** Whether whoever acts may do a thing, by what the database says at this moment. */
export async function may(act: Act, who: Who): Promise<boolean> {
  if (who === 'anybody') return true;
  if (who === 'chat_admin') return (await membershipOf(act.tx, act.chat.id, act.me.id)) === 'admin';
  if (act.group === null) return false;
  if (await mayFacilitate(act.tx, act.group.id, act.me.id)) return true;
  return who === 'answerer' && (await heldPosts(act.tx, act.me.id, act.group.id)).length > 0;
}

/** Whether whoever acts may do a thing in at least one of their working groups: for private chats, which have none. */
export async function maySomewhere(act: Act, who: Who): Promise<boolean> {
  if (await may(act, who)) return true;
  for (const group of await act.myGroups()) if (await may(act.within(group), who)) return true;
  return false;
}
