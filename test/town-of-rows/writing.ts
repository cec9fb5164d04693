import { TEXT_LIMITS } from '../../domain/text.ts';

/** How everything in a town is written: in a few plain words, or as long as it may be. */
export type Writing = {
  readonly name: (plain: string) => string;
  readonly text: (plain: string, limit: keyof typeof TEXT_LIMITS) => string;
};

export const plainly: Writing = { name: (plain) => plain, text: (plain) => plain };
