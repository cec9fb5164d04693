import type { Verdict } from '../ballots.ts';
import type { CommitmentId, IdentityId, PollId, PostId, QuestionId, TextId, WorkingGroupId } from '../ids.ts';

export const sides = ['police', 'local_government', 'community'] as const;
export type Side = (typeof sides)[number];

export const owners = [...sides, 'joint'] as const;
export type Owner = (typeof owners)[number];

/** What an owner can say of their own work. */
export const words = ['done', 'under_way', 'stuck'] as const;
export type Said = (typeof words)[number];

/** The post that answers for a side, or who was named for it; an identity, since joining accounts moves persons. */
export type Answerable = {
  readonly side: Side;
  readonly post: PostId | null;
  readonly identity: IdentityId | null;
};

export type State = {
  readonly workingGroup: WorkingGroupId;
  readonly number: number;
  readonly question: QuestionId | null;
  readonly text: TextId;
  /** How it will be seen that it is kept. */
  readonly indicator: TextId | null;
  readonly owner: Owner;
  readonly sides: readonly (Answerable & { readonly confirmedAt: Temporal.Instant | null })[];
  readonly due: Temporal.PlainDate;
  readonly firstDue: Temporal.PlainDate;
  /** Another date that a side has asked for and a facilitator has not yet accepted or refused. */
  readonly proposal: {
    readonly side: Side;
    readonly date: Temporal.PlainDate;
    readonly reason: TextId | null;
    readonly at: Temporal.Instant;
  } | null;
  readonly declined: { readonly side: Side; readonly reason: TextId } | null;
  /** The owner's word. `on`: its day in the working group's zone; `late`: after the due date then in force. */
  readonly word: {
    readonly said: Said;
    readonly at: Temporal.Instant;
    readonly on: Temporal.PlainDate;
    readonly late: boolean;
    readonly note: TextId | null;
    readonly until: Temporal.PlainDate | null;
  } | null;
  /** The members' word, with a quorum. `sinceWord`: it came after the owner's latest word. */
  readonly verdict: {
    readonly is: Verdict;
    readonly at: Temporal.Instant;
    readonly on: Temporal.PlainDate;
    readonly late: boolean;
    readonly sinceWord: boolean;
    readonly poll: PollId;
  } | null;
  readonly referredTo: TextId | null;
  readonly withdrawnReason: TextId | null;
  readonly proposedAt: Temporal.Instant;
  /** When its owner was last asked to confirm: at first, when the old date was kept, when it was reopened. */
  readonly askedAt: Temporal.Instant;
  /** Kept, and both the owner's "done" and the members' came after the due date. */
  readonly keptLate: boolean;
  /** When it was kept, declined, referred or withdrawn; nothing while it is open. */
  readonly closedAt: Temporal.Instant | null;
};

/** `today` is the day in the working group's zone. */
type Today = { readonly today: Temporal.PlainDate };

export type Command =
  | ({
      readonly type: 'propose';
      readonly workingGroup: WorkingGroupId;
      readonly number: number;
      readonly question: QuestionId | null;
      readonly text: TextId;
      readonly indicator: TextId | null;
      readonly owner: Owner;
      readonly sides: readonly Answerable[];
      readonly due: Temporal.PlainDate;
    } & Today)
  | { readonly type: 'confirm'; readonly side: Side }
  | ({
      readonly type: 'counter';
      readonly side: Side;
      readonly date: Temporal.PlainDate;
      readonly reason: TextId | null;
    } & Today)
  /** With `date`, the date that was read before pressing: an older button never accepts a newer date. */
  | { readonly type: 'accept_date'; readonly date?: Temporal.PlainDate }
  | { readonly type: 'keep_date' }
  | { readonly type: 'decline'; readonly side: Side; readonly reason: TextId }
  /** Without `side` only where one side answers for it. */
  | ({
      readonly type: 'report';
      readonly side?: Side;
      readonly said: Said;
      readonly note: TextId | null;
      readonly until?: Temporal.PlainDate | null;
    } & Today)
  | ({ readonly type: 'record_verdict'; readonly verdict: Verdict; readonly poll: PollId } & Today)
  | { readonly type: 'refer'; readonly to: TextId }
  | { readonly type: 'withdraw'; readonly reason: TextId }
  | { readonly type: 'reopen'; readonly reason: TextId }
  | { readonly type: 'add_indicator'; readonly text: TextId };

/** A commitment with its id, as lists, polls and summaries take it. */
export type Known = { readonly id: CommitmentId; readonly state: State };
