import { z } from 'zod';
import type { Key } from '../locales/words.ts';
import { recipe } from './recipe.ts';

/** One short text by its key: an answer, a refusal, a toast. Values are numbers and words of our own. */
export const note = recipe({
  name: 'note',
  params: z.object({
    // A key that was queued by an older version may be gone; then English throws, and the delivery is set aside.
    key: z.string().transform((key) => key as Key),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  facts: async (_db, params) => params,
  message: ({ key, values }, words) => ({ body: [{ text: words.t(key, values) }] }),
});
