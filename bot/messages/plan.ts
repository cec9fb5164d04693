import type { Kind } from '../../domain/meeting.ts';
import { isolate, TEXT_LIMITS } from '../../domain/text.ts';
import { dayOf } from '../../domain/told.ts';
import type { Key, Words } from '../../locales/words.ts';
import type { Message } from '../channels/channel.ts';
import { bold, type Line, lines } from './lines.ts';
import { kindWords } from './meeting-words.ts';
import { choicesFor } from './plan-choices.ts';
import { type Asked, type Complaint, complaints, missing, type PlanFacts } from './plan-facts.ts';
import { previewCard } from './plan-preview.ts';
import { ruleWords } from './rhythm.ts';

const questions: Record<Asked, Key> = {
  kind: 'meetings.plan.ask.kind',
  post: 'meetings.plan.ask.post',
  unclear: 'meetings.plan.ask.unclear',
  rhythm: 'meetings.plan.ask.rhythm',
  ordinal: 'meetings.plan.ask.ordinal',
  weekday: 'meetings.plan.ask.weekday',
  date: 'meetings.plan.ask.date',
  time: 'meetings.plan.ask.time',
  place: 'meetings.plan.ask.place',
  change: 'meetings.plan.ask.change',
};

const examples: Record<Kind, Key> = {
  working_group: 'meetings.plan.example.workingGroup',
  reporting_day: 'meetings.plan.example.reportingDay',
};

/** The one message in which a meeting is set: the next question with what is known so far, or the preview. */
export function planCard(facts: PlanFacts, words: Words): Message {
  if (facts.step === 'preview' && facts.preview) return previewCard(facts, facts.preview, words);
  const { t } = words;
  const asks = facts.step === 'preview' ? 'change' : facts.step;
  return {
    body: lines(
      ...soFar(facts, words),
      ...question(asks, facts.complaint, words),
      asks === 'place' && facts.places.length === 0 && t('meetings.plan.below'),
      facts.first &&
        ['', t('meetings.plan.shortcut', { example: t(examples[facts.kind ?? 'working_group']) })].join('\n'),
    ),
    choices: choicesFor(asks, facts, words),
  };
}

/** What is wrong, and the question; or only what is missing, which is a question by itself. */
function question(asks: Asked, complaint: Complaint | null, { t }: Words): Line[] {
  const asked = bold(t(questions[asks]));
  if (complaint === null) return [asked];
  const wrong = t(complaints[complaint], { max: TEXT_LIMITS.place });
  const about = missing[complaint];
  if (about === undefined) return [wrong, asked];
  return [about === asks ? bold(wrong) : asked];
}

/** What is left of the message when somebody has gone on in another, has ended it, or begun anew. */
export function closedPlan(why: 'moved' | 'closed' | 'cancelled', { t }: Words): Message {
  const keys = {
    moved: 'meetings.plan.moved',
    closed: 'meetings.plan.closed',
    cancelled: 'meetings.plan.cancelled',
  } as const;
  return { body: lines(t(keys[why])) };
}

/** What was said and done, in the place of the preview. */
export function announcedPlan(
  { kind, number, group, chats, series }: { kind: Kind; number: number; group: string; chats: number; series: boolean },
  words: Words,
): Message {
  const { t } = words;
  return {
    body: lines(
      t('meetings.announced.done', { what: kindWords(kind, words), number, count: chats, group: isolate(group) }),
      t(series ? 'meetings.announced.series' : 'meetings.announced.single'),
    ),
  };
}

function soFar({ kind, post, told }: PlanFacts, words: Words): Line[] {
  const { t } = words;
  const day = dayOf(told);
  const when = day && ('rule' in day ? ruleWords(day.rule, words) : words.day(day.date));
  const time = told.time === null ? null : words.time(Temporal.PlainTime.from(told.time));
  const known: Line[] = [
    kind !== null && kindWords(kind, words),
    post !== null && t('meetings.reportsFor', { post: isolate(post) }),
    when !== null && t('meetings.when', { when: time === null ? when : t('meetings.dayTime', { day: when, time }) }),
    when === null && time !== null && t('meetings.plan.buttons.time', { time }),
    told.place !== null && t('meetings.where', { place: isolate(told.place) }),
  ];
  return known.some((line) => line !== false) ? [...known, ''] : [];
}
