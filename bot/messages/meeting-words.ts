import { DEFAULT_MINUTES, type Kind, type Slot, type State } from '../../domain/meeting.ts';
import type { Key, Words } from '../../locales/words.ts';

const kindKeys: Record<Kind, Key> = {
  working_group: 'meetings.kind.workingGroup',
  reporting_day: 'meetings.kind.reportingDay',
};

/** Working-group meeting, Reporting day */
export const kindWords = (kind: Kind, { t }: Words): string => t(kindKeys[kind]);

/** What a meeting is called everywhere. */
export const meetingName = (number: number) => `M-${number}`;

/** Working-group meeting M-3 */
export function meetingTitle({ kind, number }: Pick<State, 'kind' | 'number'>, words: Words): string {
  return words.t('meetings.title', { what: kindWords(kind, words), number });
}

/** Tuesday, 8 December 2026, 18:00; with its end when that is not the usual one. */
export function whenWords({ date, time, minutes }: Omit<Slot, 'zone'>, words: Words): string {
  const told = { day: words.day(date), time: words.time(time) };
  if (minutes === DEFAULT_MINUTES) return words.t('meetings.dayTime', told);
  return words.t('meetings.dayTimeUntil', { ...told, until: words.time(time.add({ minutes })) });
}

/** 7 days, 1 day, 1 hour */
export function beforeWords(minutes: number, { t }: Words): string {
  if (minutes % 1440 === 0) return t('meetings.plan.before.days', { count: minutes / 1440 });
  if (minutes % 60 === 0) return t('meetings.plan.before.hours', { count: minutes / 60 });
  return t('meetings.plan.before.minutes', { count: minutes });
}
