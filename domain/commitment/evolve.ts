import type { State } from './commitment.ts';
import type { Event } from './events.ts';
import { isClosed, statusOf } from './status.ts';

type Of<Type extends Event['type']> = Extract<Event, { type: Type }>;

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

/** The commitment after one more event, recorded `at`. Throws on a stream that does not begin with its proposal. */
export function evolve(state: State | null, event: Event, at: Temporal.Instant): State {
  if (event.type === 'commitment_proposed') return proposed(event, at);
  if (state === null) throw new Error(`${event.type} before the commitment was proposed`);
  const next = apply(state, event, at);
  const status = statusOf(next);
  return {
    ...next,
    keptLate: status === 'kept' && isLate(next),
    closedAt: isClosed(status) ? (state.closedAt ?? at) : null,
  };
}

function proposed(event: Of<'commitment_proposed'>, at: Temporal.Instant): State {
  const due = day(event.due);
  return {
    workingGroup: event.workingGroup,
    number: event.number,
    question: event.question,
    text: event.text,
    indicator: event.indicator,
    owner: event.owner,
    sides: event.sides.map((side) => ({ ...side, confirmedAt: null })),
    due,
    firstDue: due,
    proposal: null,
    declined: null,
    word: null,
    verdict: null,
    referredTo: null,
    withdrawnReason: null,
    proposedAt: at,
    askedAt: at,
    keptLate: false,
    closedAt: null,
  };
}

function apply(state: State, event: Exclude<Event, Of<'commitment_proposed'>>, at: Temporal.Instant): State {
  switch (event.type) {
    case 'commitment_confirmed':
      return {
        ...state,
        sides: state.sides.map((side) => (side.side === event.side ? { ...side, confirmedAt: at } : side)),
      };
    case 'commitment_countered':
      return { ...state, proposal: { side: event.side, date: day(event.date), reason: event.reason, at } };
    case 'commitment_date_accepted':
      return { ...state, due: day(event.date), proposal: null };
    case 'commitment_date_kept':
      return { ...state, proposal: null, askedAt: at };
    case 'commitment_declined':
      return { ...state, declined: { side: event.side, reason: event.reason }, proposal: null };
    case 'commitment_reported':
      return reported(state, event, at);
    case 'commitment_verdict_recorded':
      return judged(state, event, at);
    case 'commitment_referred':
      return { ...state, referredTo: event.to, proposal: null };
    case 'commitment_withdrawn':
      return { ...state, withdrawnReason: event.reason, proposal: null };
    case 'commitment_reopened':
      return reopened(state, at);
    case 'commitment_indicator_added':
      return { ...state, indicator: event.text };
  }
}

function reported(state: State, event: Of<'commitment_reported'>, at: Temporal.Instant): State {
  const until = event.until === null ? null : day(event.until);
  // Saying "done" again before the members have spoken adds a note; the day it was first said decides what is late.
  if (state.word?.said === 'done' && event.said === 'done' && state.verdict?.sinceWord !== true) {
    return { ...state, word: { ...state.word, note: event.note ?? state.word.note, until } };
  }
  const on = day(event.on);
  return {
    ...state,
    word: { said: event.said, at, on, late: isAfter(on, state.due), note: event.note, until },
    verdict: state.verdict === null ? null : { ...state.verdict, sinceWord: false },
  };
}

function judged(state: State, event: Of<'commitment_verdict_recorded'>, at: Temporal.Instant): State {
  const on = day(event.on);
  return {
    ...state,
    verdict: {
      is: event.verdict,
      at,
      on,
      late: isAfter(on, state.due),
      sinceWord: state.word !== null,
      poll: event.poll,
    },
  };
}

/** Kept: its confirmations stand. Declined, referred, withdrawn: every side is asked again. */
function reopened(state: State, at: Temporal.Instant): State {
  const wasKept = statusOf(state) === 'kept';
  return {
    ...state,
    sides: wasKept ? state.sides : state.sides.map((side) => ({ ...side, confirmedAt: null })),
    declined: null,
    referredTo: null,
    withdrawnReason: null,
    word: null,
    verdict: null,
    askedAt: at,
  };
}

/** In time when the owner said "done" in time, or the members did. */
function isLate(state: State): boolean {
  const ownerInTime = state.word?.said === 'done' && !state.word.late;
  const membersInTime = state.verdict !== null && !state.verdict.late;
  return !ownerInTime && !membersInTime;
}

function isAfter(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) > 0;
}
