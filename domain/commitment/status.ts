import type { State } from './commitment.ts';

export const statuses = [
  'proposed',
  'countered',
  'declined',
  'confirmed',
  'in_progress',
  'substantial',
  'reported_done',
  'kept',
  'contested',
  'blocked',
  'referred',
  'withdrawn',
] as const;
export type Status = (typeof statuses)[number];

type Facts = Pick<State, 'sides' | 'proposal' | 'declined' | 'word' | 'verdict' | 'referredTo' | 'withdrawnReason'>;

/**
 * The status that the facts come to; nobody types it. What ended comes first, then an open question between the
 * sides, then what owner and members say.
 */
export function statusOf(facts: Facts): Status {
  if (facts.withdrawnReason !== null) return 'withdrawn';
  if (facts.declined !== null) return 'declined';
  if (facts.referredTo !== null) return 'referred';
  if (facts.proposal !== null) return 'countered';
  const said = facts.word?.said;
  const seen = facts.verdict?.is;
  // Also of an owner who never confirmed: who mends the lamp and presses nothing is silent, and the lamp is lit.
  // The members may have said it before the owner did: where both agree nothing is left to ask.
  if (seen === 'done' && (said === 'done' || said === undefined)) return 'kept';
  if (!isConfirmed(facts)) return 'proposed';
  if (said === 'done') return afterDone(facts.verdict);
  if (said === 'stuck') return 'blocked';
  if (seen === 'most') return 'substantial';
  if (seen === 'some' || said === 'under_way') return 'in_progress';
  return 'confirmed';
}

function afterDone(verdict: State['verdict']): Status {
  if (verdict === null || !verdict.sinceWord) return 'reported_done';
  return verdict.is === 'most' ? 'substantial' : 'contested';
}

/** True once every side has confirmed. */
export function isConfirmed(facts: Pick<State, 'sides'>): boolean {
  return facts.sides.every((side) => side.confirmedAt !== null);
}

/** True for what is over until somebody reopens it. */
export function isClosed(status: Status): boolean {
  return status === 'kept' || status === 'declined' || status === 'referred' || status === 'withdrawn';
}

/** Open Government Partnership, completion of commitments. */
export type Completion = 'not_started' | 'limited' | 'substantial' | 'complete' | 'self_assessment';

const completions: Record<Status, Completion | null> = {
  proposed: null,
  countered: null,
  declined: null,
  confirmed: 'not_started',
  in_progress: 'limited',
  substantial: 'substantial',
  reported_done: 'self_assessment',
  kept: 'complete',
  contested: null,
  blocked: 'limited',
  referred: null,
  withdrawn: null,
};

/** The step on the completion scale, or nothing for what the scale has no step for. */
export function ogpOf(status: Status): Completion | null {
  return completions[status];
}
