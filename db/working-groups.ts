import { and, eq, gte, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { IdentityId, WorkingGroupId } from '../domain/ids.ts';
import type { Queryable } from './client.ts';
import { chatMembers, chats } from './schema/chats.ts';
import { identities } from './schema/people.ts';
import { posts, tenures } from './schema/posts.ts';
import { activity, facilitators, workingGroups } from './schema/working-groups.ts';

export type WorkingGroup = typeof workingGroups.$inferSelect;
export type WorkingGroupChange = Partial<
  Pick<WorkingGroup, 'name' | 'zone' | 'language' | 'publicPage' | 'reminders' | 'code'>
>;

/** One working group by its id. */
export async function groupById(db: Queryable, id: WorkingGroupId): Promise<WorkingGroup | undefined> {
  const [group] = await db.select().from(workingGroups).where(eq(workingGroups.id, id));
  return group;
}

/** Takes a working group for this transaction, so that what must not happen twice in it happens once at a time. */
export async function lockGroup(db: Queryable, id: WorkingGroupId): Promise<void> {
  await db.select({ id: workingGroups.id }).from(workingGroups).where(eq(workingGroups.id, id)).for('update');
}

/** One working group by the name in its address. */
export async function groupBySlug(db: Queryable, slug: string): Promise<WorkingGroup | undefined> {
  const [group] = await db.select().from(workingGroups).where(eq(workingGroups.slug, slug));
  return group;
}

/** One working group by the code that a further chat joins with. */
export async function groupByCode(db: Queryable, code: string): Promise<WorkingGroup | undefined> {
  const [group] = await db.select().from(workingGroups).where(eq(workingGroups.code, code.trim().toUpperCase()));
  return group;
}

/** The working groups whose public page is on, by name. */
export async function publicGroups(db: Queryable): Promise<WorkingGroup[]> {
  return db.select().from(workingGroups).where(eq(workingGroups.publicPage, true)).orderBy(workingGroups.name);
}

/** Adds a working group; the slug must be free. */
export async function addGroup(db: Queryable, group: typeof workingGroups.$inferInsert): Promise<WorkingGroup> {
  const [row] = await db.insert(workingGroups).values(group).returning();
  if (!row) throw new Error('an inserted working group was not returned');
  return row;
}

/** Changes the settings of a working group. */
export async function changeGroup(db: Queryable, id: WorkingGroupId, change: WorkingGroupChange): Promise<void> {
  await db.update(workingGroups).set(change).where(eq(workingGroups.id, id));
}

/** The next number of a noun in a working group: 1, 2, 3 …, never given twice. */
export async function nextNumber(
  db: Queryable,
  id: WorkingGroupId,
  noun: 'meeting' | 'question' | 'commitment',
): Promise<number> {
  const column = {
    meeting: 'lastMeetingNumber',
    question: 'lastQuestionNumber',
    commitment: 'lastCommitmentNumber',
  }[noun] as 'lastMeetingNumber'; // one of three columns of the same shape
  const [row] = await db
    .update(workingGroups)
    .set({ [column]: sql`${workingGroups[column]} + 1` })
    .where(eq(workingGroups.id, id))
    .returning({ number: workingGroups[column] });
  if (!row) throw new Error('a number was asked of a working group that does not exist');
  return row.number;
}

/** Identities of the person behind `me`: whoever holds a right holds it with all their accounts. */
function mine(db: Queryable, me: IdentityId) {
  const person = db.select({ person: identities.person }).from(identities).where(eq(identities.id, me));
  return db.select({ id: identities.id }).from(identities).where(inArray(identities.person, person));
}

/**
 * Whether a person may facilitate a working group: an admin of one of its chats, or invited as facilitator. Whoever
 * holds a post or an office of the group does not become facilitator by being an admin.
 */
export async function mayFacilitate(db: Queryable, group: WorkingGroupId, me: IdentityId): Promise<boolean> {
  if (await isInvitedFacilitator(db, group, me)) return true;
  const [admin] = await db
    .select({ identity: chatMembers.identity })
    .from(chatMembers)
    .innerJoin(chats, eq(chats.id, chatMembers.chat))
    .where(
      and(
        eq(chats.workingGroup, group),
        // Where the bot was removed nobody tells it any more who is still an admin.
        eq(chats.state, 'active'),
        eq(chatMembers.status, 'admin'),
        inArray(chatMembers.identity, mine(db, me)),
      ),
    )
    .limit(1);
  return admin !== undefined && !(await holdsAnyPost(db, group, me));
}

async function holdsAnyPost(db: Queryable, group: WorkingGroupId, me: IdentityId): Promise<boolean> {
  const [held] = await db
    .select({ id: tenures.id })
    .from(tenures)
    .innerJoin(posts, eq(posts.id, tenures.post))
    .where(and(eq(posts.workingGroup, group), isNull(tenures.until), inArray(tenures.identity, mine(db, me))))
    .limit(1);
  return held !== undefined;
}

/** Everybody who facilitates a working group: one identity for each account that does, invited ones first. */
export async function facilitatorsOf(db: Queryable, group: WorkingGroupId): Promise<IdentityId[]> {
  const invited = await db
    .select({ id: facilitators.identity })
    .from(facilitators)
    .where(eq(facilitators.workingGroup, group));
  const admins = await db
    .select({ id: chatMembers.identity, person: identities.person })
    .from(chatMembers)
    .innerJoin(chats, eq(chats.id, chatMembers.chat))
    .innerJoin(identities, eq(identities.id, chatMembers.identity))
    .where(and(eq(chats.workingGroup, group), eq(chats.state, 'active'), eq(chatMembers.status, 'admin')));
  const holders = await db
    .select({ person: identities.person })
    .from(tenures)
    .innerJoin(posts, eq(posts.id, tenures.post))
    .innerJoin(identities, eq(identities.id, tenures.identity))
    .where(and(eq(posts.workingGroup, group), isNull(tenures.until)));
  const officers = new Set(holders.map((holder) => holder.person));
  return [...new Set([...invited, ...admins.filter((admin) => !officers.has(admin.person))].map((row) => row.id))];
}

/** Whether at least one facilitator has opened a private chat with the bot. */
export async function hasReachableFacilitator(db: Queryable, group: WorkingGroupId): Promise<boolean> {
  const ids = await facilitatorsOf(db, group);
  if (ids.length === 0) return false;
  const [open] = await db
    .select({ id: chats.id })
    .from(chats)
    .where(and(inArray(chats.identity, ids), eq(chats.kind, 'private'), eq(chats.state, 'active')))
    .limit(1);
  return open !== undefined;
}

/** The facilitators who have opened a private chat with the bot, by the account they opened it with. */
export async function reachableFacilitators(db: Queryable, group: WorkingGroupId): Promise<IdentityId[]> {
  const ids = await facilitatorsOf(db, group);
  if (ids.length === 0) return [];
  const open = await db
    .select({ id: chats.identity })
    .from(chats)
    .where(and(inArray(chats.identity, ids), eq(chats.kind, 'private'), eq(chats.state, 'active')));
  const reached = new Set(open.map((chat) => chat.id));
  return ids.filter((id) => reached.has(id));
}

/** The working groups in which a person has a place: in a chat, as facilitator, or holding a post; by name. */
export async function groupsOfPerson(db: Queryable, me: IdentityId): Promise<WorkingGroup[]> {
  return db
    .select()
    .from(workingGroups)
    .where(sql`${workingGroups.id} in ${idsOfGroupsOf(sql`${me}::uuid`)}`)
    .orderBy(workingGroups.name);
}

/** A subquery: the ids of the working groups in which the person behind an identity has a place. */
export function idsOfGroupsOf(me: SQL): SQL {
  return sql`(
    with mine as (select id from identities where person_id = (select person_id from identities where id = ${me}))
    select c.working_group_id from chat_members m join chats c on c.id = m.chat_id
      where m.identity_id in (select id from mine) and m.status <> 'left' and c.working_group_id is not null
    union all
    select f.working_group_id from facilitators f where f.identity_id in (select id from mine)
    union all
    select p.working_group_id from tenures t join posts p on p.id = t.post_id
      where t.identity_id in (select id from mine) and t.until is null)`;
}

/** Makes somebody a facilitator by invitation. */
export async function addFacilitator(
  db: Queryable,
  group: WorkingGroupId,
  identity: IdentityId,
  now: Temporal.Instant,
): Promise<void> {
  await db.insert(facilitators).values({ workingGroup: group, identity, since: now }).onConflictDoNothing();
}

/** Takes back what an invitation gave to a person, with whichever of their accounts they used it; false when nothing. */
export async function removeFacilitator(db: Queryable, group: WorkingGroupId, me: IdentityId): Promise<boolean> {
  const removed = await db
    .delete(facilitators)
    .where(and(eq(facilitators.workingGroup, group), inArray(facilitators.identity, mine(db, me))))
    .returning({ identity: facilitators.identity });
  return removed.length > 0;
}

/** Whether a person is a facilitator of a working group by invitation. */
export async function isInvitedFacilitator(db: Queryable, group: WorkingGroupId, me: IdentityId): Promise<boolean> {
  const [invited] = await db
    .select({ identity: facilitators.identity })
    .from(facilitators)
    .where(and(eq(facilitators.workingGroup, group), inArray(facilitators.identity, mine(db, me))))
    .limit(1);
  return invited !== undefined;
}

/** Keeps that somebody did something in a working group, to the hour. */
export async function keepActivity(
  db: Queryable,
  group: WorkingGroupId,
  identity: IdentityId,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .insert(activity)
    .values({ workingGroup: group, identity, lastAt: now })
    .onConflictDoUpdate({
      target: [activity.workingGroup, activity.identity],
      set: { lastAt: now },
      setWhere: lt(activity.lastAt, now.subtract({ hours: 1 })),
    });
}

/** How many people did anything in a working group since a moment. */
export async function activePeople(db: Queryable, group: WorkingGroupId, since: Temporal.Instant): Promise<number> {
  const [row] = await db
    .select({ people: sql<number>`count(distinct ${identities.person})::int` })
    .from(activity)
    .innerJoin(identities, eq(identities.id, activity.identity))
    .where(and(eq(activity.workingGroup, group), gte(activity.lastAt, since)));
  return row?.people ?? 0;
}
