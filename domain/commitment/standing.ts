import type { PostId } from '../ids.ts';
import type { Known, Side, State } from './commitment.ts';
import { isClosed, type Status, statusOf } from './status.ts';

/** Days before the due date from which it counts as due soon. */
export const DUE_SOON_DAYS = 7;
/** Hours without a reply from its owner after which a commitment counts as unanswered. */
export const UNANSWERED_AFTER_HOURS = 72;

/** The moment of looking. `today` is the day in the working group's zone, `vacant` the posts that nobody holds. */
export type AsOf = {
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly vacant: ReadonlySet<PostId>;
};

/** How a commitment stands at one moment: computed, never stored. */
export type Standing = {
  readonly status: Status;
  readonly dueSoon: boolean;
  /** Days after the due date; 0 when it is not late, is over, or waits for the members. */
  readonly overdueDays: number;
  /** Asked then, and no reply since. */
  readonly unansweredSince: Temporal.Instant | null;
  /** The sides that have not confirmed yet. */
  readonly waitingFor: readonly Side[];
  /** Nobody holds a post that answers for it. */
  readonly orphaned: boolean;
};

export function standingOf(state: State, asOf: AsOf): Standing {
  const status = statusOf(state);
  const open = !isClosed(status);
  const daysLeft = asOf.today.until(state.due).days;
  const ticking = open && status !== 'reported_done' && !awaitsDate(state);
  return {
    status,
    dueSoon: ticking && daysLeft >= 0 && daysLeft <= DUE_SOON_DAYS,
    overdueDays: ticking ? Math.max(0, -daysLeft) : 0,
    unansweredSince: status === 'proposed' && isSilent(state, asOf.now) ? state.askedAt : null,
    waitingFor: open ? state.sides.filter((one) => one.confirmedAt === null).map((one) => one.side) : [],
    orphaned: open && state.sides.some((one) => hasNobody(one, asOf.vacant)),
  };
}

/** A first date that the owner never agreed to binds nobody while a facilitator has not answered the other one. */
function awaitsDate(state: State): boolean {
  const side = state.proposal?.side;
  return state.sides.some((one) => one.side === side && one.confirmedAt === null);
}

function isSilent(state: State, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(state.askedAt.add({ hours: UNANSWERED_AFTER_HOURS }), now) <= 0;
}

/** For the community a facilitator answers where nobody is named; the others need a holder. */
function hasNobody(side: State['sides'][number], vacant: ReadonlySet<PostId>): boolean {
  if (side.identity !== null) return false;
  return side.post === null ? side.side !== 'community' : vacant.has(side.post);
}

/** From the most urgent, 0: late, disputed, stuck, orphaned, without a reply, said to be done, due soon, the rest. */
export function urgencyOf(standing: Standing): number {
  const { status } = standing;
  if (isClosed(status)) return 9;
  if (standing.overdueDays > 0) return 0;
  if (status === 'contested') return 1;
  if (status === 'blocked') return 2;
  if (standing.orphaned) return 3;
  if (status === 'countered' || standing.unansweredSince !== null) return 4;
  if (status === 'reported_done') return 5;
  return standing.dueSoon ? 6 : 7;
}

/** Most urgent first; then what was or is due first, then the lower number. */
export function byUrgency(asOf: AsOf): (one: Known, other: Known) => number {
  return ({ state: one }, { state: other }) => {
    const [mine, theirs] = [standingOf(one, asOf), standingOf(other, asOf)];
    return (
      urgencyOf(mine) - urgencyOf(theirs) || Temporal.PlainDate.compare(one.due, other.due) || one.number - other.number
    );
  };
}
