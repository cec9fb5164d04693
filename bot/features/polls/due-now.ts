import type { Queryable } from '../../../db/client.ts';
import { commitmentsOf } from '../../../db/commitments.ts';
import { type KnownPoll, pollsOn } from '../../../db/polls.ts';
import { postsOf } from '../../../db/posts.ts';
import type { WorkingGroup } from '../../../db/working-groups.ts';
import { POLLS_AT_A_TIME, type Pollable, toPoll } from '../../../domain/commitment/polled.ts';
import { byUrgency } from '../../../domain/commitment/standing.ts';
import { isClosed, statusOf } from '../../../domain/commitment/status.ts';

/** What the members of a working group can be asked about at one moment. */
export type Askable = {
  /** What to ask by itself: the most urgent that is due or under way, together with the open ones at most three. */
  readonly now: readonly Pollable[];
  /** Whatever else is open and has no poll, the most urgent first: a facilitator may ask about it by name. */
  readonly besides: readonly Pollable[];
  readonly open: readonly KnownPoll[];
};

/** Sorts the commitments of a working group by whether the members should be asked about them now. */
export async function askableIn(db: Queryable, group: WorkingGroup, now: Temporal.Instant): Promise<Askable> {
  const commitments = await commitmentsOf(db, group.id);
  const polls = await pollsOn(
    db,
    commitments.map(({ id }) => id),
  );
  const open = polls.filter(({ state }) => state.status === 'open');
  const asked = new Set(open.map(({ state }) => state.commitment));
  const free = commitments
    .filter(({ id, state }) => !asked.has(id) && !isClosed(statusOf(state)))
    .map((one) => ({
      ...one,
      polledAt: polls.find(({ state }) => state.commitment === one.id)?.state.openedAt ?? null,
    }));
  const asOf = {
    now,
    today: now.toZonedDateTimeISO(group.zone).toPlainDate(),
    vacant: new Set((await postsOf(db, group.id)).filter((post) => post.holder === null).map((post) => post.id)),
  };
  const chosen = toPoll(free, asOf).slice(0, Math.max(0, POLLS_AT_A_TIME - open.length));
  return {
    now: chosen,
    besides: free.filter((one) => !chosen.includes(one)).sort(byUrgency(asOf)),
    open,
  };
}
