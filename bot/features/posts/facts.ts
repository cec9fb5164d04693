import type { Queryable } from '../../../db/client.ts';
import { isSamePerson } from '../../../db/people.ts';
import { holderOf, type Invitation, invitationById, postById } from '../../../db/posts.ts';
import { groupById, isInvitedFacilitator, mayFacilitate } from '../../../db/working-groups.ts';
import type { IdentityId, InvitationId } from '../../../domain/ids.ts';
import type { InvitationFacts, Standing } from '../../messages/posts.ts';

/** Where an invitation stands at `now`. */
export function standingOf(
  { usedAt, revokedAt, expiresAt }: Pick<Invitation, 'usedAt' | 'revokedAt' | 'expiresAt'>,
  now: Temporal.Instant,
): Standing {
  if (usedAt !== null) return revokedAt === null ? 'accepted' : 'undone';
  if (revokedAt !== null) return 'revoked';
  return Temporal.Instant.compare(expiresAt, now) <= 0 ? 'expired' : 'open';
}

/** Who holds what an invitation gives: the holder of its post. Nobody in particular for a facilitator's. */
export async function holderByInvitation(db: Queryable, { post }: Invitation): Promise<IdentityId | undefined> {
  return post === null ? undefined : holderOf(db, post);
}

/** What every message about an invitation is made from. */
export async function invitationFacts(
  db: Queryable,
  id: InvitationId,
  now: Temporal.Instant,
): Promise<{ row: Invitation; facts: InvitationFacts } | null> {
  const row = await invitationById(db, id);
  const group = row && (await groupById(db, row.workingGroup));
  if (!row || !group) return null;
  const post = row.post === null ? undefined : await postById(db, row.post);
  const facts = {
    id,
    role: row.role,
    post: post?.name ?? '',
    group: group.name,
    stands: standingOf(row, now),
    until: row.expiresAt.toZonedDateTimeISO(group.zone).toPlainDate(),
    held: (await holderByInvitation(db, row)) !== undefined,
  };
  return { row, facts };
}

/** What an invitation is to one reader: accepted by them, still theirs, in the way of what they are. */
export async function readerFacts(db: Queryable, row: Invitation, reader: IdentityId) {
  return {
    mine: row.usedBy !== null && (await isSamePerson(db, row.usedBy, reader)),
    holds: await holdsByInvitation(db, row, reader),
    facilitates: await mayFacilitate(db, row.workingGroup, reader),
  };
}

/** Whether a person holds now what this invitation gave them. */
export async function holdsByInvitation(db: Queryable, row: Invitation, me: IdentityId): Promise<boolean> {
  if (row.usedBy === null || row.revokedAt !== null || !(await isSamePerson(db, row.usedBy, me))) return false;
  if (row.post === null) return isInvitedFacilitator(db, row.workingGroup, me);
  const holder = await holderOf(db, row.post);
  return holder !== undefined && isSamePerson(db, holder, me);
}
