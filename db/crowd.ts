import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ChatId, IdentityId, PersonId } from '../domain/ids.ts';
import { idOf } from '../domain/payload.ts';
import { arrayOf, type Queryable, rowsOf, tableOf } from './client.ts';
import type { NewId } from './new-id.ts';
import type { Account, Identity } from './people.ts';
import { identities } from './schema/people.ts';

type Member = Omit<Account, 'platform'>;

/**
 * The identities of many accounts of one platform, by the platform's id: made, and kept up to date with their names, as
 * `identityOf` does for one, in at most four statements however many they are.
 */
export async function identitiesOf(
  db: Queryable,
  platform: Identity['platform'],
  accounts: readonly Member[],
  now: Temporal.Instant,
  newId: NewId,
): Promise<ReadonlyMap<string, IdentityId>> {
  const told = new Map(accounts.map((account) => [account.id, account]));
  if (told.size === 0) return new Map();
  const known = await db
    .select({
      id: identities.id,
      platformId: identities.platformId,
      name: identities.name,
      username: identities.username,
    })
    .from(identities)
    .where(
      and(eq(identities.platform, platform), sql`${identities.platformId} = any(${arrayOf([...told.keys()], 'text')})`),
    );
  const ids = new Map(known.map((one) => [one.platformId, one.id]));
  await rename(
    db,
    known.flatMap(({ id, platformId, name, username }) => {
      const account = told.get(platformId);
      const same = account?.name === name && (account.username ?? null) === username;
      return account === undefined || same ? [] : [{ id, name: account.name, username: account.username }];
    }),
  );
  const strangers = [...told.values()].filter((account) => !ids.has(account.id));
  for (const one of await meet(db, platform, strangers, now, newId)) ids.set(one.platform_id, one.id);
  return ids;
}

async function rename(
  db: Queryable,
  renamed: readonly { id: IdentityId; name: string; username?: string | undefined }[],
) {
  if (renamed.length === 0) return;
  await db.execute(sql`
    update identities set name = told.name, username = told.username
    from ${tableOf(renamed, { id: 'uuid', name: 'text', username: 'text' })} as told (id, name, username)
    where identities.id = told.id`);
}

async function meet(
  db: Queryable,
  platform: Identity['platform'],
  strangers: readonly Member[],
  now: Temporal.Instant,
  newId: NewId,
) {
  if (strangers.length === 0) return [];
  // In the order of the key, so that two batches never wait for each other.
  const met = strangers
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ id: account, ...rest }) => ({ id: newId<IdentityId>(), person: newId<PersonId>(), account, ...rest }));
  await db.execute(sql`
    insert into persons (id, created_at)
    select person, ${now.toString()} from ${tableOf(met, { person: 'uuid' })} as met (person)`);
  const columns = {
    id: 'uuid',
    person: 'uuid',
    account: 'text',
    name: 'text',
    username: 'text',
    language: 'text',
  } as const;
  return rowsOf(
    db,
    z.object({ id: idOf<IdentityId>(), platform_id: z.string() }),
    sql`
      insert into identities (id, person_id, platform, platform_id, name, username, language, created_at)
      select id, person, ${platform}, account, name, username, language, ${now.toString()}
      from ${tableOf(met, columns)} as met (id, person, account, name, username, language)
      on conflict (platform, platform_id) do update set name = excluded.name, username = excluded.username
      returning id, platform_id`,
  );
}

/** The persons behind these identities. */
export async function personsOf(
  db: Queryable,
  ids: readonly (IdentityId | null)[],
): Promise<ReadonlyMap<IdentityId, PersonId>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .select({ id: identities.id, person: identities.person })
    .from(identities)
    .where(inArray(identities.id, wanted));
  return new Map(rows.map((row) => [row.id, row.person]));
}

/**
 * Keeps that people did something in group chats, to the hour, in one statement. Only of those who are in that chat: a
 * poll that is passed on brings answers of strangers, who must not raise the quorum.
 */
export async function keepActivityIn(
  db: Queryable,
  done: readonly { readonly chat: ChatId; readonly identity: IdentityId; readonly castAt: Temporal.Instant }[],
): Promise<void> {
  if (done.length === 0) return;
  await db.execute(sql`
    insert into activity (working_group_id, identity_id, last_at)
    select working_group, identity, max(at)
    from (
      select (select working_group_id from chats where id = done.chat) as working_group, done.identity, done.at
      from ${tableOf(done, { chat: 'uuid', identity: 'uuid', castAt: 'timestamptz' })} as done (chat, identity, at)
      where (select status from chat_members where chat_id = done.chat and identity_id = done.identity) <> 'left'
    ) as seen
    where working_group is not null
    group by 1, 2
    order by 1, 2
    on conflict (working_group_id, identity_id) do update set last_at = excluded.last_at
    where activity.last_at < excluded.last_at - interval '1 hour'`);
}
