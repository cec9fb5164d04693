import type { Decision } from '../decision.ts';
import type { Command, Side, State } from './commitment.ts';
import type { Event } from './events.ts';
import type { Refusal } from './refusal.ts';

type Outcome = Decision<Event, Refusal>;
type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

const refuse = (refused: Refusal): Outcome => ({ refused });
const record = (...events: Event[]): Outcome => ({ events });

/** Confirming after asking for another date takes that wish back. */
export function confirm(state: State, { side }: Of<'confirm'>): Outcome {
  const mine = sideOf(state, side);
  if (mine === undefined) return refuse({ tag: 'not_their_side', side });
  const events = takingBack(state, side);
  if (mine.confirmedAt === null) events.push({ type: 'commitment_confirmed', side });
  return events.length === 0 ? refuse({ tag: 'already_confirmed' }) : record(...events);
}

/** Another date before confirming, more time after it: either way a facilitator accepts it or keeps the old one. */
export function counter(state: State, { side, date, reason, today }: Of<'counter'>): Outcome {
  if (sideOf(state, side) === undefined) return refuse({ tag: 'not_their_side', side });
  if (Temporal.PlainDate.compare(date, today) <= 0) return refuse({ tag: 'date_not_ahead', date });
  if (date.equals(state.due)) return refuse({ tag: 'same_date', date });
  const open = state.proposal;
  if (open !== null && open.side !== side) {
    return refuse({ tag: 'another_proposal_open', side: open.side, date: open.date });
  }
  if (open?.date.equals(date)) return refuse({ tag: 'already_proposed_date', date });
  return record({ type: 'commitment_countered', side, date: date.toString(), reason, on: today.toString() });
}

/** Only before confirming: a promise once given is withdrawn by a facilitator, or its owner says they are stuck. */
export function decline(state: State, { side, reason }: Of<'decline'>): Outcome {
  const mine = sideOf(state, side);
  if (mine === undefined) return refuse({ tag: 'not_their_side', side });
  if (mine.confirmedAt !== null) return refuse({ tag: 'already_confirmed' });
  return record({ type: 'commitment_declined', side, reason });
}

/** The owner's word. To report on what one has not confirmed confirms it; whoever is done needs no more time. */
export function report(state: State, command: Of<'report'>): Outcome {
  const side = command.side ?? onlySide(state);
  if (side === null) return refuse({ tag: 'which_side', sides: state.sides.map((one) => one.side) });
  const mine = sideOf(state, side);
  if (mine === undefined) return refuse({ tag: 'not_their_side', side });
  const until = command.said === 'stuck' ? (command.until ?? null) : null;
  if (until !== null && Temporal.PlainDate.compare(until, command.today) < 0) {
    return refuse({ tag: 'date_not_ahead', date: until });
  }
  const events = command.said === 'done' ? takingBack(state, side) : [];
  if (mine.confirmedAt === null) events.push({ type: 'commitment_confirmed', side });
  if (events.length === 0 && saysNothingNew(state, command, until)) return refuse({ tag: 'already_said' });
  const { said, note, today } = command;
  events.push({
    type: 'commitment_reported',
    side,
    said,
    note,
    until: until?.toString() ?? null,
    on: today.toString(),
  });
  return record(...events);
}

/** The same again, with no verdict in between. "Under way" on another day is news: the work still goes on. */
function saysNothingNew(state: State, command: Of<'report'>, until: Temporal.PlainDate | null): boolean {
  const { word, verdict } = state;
  if (word === null || word.said !== command.said || verdict?.sinceWord) return false;
  if (command.note !== null && command.note !== word.note) return false;
  if (until !== null && !word.until?.equals(until)) return false;
  return word.said === 'done' || word.on.equals(command.today);
}

function takingBack(state: State, side: Side): Event[] {
  return state.proposal?.side === side ? [{ type: 'commitment_date_kept' }] : [];
}

function sideOf(state: State, side: Side) {
  return state.sides.find((one) => one.side === side);
}

function onlySide(state: State): Side | null {
  const [first, ...others] = state.sides;
  return first !== undefined && others.length === 0 ? first.side : null;
}
