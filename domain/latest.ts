import type { IdentityId } from './ids.ts';

/**
 * The latest of what one person's identities said, in whatever order it is given. Two at the same moment: the greater
 * identity, as SQL's `order by at desc, identity_id desc` has it.
 */
export function latestOf<Said extends { readonly identity: IdentityId }>(
  said: readonly Said[],
  at: (one: Said) => Temporal.Instant,
): Said | null {
  let latest: Said | null = null;
  for (const one of said) {
    if (latest === null || isLater(at(one), one.identity, at(latest), latest.identity)) latest = one;
  }
  return latest;
}

function isLater(at: Temporal.Instant, identity: string, than: Temporal.Instant, other: string): boolean {
  const order = Temporal.Instant.compare(at, than);
  return order > 0 || (order === 0 && identity > other);
}
