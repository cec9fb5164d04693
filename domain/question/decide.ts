import type { Decision } from '../decision.ts';
import { type Command, type Event, isClosed, type Refusal, type State } from './question.ts';

/** Days without a word from its asker after which an answered question counts as resolved. */
export const SILENCE_DAYS = 14;

type Outcome = Decision<Event, Refusal>;
type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

const refuse = (refused: Refusal): Outcome => ({ refused });
const record = (...events: Event[]): Outcome => ({ events });

/** What a command comes to. Who may give it is asked elsewhere. */
export function decide(state: State | null, command: Command, now: Temporal.Instant): Outcome {
  if (state === null) return command.type === 'raise' ? raise(command) : refuse({ tag: 'not_found' });
  switch (command.type) {
    case 'raise':
      return refuse({ tag: 'already_raised' });
    case 'publish':
      return publish(state);
    case 'keep_private':
      return keepPrivate(state);
    case 'edit':
      return edit(state, command);
    case 'answer':
      return answer(state, command);
    case 'commit':
      return commit(state, command);
    case 'refer':
      return refer(state, command);
    case 'withdraw':
      // Also after it was resolved: what harms somebody must be removable at any time.
      if (state.status === 'withdrawn') return refuse({ tag: 'already_withdrawn' });
      return record({ type: 'question_withdrawn', reason: command.reason });
    case 'resolve':
      return resolve(state, command, now);
    case 'not_yet':
      return notYet(state);
    case 'reopen':
      return isClosed(state.status) ? record({ type: 'question_reopened' }) : refuse({ tag: 'already_open' });
  }
}

function raise(command: Of<'raise'>): Outcome {
  return record({
    type: 'question_raised',
    workingGroup: command.workingGroup,
    number: command.number,
    text: command.text,
    asker: command.how === 'public' ? command.asker : null,
    meeting: command.meeting,
    how: command.how,
  });
}

function publish(state: State): Outcome {
  if (isClosed(state.status)) return closed(state);
  if (state.visibility === 'public') return refuse({ tag: 'already_published' });
  return record({ type: 'question_published' });
}

function keepPrivate(state: State): Outcome {
  if (isClosed(state.status)) return closed(state);
  if (state.visibility === 'private') return refuse({ tag: 'already_private' });
  // What was read by everybody cannot be unread: removing it is another command.
  if (state.visibility === 'public') return refuse({ tag: 'already_published' });
  return record({ type: 'question_kept_private' });
}

function edit(state: State, command: Of<'edit'>): Outcome {
  if (isClosed(state.status)) return closed(state);
  if (state.answer !== null || state.commitments.length > 0) return refuse({ tag: 'already_answered' });
  if (state.text === command.text) return refuse({ tag: 'same_text' });
  return record({ type: 'question_edited', text: command.text });
}

function answer(state: State, command: Of<'answer'>): Outcome {
  if (state.status === 'withdrawn') return closed(state);
  if (state.visibility === 'waiting') return refuse({ tag: 'not_looked_at' });
  if (state.answer === command.text) return refuse({ tag: 'already_answered' });
  return record(...reopening(state), { type: 'question_answered', text: command.text });
}

function commit(state: State, command: Of<'commit'>): Outcome {
  if (state.status === 'withdrawn') return closed(state);
  if (state.visibility === 'waiting') return refuse({ tag: 'not_looked_at' });
  if (state.commitments.includes(command.commitment)) return refuse({ tag: 'already_committed' });
  return record(...reopening(state), { type: 'question_committed', commitment: command.commitment });
}

function refer(state: State, command: Of<'refer'>): Outcome {
  if (state.status === 'not_ours') return refuse({ tag: 'already_referred' });
  if (isClosed(state.status)) return closed(state);
  if (state.visibility === 'waiting') return refuse({ tag: 'not_looked_at' });
  return record({ type: 'question_referred', to: command.to });
}

function resolve(state: State, command: Of<'resolve'>, now: Temporal.Instant): Outcome {
  if (state.status === 'resolved') return refuse({ tag: 'already_resolved' });
  if (isClosed(state.status)) return closed(state);
  if (state.visibility === 'waiting') return refuse({ tag: 'not_looked_at' });
  if (command.because === 'kept' && state.status !== 'committed') return refuse({ tag: 'not_committed' });
  if (command.because === 'silence') {
    if (state.status !== 'answered' || state.answeredAt === null) return refuse({ tag: 'not_answered' });
    const until = state.answeredAt.add({ hours: SILENCE_DAYS * 24 });
    if (Temporal.Instant.compare(now, until) < 0) return refuse({ tag: 'too_early', until });
  }
  return record({ type: 'question_resolved', because: command.because });
}

/** Its asker may also come after the 14 days. */
function notYet(state: State): Outcome {
  if (state.status === 'resolved') return record({ type: 'question_reopened' });
  if (isClosed(state.status)) return closed(state);
  if (state.status !== 'answered') return refuse({ tag: 'already_open' });
  return record({ type: 'question_not_answered' });
}

/** A new answer or promise to what was resolved or passed on opens it again, and the history says so. */
function reopening(state: State): Event[] {
  return isClosed(state.status) ? [{ type: 'question_reopened' }] : [];
}

function closed(state: State): Outcome {
  return refuse({ tag: 'closed', status: state.status });
}
