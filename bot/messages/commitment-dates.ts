import type { FormId } from '../../domain/ids.ts';
import { isolate } from '../../domain/text.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Choice, Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { commitmentName, labelled, rows, titled } from './commitment-lines.ts';
import { lines } from './lines.ts';

/** A date to choose with one press, and why just that one. */
export type DateChoice = {
  readonly why: 'twoWeeks' | 'endOfMonth' | 'beforeMeeting' | 'threeMonths';
  readonly date: Temporal.PlainDate;
};

const whyKeys: Record<DateChoice['why'], Key> = {
  twoWeeks: 'commitments.dates.twoWeeks',
  endOfMonth: 'commitments.dates.endOfMonth',
  beforeMeeting: 'commitments.dates.beforeMeeting',
  threeMonths: 'commitments.dates.threeMonths',
};

/** One button a date, the date first: a narrow phone cuts the end of a label. */
export function dateButtons(dates: readonly DateChoice[], action: string, form: FormId, { t, day }: Words): Choice[][] {
  return rows(
    dates.map(({ why, date }) => ({
      label: t(whyKeys[why], { day: day(date) }),
      data: press(action, form, date.toString()),
    })),
  );
}

/** Asks an owner for a date: the one they need, or until when they are stuck. */
export type DateStep = {
  readonly form: FormId;
  readonly why: 'later' | 'stuck';
  readonly number: number;
  readonly group: string;
  readonly due: Temporal.PlainDate;
  readonly dates: readonly DateChoice[];
  /** What was chosen; then there is nothing to press any more. */
  readonly chosen: Temporal.PlainDate | null;
  readonly inGroup: boolean;
};

/** The message in which an owner chooses a date. */
export function dateMessage(step: DateStep, words: Words): Message {
  const { t, day } = words;
  const later = step.why === 'later';
  const title = titled(commitmentName(step.number), isolate(step.group));
  if (step.chosen !== null) {
    return { body: lines(title, t('commitments.dates.chosen', { day: day(step.chosen) })) };
  }
  return {
    body: lines(
      title,
      later && labelled(t('commitments.label.when'), day(step.due)),
      t(later ? 'commitments.dates.askLater' : 'commitments.dates.askUntil'),
      t(step.inGroup ? 'commitments.dates.orButton' : 'commitments.dates.orType'),
    ),
    choices: [
      ...dateButtons(step.dates, `${step.why}.day`, step.form, words),
      ...(step.inGroup
        ? [[{ label: t('commitments.buttons.otherDate'), data: press('commitment.type', step.form) }]]
        : []),
      ...(later ? [] : [[{ label: t('common.skip'), data: press('stuck.skip', step.form) }]]),
      [{ label: t('common.cancel'), data: press('commitment.cancel', step.form) }],
    ],
  };
}
