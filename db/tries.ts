import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { PersonId } from '../domain/ids.ts';
import type { Queryable } from './client.ts';
import { wrongTries } from './schema/tries.ts';

type Secret = (typeof wrongTries.$inferSelect)['secret'];

/** When somebody guessed a secret wrongly since a moment, oldest first. */
export async function wrongTriesSince(
  db: Queryable,
  person: PersonId,
  secret: Secret,
  since: Temporal.Instant,
): Promise<Temporal.Instant[]> {
  const rows = await db
    .select({ at: wrongTries.at })
    .from(wrongTries)
    .where(and(eq(wrongTries.person, person), eq(wrongTries.secret, secret), gt(wrongTries.at, since)))
    .orderBy(asc(wrongTries.at));
  return rows.map((row) => row.at);
}

/** Keeps that somebody guessed wrongly, and forgets their guesses up to a moment. */
export async function keepWrongTry(
  db: Queryable,
  person: PersonId,
  secret: Secret,
  now: Temporal.Instant,
  forget: Temporal.Instant,
): Promise<void> {
  await db.delete(wrongTries).where(and(eq(wrongTries.person, person), lte(wrongTries.at, forget)));
  await db.insert(wrongTries).values({ person, secret, at: now });
}
