import type { Side } from './commitment.ts';
import type { Status } from './status.ts';

export type Refusal =
  | { readonly tag: 'not_found' }
  | { readonly tag: 'already_proposed' }
  /** One side for a single owner, at least two different ones for `joint`. */
  | { readonly tag: 'sides_do_not_match' }
  | { readonly tag: 'not_their_side'; readonly side: Side }
  | { readonly tag: 'which_side'; readonly sides: readonly Side[] }
  | { readonly tag: 'date_not_ahead'; readonly date: Temporal.PlainDate }
  | { readonly tag: 'same_date'; readonly date: Temporal.PlainDate }
  | { readonly tag: 'already_proposed_date'; readonly date: Temporal.PlainDate }
  /** A facilitator has to answer the other side's date first. */
  | { readonly tag: 'another_proposal_open'; readonly side: Side; readonly date: Temporal.PlainDate }
  | { readonly tag: 'no_date_proposed' }
  | { readonly tag: 'another_date_now'; readonly date: Temporal.PlainDate }
  | { readonly tag: 'already_confirmed' }
  | { readonly tag: 'already_declined' }
  | { readonly tag: 'already_said' }
  | { readonly tag: 'already_recorded' }
  | { readonly tag: 'already_referred' }
  | { readonly tag: 'already_withdrawn' }
  | { readonly tag: 'already_open' }
  | { readonly tag: 'already_has_indicator' }
  | { readonly tag: 'closed'; readonly status: Status };
