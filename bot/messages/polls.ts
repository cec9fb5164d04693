import { type Answer, answers, type Verdict, verdicts } from '../../domain/ballots.ts';
import type { State } from '../../domain/poll.ts';
import { isolate, shorten } from '../../domain/text.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Message } from '../channels/channel.ts';
import { bold, type Line, lines } from './lines.ts';

/** What a poll asks about; contacts in the text are masked, and it is empty when it was erased. */
export type Asked = { readonly number: number; readonly text: string };

/** When polls close, on the clock of their place: at the start of a meeting, or without one. */
export type Closing = { readonly at: Temporal.ZonedDateTime; readonly meeting: boolean };

export type Heading = {
  readonly items: readonly (Asked & { readonly poll: State })[];
  readonly closing: Closing;
};

/** Telegram's limit for a poll's question, in UTF-16 units to be on the safe side. */
const longestQuestion = 300;
/** Characters of a text in a list: two lines of a phone. */
const longestLine = 120;

const answerKeys: Record<Answer, Key> = {
  done: 'polls.answers.done',
  most: 'polls.answers.most',
  some: 'polls.answers.some',
  not_started: 'polls.answers.notStarted',
  cannot_tell: 'polls.answers.cannotTell',
};

const verdictKeys: Record<Verdict, Key> = {
  done: 'polls.verdict.done',
  most: 'polls.verdict.most',
  some: 'polls.verdict.some',
  not_started: 'polls.verdict.notStarted',
};

/** What a commitment is called everywhere. */
export const commitmentName = (number: number) => `C-${number}`;

/** The platform's own poll on one commitment. */
export function nativeMessage({ number, text }: Asked, { t }: Words): Message {
  const name = commitmentName(number);
  const room = longestQuestion - t('polls.question', { name, text: isolate('') }).length;
  const question = t('polls.question', { name, text: isolate(shorten(text || t('common.erased'), room, room)) });
  return { body: [], poll: { question, options: answers.map((answer) => t(answerKeys[answer])) } };
}

/** The message above a burst of polls: how to answer; once they are closed, in its place, what came of them. */
export function headingMessage(heading: Heading, words: Words): Message {
  const open = heading.items.some(({ poll }) => poll.status === 'open');
  return open ? invitation(heading, words) : results(heading, words);
}

function invitation({ items, closing }: Heading, words: Words): Message {
  const { t } = words;
  return {
    body: lines(
      bold(t('polls.heading.title')),
      t('polls.heading.what', { count: items.length }),
      '',
      t(closing.meeting ? 'polls.heading.untilMeeting' : 'polls.heading.until', momentOf(closing.at, words)),
      t('polls.heading.change'),
      t('polls.heading.public'),
    ),
  };
}

function results({ items, closing }: Heading, words: Words): Message {
  const { t } = words;
  const [closedAt] = items.flatMap(({ poll }) => poll.closedAt ?? []);
  const at = closedAt ? closedAt.toZonedDateTimeISO(closing.at.timeZoneId) : closing.at;
  return {
    body: lines(
      bold(t('polls.results.title')),
      t('polls.results.countedOn', momentOf(at, words)),
      ...items.flatMap((item) => resultOf(item, words)),
      '',
      t(closing.meeting ? 'polls.results.nextMeeting' : 'polls.results.next'),
    ),
  };
}

function resultOf({ poll, ...asked }: Heading['items'][number], words: Words): Line[] {
  const { t } = words;
  const { tally, verdict, quorum, notCounted } = poll;
  if (tally === null) return [];
  const given = answers.filter((answer) => tally[answer] > 0);
  const nobody = given.length === 0 && notCounted === 0;
  const seen = verdicts.reduce((sum, one) => sum + tally[one], 0);
  return [
    '',
    itemLine(asked, words),
    nobody && t('polls.results.nobody'),
    given.length > 0 && given.map((answer) => `${t(answerKeys[answer])} ${tally[answer]}`).join(' · '),
    verdict !== null && bold(t(verdictKeys[verdict])),
    verdict === null && !nobody && t('polls.results.notEnough', { seen, count: quorum ?? 0 }),
    verdict === null && tally.cannot_tell > 0 && t('polls.results.cannotTellApart'),
    (notCounted ?? 0) > 0 && t('polls.results.notCounted', { count: notCounted ?? 0 }),
  ];
}

/** A commitment as a line: its number and its text. */
export function itemLine({ number, text }: Asked, { t }: Words): Line {
  return [bold(commitmentName(number)), { text: ` ${shorten(text, longestLine) || t('common.erased')}` }];
}

/** A moment for a text: its day with the weekday, and the wall time. */
export function momentOf(at: Temporal.ZonedDateTime, words: Words) {
  return { day: words.day(at.toPlainDate()), time: words.time(at.toPlainTime()) };
}
