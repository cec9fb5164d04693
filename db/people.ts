import { and, eq, inArray, sql } from 'drizzle-orm';
import type { IdentityId, PersonId } from '../domain/ids.ts';
import type { Queryable } from './client.ts';
import type { NewId } from './new-id.ts';
import { identities, persons } from './schema/people.ts';

export type Identity = typeof identities.$inferSelect;

/** An account as its platform describes it. */
export type Account = {
  platform: Identity['platform'];
  id: string;
  name: string;
  username?: string | undefined;
  language?: string | undefined;
};

/** The identity of an account, made on first sight and kept up to date with the name that the platform tells. */
export async function identityOf(
  db: Queryable,
  account: Account,
  now: Temporal.Instant,
  newId: NewId,
): Promise<Identity> {
  const [known] = await db
    .select()
    .from(identities)
    .where(and(eq(identities.platform, account.platform), eq(identities.platformId, account.id)));
  if (!known) return meet(db, account, now, newId);
  const told = { name: account.name, username: account.username ?? null };
  if (known.name === told.name && known.username === told.username) return known;
  await db.update(identities).set(told).where(eq(identities.id, known.id));
  return { ...known, ...told };
}

async function meet(db: Queryable, account: Account, now: Temporal.Instant, newId: NewId): Promise<Identity> {
  const person = newId<PersonId>();
  await db.insert(persons).values({ id: person, createdAt: now });
  const [identity] = await db
    .insert(identities)
    .values({
      id: newId<IdentityId>(),
      person,
      platform: account.platform,
      platformId: account.id,
      name: account.name,
      username: account.username ?? null,
      language: account.language ?? null,
      createdAt: now,
    })
    .onConflictDoUpdate({
      target: [identities.platform, identities.platformId],
      set: { name: account.name, username: account.username ?? null },
    })
    .returning();
  if (!identity) throw new Error('an upserted identity was not returned');
  return identity;
}

/** One identity by its id. */
export async function identityById(db: Queryable, id: IdentityId): Promise<Identity | undefined> {
  const [identity] = await db.select().from(identities).where(eq(identities.id, id));
  return identity;
}

/** Whether two accounts belong to one person. */
export async function isSamePerson(db: Queryable, one: IdentityId, other: IdentityId): Promise<boolean> {
  if (one === other) return true;
  const rows = await db
    .select({ person: identities.person })
    .from(identities)
    .where(inArray(identities.id, [one, other]));
  return rows[0]?.person !== undefined && rows[0].person === rows[1]?.person;
}

/** All accounts of the persons behind these identities. */
export async function accountsOf(db: Queryable, ids: readonly IdentityId[]): Promise<Identity[]> {
  if (ids.length === 0) return [];
  const people = db
    .select({ person: identities.person })
    .from(identities)
    .where(inArray(identities.id, [...ids]));
  return db.select().from(identities).where(inArray(identities.person, people));
}

/** Whoever uses this username on a platform, as far as it was seen. */
export async function identityByUsername(
  db: Queryable,
  platform: Identity['platform'],
  username: string,
): Promise<Identity | undefined> {
  const [identity] = await db
    .select()
    .from(identities)
    .where(and(eq(identities.platform, platform), eq(sql`lower(${identities.username})`, username.toLowerCase())));
  return identity;
}

/** Keeps the language that a person chose for their private chat. */
export async function setPersonLanguage(db: Queryable, id: IdentityId, language: string): Promise<void> {
  await db.update(identities).set({ language }).where(eq(identities.id, id));
}

/** Whether two accounts are one person's. */
export async function areOnePerson(db: Queryable, one: IdentityId, other: IdentityId): Promise<boolean> {
  return one === other || (await accountsOf(db, [one])).some((account) => account.id === other);
}
