import { createHmac } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type { IdentityId, PersonId, QuestionId } from '../domain/ids.ts';
import type { Queryable } from './client.ts';
import { identities } from './schema/people.ts';
import { personKeys, privateAskers } from './schema/private-askers.ts';
import { newKey, seal, unseal } from './sealed.ts';

/** Who asked a question without a name. Only for telling them of it and for knowing them again: never to be shown. */
export type PrivateAsker = { readonly identity: IdentityId; readonly key: Buffer };

const placeOf = (question: QuestionId) => `private_askers:${question}`;
const placeWith = (identity: IdentityId) => `deliveries:${identity}`;

/** Keeps who asked a question without a name, readable only while that person's key exists. */
export async function keepPrivateAsker(
  db: Queryable,
  question: QuestionId,
  identity: IdentityId,
): Promise<PrivateAsker> {
  const key = await keyOf(db, identity);
  await db.insert(privateAskers).values({ question, ciphertext: seal(key, identity, placeOf(question)) });
  return { identity, key };
}

/**
 * Who asked a question without a name; nobody when it was asked otherwise or the key is gone. Nothing in the row says
 * whose key it is, so all are tried: at most 16 µs each (measured with 20,000), and only those who ever asked without a name have one.
 */
export async function privateAskerOf(db: Queryable, question: QuestionId): Promise<PrivateAsker | undefined> {
  const [row] = await db.select().from(privateAskers).where(eq(privateAskers.question, question));
  if (!row) return undefined;
  const opened = await tryKeys(db, row.ciphertext, placeOf(question));
  // What keepPrivateAsker sealed is an identity's id.
  return opened && { identity: opened.text as IdentityId, key: opened.key };
}

/** A name for something of this question and this asker, such as a message: the same each time, telling nothing. */
export function blindName(asker: PrivateAsker, question: QuestionId, what: string): string {
  return createHmac('sha256', asker.key).update(`${what}:${question}`).digest('base64url');
}

/** The question, fit to stand beside its asker's private chat: only their own key leads back to it. */
export function sealQuestion(asker: PrivateAsker, question: QuestionId): string {
  return seal(asker.key, question, placeWith(asker.identity));
}

/** The question that `sealQuestion` made unreadable; undefined once the key is gone. */
export async function unsealQuestion(
  db: Queryable,
  sealed: string,
  identity: IdentityId,
): Promise<QuestionId | undefined> {
  // All keys once more: whoever has joined their accounts since has become another person with another key.
  const opened = await tryKeys(db, sealed, placeWith(identity));
  return opened?.text as QuestionId | undefined; // what sealQuestion sealed is a question's id
}

/** Destroys the keys of these persons: nobody can find out any more what they asked without a name. */
export async function destroyKeys(db: Queryable, persons: readonly PersonId[]): Promise<void> {
  if (persons.length > 0) await db.delete(personKeys).where(inArray(personKeys.person, [...persons]));
}

async function tryKeys(db: Queryable, sealed: string, place: string) {
  for (const row of await db.select({ key: personKeys.key }).from(personKeys)) {
    const key = Buffer.from(row.key, 'base64');
    const text = unseal(key, sealed, place);
    if (text !== undefined) return { text, key };
  }
  return undefined;
}

async function keyOf(db: Queryable, identity: IdentityId): Promise<Buffer> {
  const [person] = await db.select({ id: identities.person }).from(identities).where(eq(identities.id, identity));
  if (!person) throw new Error('a key was asked for an identity that does not exist');
  await db
    .insert(personKeys)
    .values({ person: person.id, key: newKey().toString('base64') })
    .onConflictDoNothing();
  const [row] = await db.select().from(personKeys).where(eq(personKeys.person, person.id));
  if (!row) throw new Error('an inserted key was not found');
  return Buffer.from(row.key, 'base64');
}
