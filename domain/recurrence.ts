import { RRuleTemporal } from 'rrule-temporal';

/** An RFC 5545 RRULE value of one of the two shapes people can set: a weekday of the month, or of every week. */
export type Rule = string & { readonly __rule: 'RRULE' };

/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Which such weekday of the month; -1 is the last. There is no fifth: most months have none. */
export type Ordinal = 1 | 2 | 3 | 4 | -1;

/** A rule taken apart, for whoever puts it into words. */
export type RuleParts =
  | { readonly freq: 'monthly'; readonly ordinal: Ordinal; readonly weekday: Weekday }
  | { readonly freq: 'weekly'; readonly weekday: Weekday };

const DAY_CODES: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const MONTHLY = /^FREQ=MONTHLY;BYDAY=(1|2|3|4|-1)(MO|TU|WE|TH|FR|SA|SU)$/;
const WEEKLY = /^FREQ=WEEKLY;BYDAY=(MO|TU|WE|TH|FR|SA|SU)$/;

/** "The second Tuesday of every month" is `monthlyRule(2, 2)`. */
export function monthlyRule(ordinal: Ordinal, weekday: Weekday): Rule {
  // The one place, with weeklyRule, where a rule is made.
  return `FREQ=MONTHLY;BYDAY=${ordinal}${dayCode(weekday)}` as Rule;
}

/** "Every Friday" is `weeklyRule(5)`. */
export function weeklyRule(weekday: Weekday): Rule {
  return `FREQ=WEEKLY;BYDAY=${dayCode(weekday)}` as Rule;
}

/** The rule that a stored text holds; undefined when it is none that this module makes. */
export function readRule(text: string): Rule | undefined {
  // Matching one of the two patterns is what makes it a rule.
  return MONTHLY.test(text) || WEEKLY.test(text) ? (text as Rule) : undefined;
}

/** Takes a rule apart. Throws RangeError on a text that became a Rule without `readRule`. */
export function describeRule(rule: Rule): RuleParts {
  const [, ordinal, dayOfMonth] = MONTHLY.exec(rule) ?? [];
  // The pattern admits exactly the ordinals of the type.
  if (dayOfMonth) return { freq: 'monthly', ordinal: Number(ordinal) as Ordinal, weekday: weekdayOf(dayOfMonth) };
  const [, dayOfWeek] = WEEKLY.exec(rule) ?? [];
  if (dayOfWeek) return { freq: 'weekly', weekday: weekdayOf(dayOfWeek) };
  throw new RangeError(`Not a recurrence rule of this project: ${rule}`);
}

/**
 * The first `count` dates of the rule that are not before `from`, in order.
 *
 * Only dates are computed, and in UTC: given a wall time, the library would follow RFC 5545 and leave out an
 * occurrence that falls into a DST gap. A meeting is never dropped; `startsAt` of a meeting shifts it instead.
 */
export function occurrences(rule: Rule, from: Temporal.PlainDate, count: number): Temporal.PlainDate[] {
  if (count < 1) return [];
  const dates = new RRuleTemporal({ rruleString: rule, dtstart: from.toZonedDateTime('UTC'), temporal: Temporal });
  return dates.all((_, index) => index < count).map((at) => at.toPlainDate());
}

function dayCode(weekday: Weekday): string {
  return DAY_CODES.at(weekday - 1) ?? 'MO';
}

function weekdayOf(code: string): Weekday {
  // Callers pass a code that one of the patterns matched, so the index is 0..6.
  return (DAY_CODES.indexOf(code) + 1) as Weekday;
}
