import { shorten } from '../../domain/text.ts';
import { ordinals, type Told, weekdays } from '../../domain/told.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Choice } from '../channels/channel.ts';
import { press } from '../press.ts';
import type { Asked, PlanFacts } from './plan-facts.ts';
import { ruleWords } from './rhythm.ts';

const rhythmKeys: Record<NonNullable<Told['rhythm']>, Key> = {
  once: 'meetings.plan.buttons.once',
  monthly: 'meetings.plan.buttons.monthly',
  weekly: 'meetings.plan.buttons.weekly',
};

const ordinalKeys: Record<(typeof ordinals)[number], Key> = {
  1: 'meetings.plan.buttons.first',
  2: 'meetings.plan.buttons.second',
  3: 'meetings.plan.buttons.third',
  4: 'meetings.plan.buttons.fourth',
  [-1]: 'meetings.plan.buttons.last',
};

/** Hours at which people meet. */
const usualTimes = ['10:00', '14:00', '17:00', '18:00', '19:00'];

/** Most characters of a name on a button. */
const shortName = 40;

/** The buttons under a question. */
export function choicesFor(step: Asked, facts: PlanFacts, words: Words): Choice[][] {
  return [...answersTo(step, facts, words), lastRow(step, facts, words)];
}

function answersTo(step: Asked, facts: PlanFacts, words: Words): Choice[][] {
  const { t } = words;
  const { form } = facts;
  const choice = (label: string, answer: string): Choice => ({ label, data: press(`plan.${step}`, form, answer) });
  switch (step) {
    case 'kind':
      return [
        [choice(t('meetings.plan.buttons.workingGroup'), 'working_group')],
        [choice(t('meetings.plan.buttons.reportingDay'), 'reporting_day')],
      ];
    case 'post':
      return facts.posts.map(({ name, group }, at) => [choice(postLabel(name, group, words), String(at))]);
    case 'unclear':
      return Object.entries(facts.told.unclear ?? {}).map(([which, rule]) => [
        choice(dayLabel(ruleWords(rule, words), words), which),
      ]);
    case 'rhythm':
      return (['once', 'monthly', 'weekly'] as const).map((rhythm) => [choice(t(rhythmKeys[rhythm]), rhythm)]);
    case 'ordinal':
      return inPairs(ordinals.map((ordinal) => choice(t(ordinalKeys[ordinal]), String(ordinal))));
    case 'weekday':
      return inPairs(weekdays.map((day) => choice(dayLabel(words.weekday(day), words), String(day))));
    case 'date':
      return facts.days.map((day) => [choice(dayLabel(words.day(day), words), day.toString())]);
    case 'time':
      return inPairs(
        usualTimes.map((time) =>
          choice(t('meetings.plan.buttons.time', { time: words.time(Temporal.PlainTime.from(time)) }), time),
        ),
      );
    case 'place':
      return facts.places.map((place, at) => [
        choice(t('meetings.plan.buttons.place', { place: shorten(place, shortName) }), String(at)),
      ]);
    case 'change':
      return changes(facts).map(([key, what]) => [choice(t(key), what)]);
  }
}

/** What can be changed, each with what its button carries. */
function changes({ kind, kindFixed, posts }: PlanFacts): (readonly [Key, string])[] {
  return [
    ['meetings.plan.buttons.changeDay', 'day'],
    ['meetings.plan.buttons.changeTime', 'time'],
    ['meetings.plan.buttons.changePlace', 'place'],
    ...(kindFixed ? [] : [['meetings.plan.buttons.changeKind', 'kind'] as const]),
    ...(kind === 'reporting_day' && posts.length > 1 ? [['meetings.plan.buttons.changePost', 'post'] as const] : []),
    ['meetings.plan.buttons.keep', 'keep'],
  ];
}

const typedInstead: Partial<Record<Asked, Key>> = {
  weekday: 'meetings.plan.buttons.otherDay',
  date: 'meetings.plan.buttons.otherDay',
  time: 'meetings.plan.buttons.otherTime',
  place: 'meetings.plan.buttons.otherPlace',
};

function lastRow(step: Asked, { form, told, places }: PlanFacts, { t }: Words): Choice[] {
  const other = typedInstead[step];
  // A weekday of a series is one of seven: nothing else can be typed for it.
  const typed =
    other !== undefined && (step !== 'weekday' || told.rhythm === 'once') && (step !== 'place' || places.length > 0);
  return [
    ...(typed ? [{ label: t(other), data: press('plan.type', form, step) }] : []),
    { label: t('meetings.plan.buttons.cancel'), data: press('plan.cancel', form) },
  ];
}

function postLabel(name: string, group: string | null, { t }: Words): string {
  const post = shorten(name, shortName);
  if (group === null) return t('meetings.plan.buttons.post', { post });
  return t('meetings.plan.buttons.postOf', { post, group: shorten(group, shortName) });
}

const dayLabel = (day: string, { t }: Words) => t('meetings.plan.buttons.day', { day });

function inPairs(choices: readonly Choice[]): Choice[][] {
  const rows: Choice[][] = [];
  for (let at = 0; at < choices.length; at += 2) rows.push(choices.slice(at, at + 2));
  return rows;
}
