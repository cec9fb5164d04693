import { index, pgTable, text } from 'drizzle-orm/pg-core';
import type { PersonId } from '../../domain/ids.ts';
import { id, instant } from '../columns.ts';
import { persons } from './people.ts';

/** Wrong guesses of a secret by somebody, kept for as long as they limit further guesses. What was guessed is not kept. */
export const wrongTries = pgTable(
  'wrong_tries',
  {
    person: id<PersonId>('person_id')
      .notNull()
      .references(() => persons.id),
    secret: text('secret').$type<'group_code'>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('wrong_tries_of_person').on(table.person, table.secret, table.at)],
);
