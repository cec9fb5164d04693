import { sql } from 'drizzle-orm';
import { index, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import type { IdentityId, InvitationId, PostId, TenureId, WorkingGroupId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { identities } from './people.ts';
import { workingGroups } from './working-groups.ts';

/** An officer's post (side `police`) or an adviser's office (side `local_government`). It outlives who holds it. */
export const posts = pgTable(
  'posts',
  {
    id: id<PostId>('id').primaryKey(),
    workingGroup: id<WorkingGroupId>('working_group_id')
      .notNull()
      .references(() => workingGroups.id),
    side: text('side').$type<'police' | 'local_government'>().notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [unique('posts_name').on(table.workingGroup, table.side, table.name)],
);

/** Who held a post or an office, from when to when. */
export const tenures = pgTable(
  'tenures',
  {
    id: id<TenureId>('id').primaryKey(),
    post: id<PostId>('post_id')
      .notNull()
      .references(() => posts.id),
    identity: id<IdentityId>('identity_id')
      .notNull()
      .references(() => identities.id),
    since: instant('since').notNull(),
    until: instant('until'),
  },
  (table) => [
    index('tenures_of_post').on(table.post),
    index('tenures_of_identity').on(table.identity),
    uniqueIndex('tenures_one_holder').on(table.post).where(sql`until is null`),
  ],
);

/** A one-time way to become officer, adviser or facilitator. The token is forgotten once used. */
export const invitations = pgTable('invitations', {
  id: id<InvitationId>('id').primaryKey(),
  workingGroup: id<WorkingGroupId>('working_group_id')
    .notNull()
    .references(() => workingGroups.id),
  role: text('role').$type<'officer' | 'adviser' | 'facilitator'>().notNull(),
  post: id<PostId>('post_id').references(() => posts.id),
  token: text('token').unique(),
  invitedBy: id<IdentityId>('invited_by')
    .notNull()
    .references(() => identities.id),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedBy: id<IdentityId>('used_by').references(() => identities.id),
  usedAt: instant('used_at'),
  revokedAt: instant('revoked_at'),
});
