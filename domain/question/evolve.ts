import { askedInPrivate, type Event, type State, type Status, type Visibility } from './question.ts';

/** The question after one more event, recorded `at`. Throws on a stream that does not begin with its raising. */
export function evolve(state: State | null, event: Event, at: Temporal.Instant): State {
  if (event.type === 'question_raised') {
    const visibility = event.how === 'private' ? 'waiting' : 'public';
    return {
      workingGroup: event.workingGroup,
      number: event.number,
      text: event.text,
      asker: event.asker,
      aloud: event.how === 'aloud',
      meeting: event.meeting,
      status: event.how === 'private' ? 'raised' : 'published',
      visibility,
      answer: null,
      answeredAt: null,
      commitments: [],
      referredTo: null,
      withdrawnReason: null,
      edited: false,
      raisedAt: at,
      resolvedAt: null,
      resolvedBecause: null,
      closedAt: null,
    };
  }
  if (state === null) throw new Error(`${event.type} before the question was raised`);
  switch (event.type) {
    case 'question_published':
      return seen({ ...state, visibility: 'public' });
    case 'question_kept_private':
      return seen({ ...state, visibility: 'private' });
    case 'question_edited':
      // New words of a question asked without a name are looked at again before anybody else reads them.
      return seen({
        ...state,
        text: event.text,
        edited: true,
        visibility: askedInPrivate(state) ? 'waiting' : 'public',
      });
    case 'question_answered':
      return {
        ...state,
        answer: event.text,
        answeredAt: at,
        status: state.commitments.length > 0 ? 'committed' : 'answered',
      };
    case 'question_committed':
      return { ...state, commitments: [...state.commitments, event.commitment], status: 'committed' };
    case 'question_referred':
      return { ...state, referredTo: event.to, status: 'not_ours', closedAt: at };
    case 'question_withdrawn':
      return { ...opened(state), withdrawnReason: event.reason, status: 'withdrawn', closedAt: at };
    case 'question_resolved':
      return { ...state, resolvedAt: at, resolvedBecause: event.because, status: 'resolved', closedAt: at };
    case 'question_not_answered':
    case 'question_reopened':
      return opened(state);
  }
}

function seen(state: State): State {
  const untouched = state.status === 'raised' || state.status === 'published' || state.status === 'private';
  return untouched ? { ...state, status: unansweredStatus(state.visibility) } : state;
}

function opened(state: State): State {
  return {
    ...state,
    status: state.commitments.length > 0 ? 'committed' : unansweredStatus(state.visibility),
    referredTo: null,
    withdrawnReason: null,
    resolvedAt: null,
    resolvedBecause: null,
    closedAt: null,
  };
}

function unansweredStatus(visibility: Visibility): Status {
  if (visibility === 'waiting') return 'raised';
  return visibility === 'public' ? 'published' : 'private';
}
