import type { Known } from '../../domain/meeting.ts';
import type { Counts, PromisedItem } from '../../domain/progress.ts';
import type { Status } from '../../domain/question/question.ts';
import { publicAttendance } from '../../domain/small-cells.ts';
import { isolate, shorten } from '../../domain/text.ts';
import type { Words } from '../../locales/words.ts';
import type { Choice, Message, Span } from '../channels/channel.ts';
import { press } from '../press.ts';
import { allNames, commitmentName, ownerName, type Who } from './commitment-lines.ts';
import { commitmentStatus } from './commitment-status.ts';
import { bold, type Line, lines } from './lines.ts';
import { meetingName } from './meeting-words.ts';
import { questionName, questionStatus } from './questions.ts';
import { cameWords } from './record.ts';

/** A meeting that the summary tells of. Contacts in the reason are masked. */
export type MetFacts = Known & { readonly reason: string };

/** One item with its texts; contacts in them are masked, and what was not written or was erased is empty. */
export type ItemFacts = {
  readonly asked: {
    readonly number: number;
    readonly status: Status;
    readonly text: string;
    readonly answer: string;
    readonly referredTo: string;
  } | null;
  readonly promised: {
    readonly item: PromisedItem;
    readonly who: readonly Who[];
    readonly text: string;
    /** What the owner wrote beside their word. */
    readonly note: string;
    /** Why it was declined or withdrawn. */
    readonly endReason: string;
    readonly referredTo: string;
    /** The newest poll came to no verdict. */
    readonly tooFew: boolean;
  } | null;
};

export type ProgressFacts = {
  /** The name of the working group. */
  readonly group: string;
  readonly zone: string;
  readonly today: Temporal.PlainDate;
  readonly meetings: readonly MetFacts[];
  readonly counts: Counts;
  readonly items: readonly ItemFacts[];
  readonly more: number;
  readonly address: string | null;
};

/** UTF-16 units that texts may take. Without room for a name, the kind of owner stands for it. */
type Room = { readonly text: number; readonly note: number; readonly name: number; readonly firstDue: boolean };

const tightest: Room = { text: 24, note: 0, name: 0, firstDue: false };

/** From generous to tight: the first in which everything fits is taken. */
const ROOMS: readonly Room[] = [
  { text: 300, note: 200, name: 60, firstDue: true },
  { text: 160, note: 100, name: 60, firstDue: true },
  { text: 90, note: 50, name: 40, firstDue: true },
  { text: 60, note: 30, name: 24, firstDue: false },
  { text: 40, note: 0, name: 16, firstDue: false },
  tightest,
];

/** Telegram's limit in UTF-16 units. */
const LONGEST = 4096;

/** The public account: counts first, then the items, the most urgent first. It always fits one message. */
export function progressSummary(facts: ProgressFacts, words: Words): Message {
  return { body: fitting(facts, words), choices: recordChoices(facts, words) };
}

function recordChoices({ meetings }: ProgressFacts, { t }: Words): Choice[][] {
  return meetings.filter(isUnknown).map(({ id, state }) => [
    {
      label: t('progress.record', { meeting: meetingName(state.number) }),
      data: press('record.open', id),
    },
  ]);
}

function isUnknown({ state }: MetFacts): boolean {
  return state.status !== 'held' && state.status !== 'not_held';
}

function fitting(facts: ProgressFacts, words: Words): Span[] {
  for (const room of ROOMS) {
    const body = write(facts, facts.items.length, room, words);
    if (lengthOf(body) <= LONGEST) return body;
  }
  for (let shown = facts.items.length - 1; shown > 0; shown -= 1) {
    const body = write(facts, shown, tightest, words);
    if (lengthOf(body) <= LONGEST) return body;
  }
  return write(facts, 0, tightest, words);
}

function lengthOf(body: readonly Span[]): number {
  return body.reduce((length, { text }) => length + text.length, 0);
}

function write(facts: ProgressFacts, shown: number, room: Room, words: Words): Span[] {
  const { t } = words;
  const { counts, meetings, address } = facts;
  const items = facts.items.slice(0, shown);
  const more = facts.more + facts.items.length - shown;
  const empty = counts.asked + counts.promised + items.length === 0;
  return lines(
    bold(t('progress.title', { group: isolate(shorten(facts.group, 100, 120)) })),
    ...meetings.map((met) => meetingLine(met, room, words)),
    ...(empty ? [t('progress.empty')] : countLines(counts, words)),
    ...items.flatMap((item, index) => [
      '',
      isKept(item) && !isKept(items[index - 1]) && bold(t('progress.keptHeading')),
      ...itemLines(item, facts, room, words),
    ]),
    ...(more > 0 ? ['', t('progress.more', { count: more })] : []),
    ...(address === null ? [] : ['', t('progress.address', { address })]),
  );
}

function isKept(item: ItemFacts | undefined): boolean {
  return item?.promised?.item.standing.status === 'kept';
}

function meetingLine(met: MetFacts, room: Room, words: Words): string {
  const { t } = words;
  const { state, reason } = met;
  const told = { meeting: meetingName(state.number), day: words.day(state.date) };
  if (state.status === 'held') {
    const held = t('progress.meeting.held', told);
    return state.attendance === null ? held : `${held} ${cameWords(publicAttendance(state.attendance), words)}`;
  }
  if (isUnknown(met)) return t('progress.meeting.unknown', told);
  if (reason === '') return t('progress.meeting.notHeld', told);
  return t('progress.meeting.notHeldBecause', { ...told, reason: cut(reason, room.text) });
}

function countLines(counts: Counts, { t }: Words): Line[] {
  const due = counts.kept + counts.contested + counts.overdue;
  const some = (number: number, sentence: string) => (number > 0 ? sentence : '');
  return [
    sentences(
      t('progress.counts.asked', { number: counts.asked }),
      t('progress.counts.answered', { number: counts.answered }),
      some(counts.notOurs, t('progress.counts.notOurs', { number: counts.notOurs })),
    ),
    sentences(
      t('progress.counts.promised', { number: counts.promised }),
      counts.promised > 0 &&
        (due > 0 ? t('progress.counts.kept', { kept: counts.kept, due }) : t('progress.counts.noneDue')),
      counts.promised > 0 && t('progress.counts.late', { number: counts.late }),
    ),
    sentences(
      some(counts.declined, t('progress.counts.declined', { number: counts.declined })),
      some(counts.referred, t('progress.counts.referred', { number: counts.referred })),
      some(counts.withdrawn, t('progress.counts.withdrawn', { number: counts.withdrawn })),
    ),
  ];
}

/** Whole sentences after each other; nothing when there is none. */
function sentences(...all: readonly (string | false)[]): string | null {
  return all.filter((sentence) => sentence !== false && sentence !== '').join(' ') || null;
}

function itemLines({ asked, promised }: ItemFacts, facts: ProgressFacts, room: Room, words: Words): Line[] {
  const { t } = words;
  if (promised) {
    const question = asked && { question: questionName(asked.number), text: cut(asked.text, room.text) };
    return [
      ...promiseHead(promised.item, facts, words),
      question !== null && question.text !== '' && t('progress.asked', question),
      ...promiseLines(promised, facts, room, words),
    ];
  }
  if (!asked) return [];
  return [
    [bold(questionName(asked.number)), { text: ` ${questionStatus(asked.status, words)}` }],
    cut(asked.text, room.text) || t('common.erased'),
    asked.answer !== '' && t('progress.answer', { text: cut(asked.answer, room.text) }),
    asked.referredTo !== '' && t('progress.passedOn', { text: cut(asked.referredTo, room.text) }),
  ];
}

/** The number, then what is late and where it stands. */
function promiseHead(item: PromisedItem, { today, zone }: ProgressFacts, words: Words): Line[] {
  const { status, alerts } = commitmentStatus(item, item.standing, { today, zone }, words);
  return [[bold(commitmentName(item.number)), { text: ` ${[status, ...alerts].join(', ')}` }]];
}

type Promised = NonNullable<ItemFacts['promised']>;

function promiseLines(promised: Promised, { today, zone }: ProgressFacts, room: Room, words: Words): Line[] {
  const { t } = words;
  const { item, note, tooFew } = promised;
  const { owner, members } = commitmentStatus(item, item.standing, { today, zone }, words);
  const noted = cut(note, room.note);
  return [
    promiseLine(promised, room, words),
    item.proposal !== null && t('progress.newDate', { day: words.day(item.proposal.date) }),
    owner !== null && (noted === '' ? owner : t('progress.said', { says: owner, note: noted })),
    members,
    members === null && tooFew && t('progress.tooFew'),
    promised.endReason !== '' && t('progress.reason', { text: cut(promised.endReason, room.text) }),
    promised.referredTo !== '' && t('progress.passedOn', { text: cut(promised.referredTo, room.text) }),
  ];
}

/** What was promised, by whom and by when; or what was asked of whom, while nobody has confirmed it. */
function promiseLine({ item, who, text }: Promised, room: Room, words: Words): string {
  const { t } = words;
  const names = who.map((one) => ({ ...one, name: one.name && cut(one.name, room.name) }));
  const told = {
    who: room.name > 0 ? allNames(names, words) : ownerName(item.owner, words),
    day: words.day(item.due),
    text: cut(text, room.text) || t('common.erased'),
  };
  if (item.sides.some((side) => side.confirmedAt === null) && item.standing.status !== 'kept') {
    return t('progress.wanted', told);
  }
  if (item.due.equals(item.firstDue) || !room.firstDue) return t('progress.promised', told);
  return t('progress.promisedMoved', { ...told, first: words.day(item.firstDue) });
}

const cut = (text: string, units: number) => shorten(text, units, units);
