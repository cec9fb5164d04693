import type { Decision } from '../decision.ts';
import type { Command, State } from './commitment.ts';
import type { Event } from './events.ts';
import { confirm, counter, decline, report } from './owner.ts';
import type { Refusal } from './refusal.ts';
import { isClosed, type Status, statusOf } from './status.ts';

type Outcome = Decision<Event, Refusal>;
type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

const refuse = (refused: Refusal): Outcome => ({ refused });
const record = (...events: Event[]): Outcome => ({ events });

/** What a command comes to. Who may give it, and for which side, is asked elsewhere. Days decide here, not `now`. */
export function decide(state: State | null, command: Command, _now: Temporal.Instant): Outcome {
  if (state === null) return command.type === 'propose' ? propose(command) : refuse({ tag: 'not_found' });
  if (command.type === 'propose') return refuse({ tag: 'already_proposed' });
  const status = statusOf(state);
  if (!isClosed(status)) return command.type === 'reopen' ? refuse({ tag: 'already_open' }) : pursue(state, command);
  if (command.type === 'reopen') return record({ type: 'commitment_reopened', reason: command.reason });
  return refuse(again(state, status, command) ?? { tag: 'closed', status });
}

/** The same press once more, told as such and not as "it is closed". */
function again(state: State, status: Status, command: Command): Refusal | null {
  if (command.type === 'decline' && status === 'declined') return { tag: 'already_declined' };
  if (command.type === 'refer' && status === 'referred') return { tag: 'already_referred' };
  if (command.type === 'withdraw' && status === 'withdrawn') return { tag: 'already_withdrawn' };
  if (command.type === 'record_verdict' && state.verdict?.poll === command.poll) return { tag: 'already_recorded' };
  return null;
}

function pursue(state: State, command: Exclude<Command, Of<'propose' | 'reopen'>>): Outcome {
  switch (command.type) {
    case 'confirm':
      return confirm(state, command);
    case 'counter':
      return counter(state, command);
    case 'accept_date':
      return acceptDate(state, command);
    case 'keep_date':
      return state.proposal === null ? refuse({ tag: 'no_date_proposed' }) : record({ type: 'commitment_date_kept' });
    case 'decline':
      return decline(state, command);
    case 'report':
      return report(state, command);
    case 'record_verdict':
      return recordVerdict(state, command);
    case 'refer':
      return record({ type: 'commitment_referred', to: command.to });
    case 'withdraw':
      return record({ type: 'commitment_withdrawn', reason: command.reason });
    case 'add_indicator':
      // What "kept" means is agreed once; to change it is to withdraw the promise and make another.
      if (state.indicator !== null) return refuse({ tag: 'already_has_indicator' });
      return record({ type: 'commitment_indicator_added', text: command.text });
  }
}

function recordVerdict(state: State, { verdict, poll, today }: Of<'record_verdict'>): Outcome {
  if (state.verdict?.poll === poll) return refuse({ tag: 'already_recorded' });
  return record({ type: 'commitment_verdict_recorded', verdict, poll, on: today.toString() });
}

function propose(command: Of<'propose'>): Outcome {
  const { today, due, sides } = command;
  const named = sides.map((one) => one.side);
  const matches =
    command.owner === 'joint'
      ? named.length > 1 && new Set(named).size === named.length
      : named.length === 1 && named[0] === command.owner;
  if (!matches) return refuse({ tag: 'sides_do_not_match' });
  if (Temporal.PlainDate.compare(due, today) < 0) return refuse({ tag: 'date_not_ahead', date: due });
  return record({
    type: 'commitment_proposed',
    workingGroup: command.workingGroup,
    number: command.number,
    question: command.question,
    text: command.text,
    indicator: command.indicator,
    owner: command.owner,
    sides: sides.map(({ side, post, identity }) => ({ side, post, identity })),
    due: due.toString(),
    on: today.toString(),
  });
}

function acceptDate(state: State, command: Of<'accept_date'>): Outcome {
  if (state.proposal === null) return refuse({ tag: 'no_date_proposed' });
  const { date, side } = state.proposal;
  if (command.date !== undefined && !command.date.equals(date)) return refuse({ tag: 'another_date_now', date });
  const accepted: Event = { type: 'commitment_date_accepted', date: date.toString() };
  // It is the date they asked for: asking them to confirm it would be asking twice.
  const asked = state.sides.find((one) => one.side === side);
  if (asked?.confirmedAt !== null) return record(accepted);
  return record(accepted, { type: 'commitment_confirmed', side });
}
