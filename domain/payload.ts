import { z } from 'zod';
import type { Id } from './ids.ts';

/** A UUID read back from an event's payload, branded as the id of one noun. */
export function idOf<Name extends Id<string>>() {
  // The pattern holds; which noun it names is known only to the schema that asks.
  return z.guid().transform((value) => value as Name);
}

/** A whole number of people, things or minutes. */
export const count = z.int().nonnegative();

/** A number such as the 12 of Q-12: counts up from 1 within a working group. */
export const itemNumber = z.int().positive();
