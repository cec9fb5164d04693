import { pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { IdentityId, PersonId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';

/** A human being, however many accounts they have. Joining two accounts points both identities at one row here. */
export const persons = pgTable('persons', {
  id: id<PersonId>('id').primaryKey(),
  createdAt: instant('created_at').notNull(),
});

/** One account on one platform. Everything a person does names the identity it was done with. */
export const identities = pgTable(
  'identities',
  {
    id: id<IdentityId>('id').primaryKey(),
    person: id<PersonId>('person_id')
      .notNull()
      .references(() => persons.id),
    platform: text('platform').$type<'telegram' | 'whatsapp' | 'practice'>().notNull(),
    platformId: text('platform_id').notNull(),
    name: text('name').notNull(),
    username: text('username'),
    language: text('language'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [unique('identities_platform_account').on(table.platform, table.platformId)],
);
