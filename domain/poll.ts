import { z } from 'zod';
import { answers, quorumOf, type Tally, type Verdict, verdictOf, verdicts } from './ballots.ts';
import type { Decision } from './decision.ts';
import type { CommitmentId, MeetingId, WorkingGroupId } from './ids.ts';
import { count, idOf } from './payload.ts';

/** Asks the members what they see of one commitment. Ballots are rows; the tally at closing is the event. */
export type State = {
  readonly workingGroup: WorkingGroupId;
  readonly commitment: CommitmentId;
  /** The meeting at whose start it closes, if any. */
  readonly meeting: MeetingId | null;
  readonly status: 'open' | 'closed';
  readonly openedAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant | null;
  readonly closedAt: Temporal.Instant | null;
  readonly tally: Tally | null;
  /** Nothing while it is open, and nothing without a quorum. */
  readonly verdict: Verdict | null;
  readonly quorum: number | null;
  readonly notCounted: number | null;
};

export const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('poll_opened'),
    workingGroup: idOf<WorkingGroupId>(),
    commitment: idOf<CommitmentId>(),
    meeting: idOf<MeetingId>().nullable(),
    closesAt: z.iso.datetime().nullable(),
  }),
  z.object({
    type: z.literal('poll_closed'),
    tally: z.record(z.enum(answers), count),
    notCounted: count,
    activePeople: count,
    quorum: count,
    verdict: z.enum(verdicts).nullable(),
  }),
]);

export type Event = z.infer<typeof eventSchema>;

export type Command =
  | {
      readonly type: 'open';
      readonly workingGroup: WorkingGroupId;
      readonly commitment: CommitmentId;
      readonly meeting: MeetingId | null;
      readonly closesAt: Temporal.Instant | null;
    }
  | {
      readonly type: 'close';
      /** The counted ballots, one a person. */
      readonly ballots: Tally;
      /** People who voted and have no ballot on this commitment. */
      readonly notCounted: number;
      /** People who did anything in this working group in the last 90 days. */
      readonly activePeople: number;
    };

export type Refusal =
  | { readonly tag: 'not_found' }
  | { readonly tag: 'already_open' }
  | { readonly tag: 'already_closed' }
  | { readonly tag: 'closes_in_the_past'; readonly closesAt: Temporal.Instant };

type Outcome = Decision<Event, Refusal>;
const refuse = (refused: Refusal): Outcome => ({ refused });
const record = (event: Event): Outcome => ({ events: [event] });

/** What a command comes to. The verdict is decided at closing and kept: a later rule never judges it again. */
export function decide(state: State | null, command: Command, now: Temporal.Instant): Outcome {
  if (command.type === 'open') {
    if (state !== null) return refuse({ tag: state.status === 'open' ? 'already_open' : 'already_closed' });
    const { workingGroup, commitment, meeting, closesAt } = command;
    if (closesAt !== null && Temporal.Instant.compare(closesAt, now) <= 0) {
      return refuse({ tag: 'closes_in_the_past', closesAt });
    }
    return record({ type: 'poll_opened', workingGroup, commitment, meeting, closesAt: closesAt?.toString() ?? null });
  }
  if (state === null) return refuse({ tag: 'not_found' });
  if (state.status === 'closed') return refuse({ tag: 'already_closed' });
  const { ballots, notCounted, activePeople } = command;
  return record({
    type: 'poll_closed',
    tally: ballots,
    notCounted,
    activePeople,
    quorum: quorumOf(activePeople),
    verdict: verdictOf(ballots, activePeople),
  });
}

/** The poll after one more event, recorded `at`. Throws on a stream that does not begin with its opening. */
export function evolve(state: State | null, event: Event, at: Temporal.Instant): State {
  if (event.type === 'poll_opened') {
    const { workingGroup, commitment, meeting } = event;
    const closesAt = event.closesAt === null ? null : Temporal.Instant.from(event.closesAt);
    return {
      workingGroup,
      commitment,
      meeting,
      status: 'open',
      openedAt: at,
      closesAt,
      closedAt: null,
      tally: null,
      verdict: null,
      quorum: null,
      notCounted: null,
    };
  }
  if (state === null) throw new Error(`${event.type} before the poll was opened`);
  const { tally, verdict, quorum, notCounted } = event;
  return { ...state, status: 'closed', closedAt: at, tally, verdict, quorum, notCounted };
}
