import type { Side } from './commitment/commitment.ts';
import type { IdentityId, PersonId } from './ids.ts';
import { latestOf } from './latest.ts';

/** What a status poll asks, in the order in which it is shown. */
export const answers = ['done', 'most', 'some', 'not_started', 'cannot_tell'] as const;
export type Answer = (typeof answers)[number];

/** What members can find, from the least to the most. */
export const verdicts = ['not_started', 'some', 'most', 'done'] as const;
export type Verdict = (typeof verdicts)[number];

export type Tally = Readonly<Record<Answer, number>>;

/** One identity's current answer; none when it was withdrawn. */
export type Ballot = {
  readonly identity: IdentityId;
  readonly answer: Answer | null;
  readonly castAt: Temporal.Instant;
};

/** One person's answer: the latest of their identities. A withdrawn vote is a ballot too, and may be the latest. */
export function ballotOf(ballots: readonly Ballot[]): Answer | null {
  return latestOf(ballots, (ballot) => ballot.castAt)?.answer ?? null;
}

/** Counts people's answers; withdrawn ones count for nothing. */
export function tallyOf(ballots: readonly (Answer | null)[]): Tally {
  const tally = { done: 0, most: 0, some: 0, not_started: 0, cannot_tell: 0 };
  for (const answer of ballots) if (answer !== null) tally[answer] += 1;
  return tally;
}

/** How many must have seen something: 20 % of who was active in the last 90 days, rounded up, and never below three. */
export function quorumOf(activePeople: number): number {
  return Math.max(3, Math.ceil(activePeople / 5));
}

/**
 * The median of what was seen, the lower one on a tie; nothing without a quorum. "Cannot tell" is no part of the
 * quorum: otherwise one ballot of a friend and two who saw nothing would make a promise kept.
 */
export function verdictOf(tally: Tally, activePeople: number): Verdict | null {
  const seen = verdicts.reduce((sum, verdict) => sum + tally[verdict], 0);
  if (seen < quorumOf(activePeople)) return null;
  const middle = Math.ceil(seen / 2);
  let counted = 0;
  for (const verdict of verdicts) {
    counted += tally[verdict];
    if (counted >= middle) return verdict;
  }
  return null;
}

export type Voter = {
  readonly person: PersonId;
  readonly officer: boolean;
  readonly adviser: boolean;
  readonly facilitator: boolean;
  readonly inChat: boolean;
};

/** One side of the commitment, and the person named for it, if any. */
export type VotedOn = { readonly side: Side; readonly person: PersonId | null };

export type Counting =
  | { readonly counted: true }
  | { readonly counted: false; readonly why: 'not_in_chat' | 'answers_for_it' | 'on_their_side' };

/**
 * Whether a vote counts. Officers and advisers have none on what police or local government promise, whichever of the
 * two it was. Where nobody is named for the community, its facilitators answer for it.
 */
export function mayVote(commitment: readonly VotedOn[], voter: Voter): Counting {
  if (!voter.inChat) return { counted: false, why: 'not_in_chat' };
  if (commitment.some((one) => answersFor(one, voter))) return { counted: false, why: 'answers_for_it' };
  const ofAuthorities = commitment.some((one) => one.side !== 'community');
  if (ofAuthorities && (voter.officer || voter.adviser)) return { counted: false, why: 'on_their_side' };
  return { counted: true };
}

function answersFor(one: VotedOn, voter: Voter): boolean {
  if (one.person !== null) return one.person === voter.person;
  return one.side === 'community' && voter.facilitator;
}
