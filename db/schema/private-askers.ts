import { pgTable, text } from 'drizzle-orm/pg-core';
import type { PersonId, QuestionId } from '../../domain/ids.ts';
import { id } from '../columns.ts';
import { persons } from './people.ts';
import { questions } from './questions.ts';

/** One key a person who asked without a name. Destroying it makes everything that was sealed with it unreadable. */
export const personKeys = pgTable('person_keys', {
  person: id<PersonId>('person_id')
    .primaryKey()
    .references(() => persons.id),
  /** 32 random bytes in base64. */
  key: text('key').notNull(),
});

/** Who asked a question without a name, sealed with their own key. No other row leads from one to the other. */
export const privateAskers = pgTable('private_askers', {
  question: id<QuestionId>('question_id')
    .primaryKey()
    .references(() => questions.id),
  /** An identity's id, sealed (db/sealed.ts). */
  ciphertext: text('ciphertext').notNull(),
});
