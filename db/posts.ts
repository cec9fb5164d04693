import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { IdentityId, InvitationId, PostId, TenureId, WorkingGroupId } from '../domain/ids.ts';
import type { Queryable } from './client.ts';
import type { NewId } from './new-id.ts';
import { identities } from './schema/people.ts';
import { invitations, posts, tenures } from './schema/posts.ts';

export type Post = typeof posts.$inferSelect;
export type Invitation = typeof invitations.$inferSelect;

/** The posts and offices of a working group, each with the identity that holds it now. */
export async function postsOf(
  db: Queryable,
  group: WorkingGroupId,
): Promise<(Post & { holder: IdentityId | null; heldBy: string | null })[]> {
  const rows = await db
    .select({ post: posts, holder: tenures.identity, heldBy: identities.name })
    .from(posts)
    .leftJoin(tenures, and(eq(tenures.post, posts.id), isNull(tenures.until)))
    .leftJoin(identities, eq(identities.id, tenures.identity))
    .where(eq(posts.workingGroup, group))
    .orderBy(posts.createdAt);
  return rows.map(({ post, holder, heldBy }) => ({ ...post, holder, heldBy }));
}

/** One post by its id. */
export async function postById(db: Queryable, id: PostId): Promise<Post | undefined> {
  const [post] = await db.select().from(posts).where(eq(posts.id, id));
  return post;
}

/** The post of this name in a working group, made when there is none. */
export async function postNamed(
  db: Queryable,
  group: WorkingGroupId,
  side: Post['side'],
  name: string,
  now: Temporal.Instant,
  newId: NewId,
): Promise<Post> {
  await db
    .insert(posts)
    .values({ id: newId<PostId>(), workingGroup: group, side, name, createdAt: now })
    .onConflictDoNothing();
  const [post] = await db
    .select()
    .from(posts)
    .where(and(eq(posts.workingGroup, group), eq(posts.side, side), eq(posts.name, name)));
  if (!post) throw new Error('an inserted post was not found');
  return post;
}

/** The posts that a person holds now with any of their accounts, in one working group or in all. */
export async function heldPosts(db: Queryable, me: IdentityId, group?: WorkingGroupId): Promise<Post[]> {
  const person = db.select({ person: identities.person }).from(identities).where(eq(identities.id, me));
  const mine = db.select({ id: identities.id }).from(identities).where(inArray(identities.person, person));
  const rows = await db
    .select({ post: posts })
    .from(tenures)
    .innerJoin(posts, eq(posts.id, tenures.post))
    .where(
      and(
        isNull(tenures.until),
        inArray(tenures.identity, mine),
        group === undefined ? undefined : eq(posts.workingGroup, group),
      ),
    );
  return rows.map((row) => row.post);
}

/** Takes a post for this transaction, so that it changes hands once at a time. */
export async function lockPost(db: Queryable, id: PostId): Promise<void> {
  await db.select({ id: posts.id }).from(posts).where(eq(posts.id, id)).for('update');
}

/** Who holds a post now. */
export async function holderOf(db: Queryable, post: PostId): Promise<IdentityId | undefined> {
  const [tenure] = await db
    .select({ identity: tenures.identity })
    .from(tenures)
    .where(and(eq(tenures.post, post), isNull(tenures.until)));
  return tenure?.identity;
}

/** Ends the tenure that runs on a post and begins a new one. */
export async function beginTenure(
  db: Queryable,
  post: PostId,
  identity: IdentityId,
  now: Temporal.Instant,
  newId: NewId,
): Promise<void> {
  await endTenure(db, post, now);
  await db.insert(tenures).values({ id: newId<TenureId>(), post, identity, since: now });
}

/** Ends the tenure that runs on a post, if one does. */
export async function endTenure(db: Queryable, post: PostId, now: Temporal.Instant): Promise<void> {
  await db
    .update(tenures)
    .set({ until: now })
    .where(and(eq(tenures.post, post), isNull(tenures.until)));
}

/** Keeps an invitation. */
export async function addInvitation(
  db: Queryable,
  invitation: Omit<typeof invitations.$inferInsert, 'id'>,
  newId: NewId,
): Promise<Invitation> {
  const [row] = await db
    .insert(invitations)
    .values({ ...invitation, id: newId<InvitationId>() })
    .returning();
  if (!row) throw new Error('an inserted invitation was not returned');
  return row;
}

/** One invitation by its id. */
export async function invitationById(db: Queryable, id: InvitationId): Promise<Invitation | undefined> {
  const [row] = await db.select().from(invitations).where(eq(invitations.id, id));
  return row;
}

/** The invitation that a token opens, taken for this transaction so that two people cannot use it at once. */
export async function invitationByToken(db: Queryable, token: string): Promise<Invitation | undefined> {
  const [row] = await db.select().from(invitations).where(eq(invitations.token, token)).for('update');
  return row;
}

/** Changes what became of an invitation. */
export async function changeInvitation(
  db: Queryable,
  id: InvitationId,
  change: Partial<Pick<Invitation, 'token' | 'usedBy' | 'usedAt' | 'revokedAt'>>,
): Promise<void> {
  await db.update(invitations).set(change).where(eq(invitations.id, id));
}

/** The invitations to a post that were neither used nor taken back, out of date or not. */
export async function openInvitationsTo(db: Queryable, post: PostId): Promise<Invitation[]> {
  return db
    .select()
    .from(invitations)
    .where(and(eq(invitations.post, post), isNull(invitations.usedAt), isNull(invitations.revokedAt)));
}

/** The invitations by which a post was taken, whether it is still held by them or not. */
export async function usedInvitationsTo(db: Queryable, post: PostId): Promise<Invitation[]> {
  return db
    .select()
    .from(invitations)
    .where(and(eq(invitations.post, post), isNotNull(invitations.usedAt)));
}
