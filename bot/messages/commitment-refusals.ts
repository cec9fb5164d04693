import type { Refusal } from '../../domain/commitment/refusal.ts';
import type { DateRefusal } from '../../domain/typed/calendar.ts';
import type { Key, Words } from '../../locales/words.ts';

/** Why nothing changed, and what to do instead; short enough for a toast. */
const refusalKeys: Record<Refusal['tag'], Key> = {
  not_found: 'commitments.refused.notFound',
  already_proposed: 'commitments.refused.alreadyProposed',
  sides_do_not_match: 'commitments.refused.sidesDoNotMatch',
  not_their_side: 'commitments.refused.notYours',
  which_side: 'commitments.refused.notYours',
  date_not_ahead: 'commitments.refused.dateNotAhead',
  same_date: 'commitments.refused.sameDate',
  already_proposed_date: 'commitments.refused.alreadyProposedDate',
  another_proposal_open: 'commitments.refused.anotherProposalOpen',
  no_date_proposed: 'commitments.refused.noDateProposed',
  another_date_now: 'commitments.refused.anotherDateNow',
  already_confirmed: 'commitments.refused.alreadyConfirmed',
  already_declined: 'commitments.refused.alreadyDeclined',
  already_said: 'commitments.refused.alreadySaid',
  already_recorded: 'commitments.refused.alreadySaid',
  already_referred: 'commitments.refused.closed',
  already_withdrawn: 'commitments.refused.closed',
  already_open: 'commitments.refused.alreadyOpen',
  already_has_indicator: 'commitments.refused.alreadyHasIndicator',
  closed: 'commitments.refused.closed',
};

/** The words for a refusal, as `act.refuse` takes them. */
export function refusalWords(refused: Refusal, words: Words): readonly [Key, Record<string, string>] {
  return [refusalKeys[refused.tag], 'date' in refused ? { day: words.day(refused.date) } : {}];
}

/** Why a typed date was not understood. */
export const dateRefusalKeys: Record<DateRefusal, Key> = {
  no_date: 'commitments.date.none',
  impossible_date: 'commitments.date.impossible',
  ambiguous_date: 'commitments.date.ambiguous',
  past_date: 'commitments.date.past',
  far_date: 'commitments.date.far',
  weekday_mismatch: 'commitments.date.weekday',
};
