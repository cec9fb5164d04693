import type { MeetingId, QuestionId } from '../../domain/ids.ts';
import type { Attendance, Slot, State } from '../../domain/meeting.ts';
import { publicAttendance } from '../../domain/small-cells.ts';
import { isolate, shorten } from '../../domain/text.ts';
import type { AttendanceRefusal } from '../../domain/typed/attendance.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, type Line, lines } from './lines.ts';
import { meetingName, whenWords } from './meeting-words.ts';
import { questionName } from './questions.ts';

/** What to do about numbers that were not understood. */
export const attendanceRefusals: Record<AttendanceRefusal, Key> = {
  no_numbers: 'record.numbers.noNumbers',
  unclear: 'record.numbers.unclear',
  total_missing: 'record.numbers.totalMissing',
  too_many: 'record.numbers.tooMany',
  contradicts: 'record.numbers.contradicts',
};

export type RecordFacts = {
  readonly meeting: MeetingId;
  readonly number: number;
  /** The name of the working group. */
  readonly group: string;
  readonly slot: Slot;
  readonly status: State['status'];
  readonly attendance: Attendance | null;
  /** Contacts in it are masked; empty when none was given or it was erased. */
  readonly reason: string;
  /** Numbers of the questions that were written down. */
  readonly questions: readonly number[];
};

/** What a facilitator is asked after a meeting, and later what was recorded, with buttons that put it right. */
export function recordDesk(
  facts: RecordFacts & { readonly byOther: boolean; readonly inGroup: boolean },
  words: Words,
): Message {
  const { t } = words;
  const open = facts.status !== 'held' && facts.status !== 'not_held';
  const shown = facts.inGroup && facts.attendance ? publicAttendance(facts.attendance) : facts.attendance;
  return {
    body: lines(
      [bold(meetingName(facts.number)), { text: ` · ${isolate(facts.group)}` }],
      whenWords(facts.slot, words),
      open && bold(t('record.wasItHeld')),
      open && facts.inGroup && t('record.facilitatorAnswers'),
      ...(open ? [] : [bold(t(facts.status === 'held' ? 'record.held' : 'record.notHeld'))]),
      ...details({ ...facts, attendance: shown }, words),
      facts.byOther && t('record.byOther'),
      !open && t('record.putRight'),
    ),
    choices: deskChoices(facts, words),
  };
}

function deskChoices({ meeting, status }: RecordFacts, { t }: Words): Choice[][] {
  const held: Choice = { label: t('record.buttons.held'), data: press('record.held', meeting) };
  const notHeld: Choice = { label: t('record.buttons.notHeld'), data: press('record.notHeld', meeting) };
  if (status === 'held') {
    return [
      [
        { label: t('record.buttons.came'), data: press('record.came', meeting) },
        { label: t('record.buttons.asked'), data: press('record.asked', meeting) },
      ],
      [notHeld],
    ];
  }
  if (status === 'not_held') {
    return [[{ label: t('record.buttons.why'), data: press('record.notHeld', meeting) }], [held]];
  }
  return [[held, notHeld]];
}

/** What came of a meeting, for its group. */
export function meetingOutcome(facts: RecordFacts, words: Words): Message {
  const { t } = words;
  const key = facts.status === 'held' ? 'record.outcome.held' : 'record.outcome.notHeld';
  const attendance = facts.attendance && publicAttendance(facts.attendance);
  return {
    body: lines(
      bold(t(key, { meeting: meetingName(facts.number), day: words.day(facts.slot.date) })),
      ...details({ ...facts, attendance }, words),
      facts.questions.length > 0 && t('record.outcome.all'),
    ),
  };
}

function details(facts: RecordFacts, words: Words): Line[] {
  const { t } = words;
  const { attendance, reason, questions } = facts;
  return [
    attendance && cameWords(attendance, words),
    reason !== '' && t('record.reason', { reason }),
    questions.length > 0 &&
      t('record.questions', { count: questions.length, numbers: questions.map(questionName).join(', ') }),
  ];
}

/** How many came, in short sentences. For the public give it a `publicAttendance`. */
export function cameWords({ total, women, men, under30 }: Attendance, { t }: Words): string {
  return [
    t('record.came', { count: total }),
    women !== null && t('record.women', { number: women }),
    men !== null && t('record.men', { number: men }),
    under30 !== null && t('record.under30', { number: under30 }),
  ]
    .filter((sentence) => sentence !== false)
    .join(' ');
}

/** Repeats the numbers that were typed, to who typed them. */
export function attendanceUnderstood(attendance: Attendance, words: Words): Message {
  const { women, men, under30 } = publicAttendance(attendance);
  const hidden = women !== attendance.women || men !== attendance.men || under30 !== attendance.under30;
  return {
    body: lines(
      [bold(words.t('record.understood')), { text: ` ${cameWords(attendance, words)}` }],
      hidden && words.t('record.onlyTotal'),
    ),
  };
}

export type WrittenQuestion = { readonly id: QuestionId; readonly number: number; readonly text: string };

/** The questions that a facilitator has just written down, each with a button to what can be made of it. */
export function questionsWritten(
  facts: { readonly meeting: MeetingId; readonly number: number; readonly questions: readonly WrittenQuestion[] },
  { t }: Words,
): Message {
  const { meeting, number, questions } = facts;
  const buttons = questions.map(({ id, number: one }) => ({
    label: t('record.buttons.question', { question: questionName(one) }),
    data: press('record.question', id),
  }));
  return {
    body: lines(
      bold(t('record.written.title', { count: questions.length, meeting: meetingName(number) })),
      // Twenty of them leave room in a message of 4096 units.
      ...questions.map((one) => `${questionName(one.number)} ${shorten(one.text, 120, 150) || t('common.erased')}`),
      t('record.written.next'),
    ),
    choices: [...inRows(buttons, 3), [{ label: t('record.buttons.more'), data: press('record.asked', meeting) }]],
  };
}

function inRows<Button>(buttons: readonly Button[], length: number): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / length) }, (_, row) =>
    buttons.slice(row * length, (row + 1) * length),
  );
}

/** Asks back which meeting is meant, when a number or nothing fits several. */
export function whichMeeting(
  meetings: readonly { readonly id: MeetingId; readonly number: number; readonly group: string }[],
  { t }: Words,
): Message {
  return {
    body: lines(t('record.which')),
    choices: meetings.map(({ id, number, group }) => [
      {
        label: t('record.buttons.meeting', { meeting: meetingName(number), group: shorten(group, 40) }),
        data: press('record.open', id),
      },
    ]),
  };
}
