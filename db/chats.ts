import { and, eq, isNotNull, isNull, lt, notInArray, or, sql } from 'drizzle-orm';
import type { ChatId, IdentityId, WorkingGroupId } from '../domain/ids.ts';
import { type Queryable, tableOf } from './client.ts';
import type { NewId } from './new-id.ts';
import type { Identity } from './people.ts';
import { chatMembers, chats } from './schema/chats.ts';

export type Chat = typeof chats.$inferSelect;
export type ChatChange = Partial<Pick<Chat, 'state' | 'title' | 'workingGroup' | 'language' | 'zone' | 'mayPin'>>;
export type Membership = (typeof chatMembers.$inferSelect)['status'];

/** The row of a chat that was heard from, made on first sight; hearing from a chat shows that it is open to the bot. */
export async function chatHeardFrom(
  db: Queryable,
  heard: {
    platform: Chat['platform'];
    id: string;
    kind: Chat['kind'];
    title?: string | undefined;
    identity?: IdentityId;
  },
  now: Temporal.Instant,
  newId: NewId,
): Promise<Chat> {
  const [known] = await db
    .select()
    .from(chats)
    .where(and(eq(chats.platform, heard.platform), eq(chats.platformId, heard.id)));
  // A place that is only referred to comes without its title.
  const title = heard.title ?? known?.title ?? null;
  if (known) {
    if (known.state === 'active' && known.title === title) return known;
    await changeChat(db, known.id, { state: 'active', title });
    return { ...known, state: 'active', title };
  }
  const [chat] = await db
    .insert(chats)
    .values({
      id: newId<ChatId>(),
      platform: heard.platform,
      platformId: heard.id,
      kind: heard.kind,
      state: 'active',
      title,
      identity: heard.identity ?? null,
      createdAt: now,
    })
    .onConflictDoUpdate({ target: [chats.platform, chats.platformId], set: { state: 'active', title } })
    .returning();
  if (!chat) throw new Error('an upserted chat was not returned');
  return chat;
}

/**
 * The private chat with somebody. Made as `unopened` when they have not started it yet: what is queued there waits.
 * A private chat has its person's id on every platform spoken here.
 */
export async function privateChatOf(
  db: Queryable,
  person: Identity,
  now: Temporal.Instant,
  newId: NewId,
): Promise<Chat> {
  await db
    .insert(chats)
    .values({
      id: newId<ChatId>(),
      platform: person.platform,
      platformId: person.platformId,
      kind: 'private',
      state: 'unopened',
      identity: person.id,
      createdAt: now,
    })
    .onConflictDoNothing();
  const [chat] = await db
    .select()
    .from(chats)
    .where(and(eq(chats.platform, person.platform), eq(chats.platformId, person.platformId)));
  if (!chat) throw new Error('an inserted chat was not found');
  return chat;
}

/** Whether somebody has opened a private chat with the bot, and not closed it since. */
export async function privateChatIsOpen(db: Queryable, identity: IdentityId): Promise<boolean> {
  const [open] = await db
    .select({ id: chats.id })
    .from(chats)
    .where(and(eq(chats.identity, identity), eq(chats.kind, 'private'), eq(chats.state, 'active')));
  return open !== undefined;
}

/** One chat by its id. */
export async function chatById(db: Queryable, id: ChatId): Promise<Chat | undefined> {
  const [chat] = await db.select().from(chats).where(eq(chats.id, id));
  return chat;
}

/** Changes what is known of a chat. */
export async function changeChat(db: Queryable, id: ChatId, change: ChatChange): Promise<void> {
  await db.update(chats).set(change).where(eq(chats.id, id));
}

/**
 * A chat goes on under another id of its platform. Where both ids were heard from there are two rows: the one that has
 * a working group, or else the older one, gets the new id, and the other is closed.
 */
export async function moveChat(db: Queryable, id: ChatId, to: string): Promise<void> {
  const moving = await chatById(db, id);
  if (!moving || moving.platformId === to) return;
  const [there] = await db
    .select()
    .from(chats)
    .where(and(eq(chats.platform, moving.platform), eq(chats.platformId, to)));
  if (there && isOriginal(there, moving)) return changeChat(db, id, { state: 'gone' });
  if (there) {
    await db
      .update(chats)
      .set({ platformId: `moved:${there.id}`, state: 'gone' })
      .where(eq(chats.id, there.id));
  }
  await db.update(chats).set({ platformId: to }).where(eq(chats.id, id));
}

function isOriginal(one: Chat, other: Chat): boolean {
  if ((one.workingGroup === null) !== (other.workingGroup === null)) return one.workingGroup !== null;
  return Temporal.Instant.compare(one.createdAt, other.createdAt) <= 0;
}

/** The group chats of a working group that the bot can write to, oldest first. */
export async function chatsOf(db: Queryable, group: WorkingGroupId): Promise<Chat[]> {
  return db
    .select()
    .from(chats)
    .where(and(eq(chats.workingGroup, group), eq(chats.state, 'active')))
    .orderBy(chats.createdAt, chats.id);
}

/** Keeps what the platform said of somebody's place in a group chat. */
export async function keepMembership(
  db: Queryable,
  chat: ChatId,
  identity: IdentityId,
  status: Membership,
  now: Temporal.Instant,
): Promise<void> {
  await db
    .insert(chatMembers)
    .values({ chat, identity, status, checkedAt: now })
    .onConflictDoUpdate({ target: [chatMembers.chat, chatMembers.identity], set: { status, checkedAt: now } });
}

/** Keeps what the platform said of many people's places at once; of several for one chat and identity the last. */
export async function keepMemberships(
  db: Queryable,
  told: readonly { readonly chat: ChatId; readonly identity: IdentityId; readonly status: Membership }[],
  now: Temporal.Instant,
): Promise<void> {
  const last = new Map(told.map((one) => [`${one.chat} ${one.identity}`, one]));
  if (last.size === 0) return;
  // In the order of the key, so that two batches never wait for each other.
  const rows = [...last].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  await db.execute(sql`
    insert into chat_members (chat_id, identity_id, status, checked_at)
    select chat, identity, status, ${now.toString()}
    from ${tableOf(rows, { chat: 'uuid', identity: 'uuid', status: 'text' })} as told (chat, identity, status)
    on conflict (chat_id, identity_id) do update set status = excluded.status, checked_at = excluded.checked_at`);
}

/** Group chats of working groups whose admins were not asked for since a moment, those that wait longest first. */
export async function chatsToAskAdminsOf(db: Queryable, since: Temporal.Instant, most: number): Promise<Chat[]> {
  return db
    .select()
    .from(chats)
    .where(
      and(
        eq(chats.kind, 'group'),
        eq(chats.state, 'active'),
        isNotNull(chats.workingGroup),
        or(isNull(chats.adminsAskedAt), lt(chats.adminsAskedAt, since)),
      ),
    )
    .orderBy(sql`${chats.adminsAskedAt} nulls first`)
    .limit(most);
}

/** Keeps who the admins of a chat are: whoever was one and is not named is a member like others from now on. */
export async function keepAdmins(
  db: Queryable,
  chat: ChatId,
  admins: readonly IdentityId[],
  now: Temporal.Instant,
): Promise<void> {
  await db
    .update(chatMembers)
    .set({ status: 'member', checkedAt: now })
    .where(
      and(eq(chatMembers.chat, chat), eq(chatMembers.status, 'admin'), notInArray(chatMembers.identity, [...admins])),
    );
  await keepMemberships(
    db,
    admins.map((identity) => ({ chat, identity, status: 'admin' })),
    now,
  );
  await db.update(chats).set({ adminsAskedAt: now }).where(eq(chats.id, chat));
}

/** Stands for a membership that was only inferred: the platform was never asked about the person's rights. */
const neverAsked = Temporal.Instant.fromEpochMilliseconds(0);

/** Keeps that somebody was seen in a group chat, without touching what is known of their rights. */
export async function keepSeenIn(db: Queryable, chat: ChatId, identity: IdentityId): Promise<void> {
  await db
    .insert(chatMembers)
    .values({ chat, identity, status: 'member', checkedAt: neverAsked })
    .onConflictDoUpdate({
      target: [chatMembers.chat, chatMembers.identity],
      set: { status: 'member', checkedAt: neverAsked },
      setWhere: eq(chatMembers.status, 'left'),
    });
}

/** Somebody's place in a group chat, as far as the platform said. */
export async function membershipOf(db: Queryable, chat: ChatId, identity: IdentityId): Promise<Membership | undefined> {
  const [row] = await db
    .select({ status: chatMembers.status })
    .from(chatMembers)
    .where(and(eq(chatMembers.chat, chat), eq(chatMembers.identity, identity)));
  return row?.status;
}

/** Whether somebody has opened their private chat with the bot, so that they hear at once what is told to them. */
export async function hasOpenPrivateChat(db: Queryable, identity: IdentityId): Promise<boolean> {
  const [open] = await db
    .select({ id: chats.id })
    .from(chats)
    .where(and(eq(chats.identity, identity), eq(chats.kind, 'private'), eq(chats.state, 'active')))
    .limit(1);
  return open !== undefined;
}
