import type { Known } from './commitment.ts';
import { type AsOf, byUrgency, type Standing, standingOf } from './standing.ts';
import { isClosed } from './status.ts';

/** At most so many status polls at a time (UK PACT: at most three priorities). */
export const POLLS_AT_A_TIME = 3;

/** A commitment, and when a status poll on it last opened. */
export type Pollable = Known & { readonly polledAt: Temporal.Instant | null };

/**
 * The commitments to ask the members about now: due or under way, at most three. First those said to be done, which
 * only the members can end; then the late and disputed, the ones due soon, the rest. Within each, those never asked or
 * asked longest ago: three old ones must not keep the others from ever being asked about.
 */
export function toPoll(commitments: readonly Pollable[], asOf: AsOf): readonly Pollable[] {
  const urgent = byUrgency(asOf);
  return commitments
    .flatMap((one) => {
      const turn = turnOf(standingOf(one.state, asOf));
      return turn === null ? [] : [{ one, turn }];
    })
    .sort((a, b) => a.turn - b.turn || lastAsked(a.one) - lastAsked(b.one) || urgent(a.one, b.one))
    .slice(0, POLLS_AT_A_TIME)
    .map(({ one }) => one);
}

/** Nothing for what is neither due nor under way; a date still being settled is settled first. */
function turnOf(standing: Standing): number | null {
  const { status } = standing;
  if (isClosed(status) || status === 'countered') return null;
  if (status === 'reported_done') return 0;
  if (standing.overdueDays > 0 || status === 'contested') return 1;
  if (standing.dueSoon) return 2;
  return status === 'in_progress' || status === 'substantial' ? 3 : null;
}

function lastAsked({ polledAt }: Pollable): number {
  return polledAt?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
}
