import { inArray } from 'drizzle-orm';
import type { IdentityId, TextId } from '../domain/ids.ts';
import type { Queryable } from './client.ts';
import type { NewId } from './new-id.ts';
import { texts } from './schema/texts.ts';

/** Keeps what somebody wrote and hands back its id, which events name in its place. */
export async function keepText(
  db: Queryable,
  body: string,
  author: IdentityId | null,
  now: Temporal.Instant,
  newId: NewId,
): Promise<TextId> {
  const id = newId<TextId>();
  await db.insert(texts).values({ id, author, body, createdAt: now });
  return id;
}

/** The bodies of texts by id; an erased text is missing. */
export async function textsById(
  db: Queryable,
  ids: readonly (TextId | null | undefined)[],
): Promise<ReadonlyMap<TextId, string>> {
  const wanted = [...new Set(ids.filter((id) => id != null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.select().from(texts).where(inArray(texts.id, wanted));
  return new Map(rows.filter((row) => row.erasedAt === null).map((row) => [row.id, row.body]));
}
