import { DEFAULT_MINUTES } from '../../domain/meeting.ts';
import { describeRule } from '../../domain/recurrence.ts';
import { isolate, shorten } from '../../domain/text.ts';
import type { Words } from '../../locales/words.ts';
import type { Message } from '../channels/channel.ts';
import { press } from '../press.ts';
import { bold, lines } from './lines.ts';
import { beforeWords, kindWords, whenWords } from './meeting-words.ts';
import { complaints, type PlanFacts, type Preview } from './plan-facts.ts';
import { ruleWords } from './rhythm.ts';

/** Most characters of a chat's title in a row of them. */
const shortName = 40;

/** What was understood and what would happen, before anything does. */
export function previewCard(
  { form, kind, post, group, complaint }: PlanFacts,
  preview: Preview,
  words: Words,
): Message {
  const { t } = words;
  const { complete, dates, chats, reminders, silent, address, existing } = preview;
  const { day, time, place } = complete;
  const minutes = complete.minutes ?? DEFAULT_MINUTES;
  const [first, ...later] = dates;
  return {
    body: lines(
      complaint !== null && t(complaints[complaint]),
      bold(t('meetings.plan.preview.title')),
      '',
      [bold(kind === null ? '' : kindWords(kind, words)), { text: ` · ${isolate(group ?? '')}` }],
      post !== null && t('meetings.reportsFor', { post: isolate(post) }),
      'rule' in day && ruleWords(day.rule, words),
      first !== undefined && t('meetings.when', { when: whenWords({ date: first, time, minutes }, words) }),
      t('meetings.where', { place: isolate(place) }),
      ...(later.length > 0 ? [t('meetings.plan.preview.then'), ...later.map((date) => words.day(date))] : []),
      ...existing.map((rule) => t('meetings.plan.preview.existing', { series: ruleWords(rule, words) })),
      '',
      chats.length === 0
        ? t('meetings.plan.preview.noChats')
        : t('meetings.plan.preview.sent', {
            count: chats.length,
            chats: chats.map((title) => isolate(shorten(title, shortName))).join(', '),
          }),
      'rule' in day &&
        t(
          describeRule(day.rule).freq === 'weekly'
            ? 'meetings.plan.preview.laterWeekly'
            : 'meetings.plan.preview.laterMonthly',
        ),
      reminders.length > 0 &&
        t('meetings.plan.preview.reminders', {
          list: reminders.map((before) => beforeWords(before, words)).join(', '),
        }),
      silent && t('meetings.plan.preview.noReminders'),
      address !== null && t('meetings.plan.preview.web', { address }),
      '',
      bold(t('meetings.plan.preview.nothingYet')),
    ),
    choices: [
      [{ label: t('meetings.plan.buttons.announce'), data: press('plan.announce', form), tone: 'good' }],
      [
        { label: t('meetings.plan.buttons.change'), data: press('plan.change', form, 'open') },
        { label: t('meetings.plan.buttons.cancel'), data: press('plan.cancel', form) },
      ],
    ],
  };
}
