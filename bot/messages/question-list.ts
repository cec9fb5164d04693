import type { QuestionId } from '../../domain/ids.ts';
import type { Status, Visibility } from '../../domain/question/question.ts';
import { isolate, shorten } from '../../domain/text.ts';
import type { Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, lines } from './lines.ts';
import { questionName, questionStatus } from './question-lines.ts';

export type QuestionLine = {
  readonly id: QuestionId;
  readonly number: number;
  readonly status: Status;
  readonly visibility: Visibility;
  readonly text: string;
  /** The day it was asked, when it has waited long for an answer. */
  readonly silentSince: Temporal.PlainDate | null;
};

export type QuestionList = {
  readonly id: string;
  readonly group: string;
  /** Oldest first. */
  readonly open: readonly QuestionLine[];
  readonly closed: number;
  /** Open ones before and after those shown. */
  readonly before: number;
  readonly after: number;
  readonly address: string | null;
  /** In private each can be opened by pressing. */
  readonly pressable: boolean;
  /** How many are shown at a time. */
  readonly step: number;
};

/** Buttons in one row: what a phone shows without cutting "Q-123". */
const inOneRow = 5;

/** The open questions of one working group. */
export function questionList(list: QuestionList, words: Words): Message {
  const { t } = words;
  const [first] = list.open;
  return {
    body: lines(
      bold(t('questions.list.title', { group: isolate(list.group) })),
      first === undefined && t('questions.list.none'),
      ...list.open.map((line) => lineOf(line, words)),
      list.after > 0 && t('questions.list.more', { count: list.after }),
      list.closed > 0 && t('questions.list.closed', { count: list.closed }),
      first !== undefined &&
        t(list.pressable ? 'questions.list.press' : 'questions.list.how', { name: questionName(first.number) }),
      list.address !== null && t('common.allOnline', { address: list.address }),
    ),
    choices: list.pressable ? choicesOf(list, words) : [],
  };
}

function lineOf({ number, status, visibility, text, silentSince }: QuestionLine, words: Words): string {
  const { t } = words;
  const about = { name: questionName(number), text: shorten(text, 100, 250) || t('common.erased') };
  if (visibility === 'waiting') return t('questions.list.waiting', about);
  if (silentSince !== null) return t('questions.list.silent', { ...about, date: words.date(silentSince) });
  return t('questions.list.line', { ...about, status: questionStatus(status, words) });
}

function choicesOf(list: QuestionList, { t }: Words): Choice[][] {
  const rows: Choice[][] = [];
  for (let at = 0; at < list.open.length; at += inOneRow) {
    rows.push(
      list.open.slice(at, at + inOneRow).map(({ id, number }) => ({
        label: t('questions.buttons.show', { name: questionName(number) }),
        data: press('question.show', id),
      })),
    );
  }
  const turn = (from: number) => press('question.list', list.id, String(from));
  const turning = [
    ...(list.before > 0
      ? [{ label: t('questions.buttons.back'), data: turn(Math.max(0, list.before - list.step)) }]
      : []),
    ...(list.after > 0 ? [{ label: t('questions.buttons.next'), data: turn(list.before + list.step) }] : []),
  ];
  return turning.length > 0 ? [...rows, turning] : rows;
}
