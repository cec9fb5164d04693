import { z } from 'zod';
import type { CommitmentId, IdentityId, MeetingId, QuestionId, TextId, WorkingGroupId } from '../ids.ts';
import { idOf, itemNumber } from '../payload.ts';

export type Status =
  | 'raised'
  | 'published'
  | 'private'
  | 'answered'
  | 'committed'
  | 'resolved'
  | 'not_ours'
  | 'withdrawn';

/** Who may read it, whatever became of it: `waiting` until a facilitator has looked, `private` never in public. */
export type Visibility = 'waiting' | 'public' | 'private';

export type State = {
  readonly workingGroup: WorkingGroupId;
  readonly number: number;
  readonly text: TextId;
  /** Nobody when it was raised aloud or asked without a name: then the asker is stored apart, never here. */
  readonly asker: IdentityId | null;
  readonly aloud: boolean;
  readonly meeting: MeetingId | null;
  readonly status: Status;
  readonly visibility: Visibility;
  readonly answer: TextId | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly commitments: readonly CommitmentId[];
  readonly referredTo: TextId | null;
  readonly withdrawnReason: TextId | null;
  readonly edited: boolean;
  readonly raisedAt: Temporal.Instant;
  readonly resolvedAt: Temporal.Instant | null;
  readonly resolvedBecause: 'asker' | 'silence' | 'kept' | null;
  /** When it was resolved, referred or withdrawn; nothing while it is open. */
  readonly closedAt: Temporal.Instant | null;
};

export const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('question_raised'),
    workingGroup: idOf<WorkingGroupId>(),
    number: itemNumber,
    text: idOf<TextId>(),
    asker: idOf<IdentityId>().nullable(),
    meeting: idOf<MeetingId>().nullable(),
    how: z.enum(['public', 'private', 'aloud']),
  }),
  z.object({ type: z.literal('question_published') }),
  z.object({ type: z.literal('question_kept_private') }),
  z.object({ type: z.literal('question_edited'), text: idOf<TextId>() }),
  z.object({ type: z.literal('question_answered'), text: idOf<TextId>() }),
  z.object({ type: z.literal('question_committed'), commitment: idOf<CommitmentId>() }),
  z.object({ type: z.literal('question_referred'), to: idOf<TextId>() }),
  z.object({ type: z.literal('question_withdrawn'), reason: idOf<TextId>().nullable() }),
  z.object({ type: z.literal('question_resolved'), because: z.enum(['asker', 'silence', 'kept']) }),
  z.object({ type: z.literal('question_not_answered') }),
  z.object({ type: z.literal('question_reopened') }),
]);

export type Event = z.infer<typeof eventSchema>;

type Raise = {
  readonly type: 'raise';
  readonly workingGroup: WorkingGroupId;
  readonly number: number;
  readonly text: TextId;
  readonly meeting: MeetingId | null;
} & ({ readonly how: 'public'; readonly asker: IdentityId } | { readonly how: 'private' | 'aloud' });

export type Command =
  | Raise
  | { readonly type: 'publish' }
  | { readonly type: 'keep_private' }
  | { readonly type: 'edit'; readonly text: TextId }
  | { readonly type: 'answer'; readonly text: TextId }
  | { readonly type: 'commit'; readonly commitment: CommitmentId }
  | { readonly type: 'refer'; readonly to: TextId }
  | { readonly type: 'withdraw'; readonly reason: TextId | null }
  | { readonly type: 'resolve'; readonly because: 'asker' | 'silence' | 'kept' }
  | { readonly type: 'not_yet' }
  | { readonly type: 'reopen' };

export type Refusal =
  | { readonly tag: 'not_found' }
  | { readonly tag: 'already_raised' }
  | { readonly tag: 'already_published' }
  | { readonly tag: 'already_private' }
  | { readonly tag: 'already_answered' }
  | { readonly tag: 'already_committed' }
  | { readonly tag: 'already_referred' }
  | { readonly tag: 'already_withdrawn' }
  | { readonly tag: 'already_resolved' }
  | { readonly tag: 'already_open' }
  | { readonly tag: 'same_text' }
  /** A facilitator has to publish it or keep it private first. */
  | { readonly tag: 'not_looked_at' }
  | { readonly tag: 'not_answered' }
  | { readonly tag: 'not_committed' }
  /** Silence speaks only after `SILENCE_DAYS`. */
  | { readonly tag: 'too_early'; readonly until: Temporal.Instant }
  | { readonly tag: 'closed'; readonly status: Status };

/** True for what is over until somebody reopens it. */
export function isClosed(status: Status): boolean {
  return status === 'resolved' || status === 'not_ours' || status === 'withdrawn';
}

/** Asked without a name, not merely aloud. */
export function askedInPrivate(state: State): boolean {
  return state.asker === null && !state.aloud;
}

/** A question with its id, as lists and summaries take it. */
export type Known = { readonly id: QuestionId; readonly state: State };
