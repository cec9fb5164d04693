import { describeRule, type Ordinal, type Rule, type Weekday } from '../../domain/recurrence.ts';
import type { Key, Words } from '../../locales/words.ts';

type ByWeekday = Record<Weekday, Key>;

/** Whole phrases, for in many languages "every", the ordinal and the weekday have to agree. */
const weekly: ByWeekday = {
  1: 'meetings.rhythm.weekly.monday',
  2: 'meetings.rhythm.weekly.tuesday',
  3: 'meetings.rhythm.weekly.wednesday',
  4: 'meetings.rhythm.weekly.thursday',
  5: 'meetings.rhythm.weekly.friday',
  6: 'meetings.rhythm.weekly.saturday',
  7: 'meetings.rhythm.weekly.sunday',
};

const monthly: Record<Ordinal, ByWeekday> = {
  1: {
    1: 'meetings.rhythm.first.monday',
    2: 'meetings.rhythm.first.tuesday',
    3: 'meetings.rhythm.first.wednesday',
    4: 'meetings.rhythm.first.thursday',
    5: 'meetings.rhythm.first.friday',
    6: 'meetings.rhythm.first.saturday',
    7: 'meetings.rhythm.first.sunday',
  },
  2: {
    1: 'meetings.rhythm.second.monday',
    2: 'meetings.rhythm.second.tuesday',
    3: 'meetings.rhythm.second.wednesday',
    4: 'meetings.rhythm.second.thursday',
    5: 'meetings.rhythm.second.friday',
    6: 'meetings.rhythm.second.saturday',
    7: 'meetings.rhythm.second.sunday',
  },
  3: {
    1: 'meetings.rhythm.third.monday',
    2: 'meetings.rhythm.third.tuesday',
    3: 'meetings.rhythm.third.wednesday',
    4: 'meetings.rhythm.third.thursday',
    5: 'meetings.rhythm.third.friday',
    6: 'meetings.rhythm.third.saturday',
    7: 'meetings.rhythm.third.sunday',
  },
  4: {
    1: 'meetings.rhythm.fourth.monday',
    2: 'meetings.rhythm.fourth.tuesday',
    3: 'meetings.rhythm.fourth.wednesday',
    4: 'meetings.rhythm.fourth.thursday',
    5: 'meetings.rhythm.fourth.friday',
    6: 'meetings.rhythm.fourth.saturday',
    7: 'meetings.rhythm.fourth.sunday',
  },
  [-1]: {
    1: 'meetings.rhythm.last.monday',
    2: 'meetings.rhythm.last.tuesday',
    3: 'meetings.rhythm.last.wednesday',
    4: 'meetings.rhythm.last.thursday',
    5: 'meetings.rhythm.last.friday',
    6: 'meetings.rhythm.last.saturday',
    7: 'meetings.rhythm.last.sunday',
  },
};

/** Every second Tuesday of the month */
export function ruleWords(rule: Rule, { t }: Words): string {
  const parts = describeRule(rule);
  return t(parts.freq === 'weekly' ? weekly[parts.weekday] : monthly[parts.ordinal][parts.weekday]);
}
