import type { Target } from './feature.ts';

/** For a button that names no row. */
export const nothing: Target<true> = { load: async () => true, group: () => null };
