import type { MeetingId } from '../../domain/ids.ts';
import { type Refusal, type State, startsAt } from '../../domain/meeting.ts';
import { type Answer, answers, type Counts } from '../../domain/rsvp.ts';
import { isolate } from '../../domain/text.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Choice, Message, Span } from '../channels/channel.ts';
import { press } from '../press.ts';
import { type Calendar, calendarFile } from './calendar.ts';
import { bold, type Line, lines } from './lines.ts';
import { meetingName, meetingTitle, whenWords } from './meeting-words.ts';

export type MeetingFacts = {
  readonly id: MeetingId;
  readonly state: State;
  /** The name of the working group. */
  readonly group: string;
  /** The post that reports; null when there is none. */
  readonly post: string | null;
  /** Contacts in it are masked; empty when it was erased. */
  readonly place: string;
  /** Why it was not held; contacts in it are masked. */
  readonly reason: string;
  readonly counts: Counts;
  readonly phase: 'coming' | 'under_way' | 'over';
};

/** Words for everything that a meeting can refuse. */
export const meetingRefusals: Record<Refusal['tag'], Key> = {
  not_found: 'meetings.refused.not_found',
  already_planned: 'meetings.refused.already_planned',
  already_announced: 'meetings.refused.already_announced',
  already_held: 'meetings.refused.already_held',
  already_not_held: 'meetings.refused.already_not_held',
  already_recorded: 'meetings.refused.already_recorded',
  in_the_past: 'meetings.refused.in_the_past',
  already_started: 'meetings.refused.already_started',
  not_started_yet: 'meetings.refused.not_started_yet',
  not_recorded_as_held: 'meetings.refused.not_recorded_as_held',
  attendance_contradicts: 'meetings.refused.attendance_contradicts',
  minutes_not_positive: 'meetings.refused.minutes_not_positive',
};

const answerKeys: Record<Answer, Key> = {
  coming: 'meetings.rsvp.coming',
  maybe: 'meetings.rsvp.maybe',
  cannot: 'meetings.rsvp.cannot',
};

/** The announcement of a meeting, which is edited as people answer and when it has begun. */
export function announcement(facts: MeetingFacts & { readonly mayPin: boolean }, words: Words): Message {
  return {
    body: lines(...aboutMeeting(facts, words), '', ...standing(facts, words)),
    choices: rsvpChoices(facts, words),
    pin: facts.mayPin,
  };
}

/** A reminder; `days` are the days from today to the meeting. */
export function reminder(facts: MeetingFacts & { readonly days: number }, words: Words): Message {
  return {
    body: lines(
      facts.phase === 'coming' && lead(facts.days, words),
      ...aboutMeeting(facts, words),
      '',
      ...standing(facts, words),
    ),
    choices: rsvpChoices(facts, words),
  };
}

/** The calendar file of one meeting. */
export function calendarAttachment(calendar: Calendar & { readonly number: number }, words: Words): Message {
  return {
    body: [{ text: words.t('meetings.calendar.caption', { number: calendar.number }) }],
    attachment: {
      name: `${meetingName(calendar.number)}.ics`,
      type: 'text/calendar',
      content: calendarFile(calendar, words),
    },
    silent: true,
  };
}

export type MeetingList = {
  readonly group: string;
  readonly coming: readonly MeetingFacts[];
  /** Coming ones that are not shown. */
  readonly more: number;
  readonly past: readonly MeetingFacts[];
  readonly address: string | null;
  /** A group chat of theirs, for the button that sets a meeting. */
  readonly chat: string | null;
};

/** The next meetings of one working group, and what became of the last ones. */
export function meetingList(list: MeetingList, words: Words): Message {
  const { t } = words;
  const none = list.coming.length === 0;
  return {
    body: lines(
      bold(t('meetings.list.title', { group: isolate(list.group) })),
      none && t('meetings.list.none'),
      ...list.coming.flatMap((facts): Line[] => [
        '',
        ...aboutMeeting(facts, words),
        answered(facts.counts) && countWords(facts.counts, words),
      ]),
      list.more > 0 && t('meetings.list.more', { count: list.more }),
      ...(list.past.length > 0 ? ['', t('meetings.list.past')] : []),
      ...list.past.flatMap((facts): Line[] => [
        '',
        bold(meetingTitle(facts.state, words)),
        whenLine(facts.state, words),
        outcome(facts, words),
      ]),
      ...(list.address === null ? [] : ['', t('common.allOnline', { address: list.address })]),
    ),
    ...(none && list.chat !== null
      ? { choices: [[{ label: t('meetings.list.set'), data: press('meeting.new', list.chat) }]] }
      : {}),
  };
}

/** What, when and where. */
function aboutMeeting({ state, post, place }: MeetingFacts, words: Words): Line[] {
  const { t } = words;
  return [
    bold(meetingTitle(state, words)),
    post !== null && t('meetings.reportsFor', { post: isolate(post) }),
    whenLine(state, words),
    place !== '' && t('meetings.where', { place: isolate(place) }),
  ];
}

function whenLine(state: State, words: Words): Span {
  return { text: words.t('meetings.when', { when: whenWords(state, words) }), moment: startsAt(state) };
}

/** Who comes, as counts, or what became of it. */
function standing(facts: MeetingFacts, words: Words): Line[] {
  if (facts.phase !== 'coming') return [outcome(facts, words)];
  return [answered(facts.counts) ? countWords(facts.counts, words) : words.t('meetings.nobodyYet')];
}

function outcome({ state, reason, phase }: MeetingFacts, { t }: Words): string {
  switch (state.status) {
    case 'held':
      if (state.attendance === null) return t('meetings.outcome.held');
      return t('meetings.outcome.heldWith', { count: state.attendance.total });
    case 'not_held':
      if (reason === '') return t('meetings.outcome.notHeld');
      return t('meetings.outcome.notHeldBecause', { reason: isolate(reason) });
    default:
      return t(phase === 'under_way' ? 'meetings.outcome.begun' : 'meetings.outcome.unknown');
  }
}

const answered = (counts: Counts) => answers.some((answer) => counts[answer] > 0);

function countWords(counts: Counts, { t }: Words): string {
  return t('meetings.counts', counts);
}

function lead(days: number, { t }: Words): string {
  if (days <= 0) return t('meetings.reminder.today');
  return days === 1 ? t('meetings.reminder.tomorrow') : t('meetings.reminder.inDays', { count: days });
}

function rsvpChoices({ id, phase }: MeetingFacts, { t }: Words): Choice[][] {
  if (phase !== 'coming') return [];
  return answers.map((answer) => [{ label: t(answerKeys[answer]), data: press('meeting.rsvp', id, answer) }]);
}
