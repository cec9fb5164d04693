import { z } from 'zod';
import { chatsOf } from '../../../db/chats.ts';
import type { Queryable } from '../../../db/client.ts';
import { type Form, formById } from '../../../db/forms.ts';
import { meetingById, runningSeries } from '../../../db/meetings.ts';
import { postById } from '../../../db/posts.ts';
import { textsById } from '../../../db/texts.ts';
import { groupById, type WorkingGroup } from '../../../db/working-groups.ts';
import type { FormId, MeetingId, PostId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { DEFAULT_MINUTES, type Kind, type Slot } from '../../../domain/meeting.ts';
import { meetingDays } from '../../../domain/meeting-days.ts';
import { idOf } from '../../../domain/payload.ts';
import { occurrences, readRule, weeklyRule } from '../../../domain/recurrence.ts';
import { type Complete, completeOf } from '../../../domain/told.ts';
import { announcedPlan, closedPlan, planCard } from '../../messages/plan.ts';
import type { PlanFacts, Preview } from '../../messages/plan-facts.ts';
import { recipe, type Scene } from '../../recipe.ts';
import { type Draft, draftSchema, planForm, stepOf } from './draft.ts';
import { nextDates, rowsAhead } from './series.ts';

/** Days of one weekday that are offered for a single meeting. */
const daysOffered = 4;

/** The message in which a meeting is being set: always the step that comes next, or the preview. */
export const planMessage = recipe({
  name: 'meeting.plan',
  params: z.object({ form: idOf<FormId>(), card: z.int() }),
  facts: async (db, { form: id, card }, scene) => {
    const form = await formById(db, id);
    if (form?.kind !== planForm) return 'closed' as const;
    const draft = draftSchema.parse(form.draft);
    return card === draft.card ? planFacts(db, form, draft, scene) : ('moved' as const);
  },
  message: (facts, words) => (typeof facts === 'string' ? closedPlan(facts, words) : planCard(facts, words)),
});

/** What stands in its place when it was cancelled. */
export const planCancelled = recipe({
  name: 'meeting.planCancelled',
  params: z.object({}),
  facts: async () => 'cancelled' as const,
  message: closedPlan,
});

/** What stands in its place when it was announced. */
export const planAnnounced = recipe({
  name: 'meeting.planAnnounced',
  params: z.object({ meeting: idOf<MeetingId>(), chats: z.int() }),
  facts: async (db, { meeting, chats }) => {
    const known = await meetingById(db, meeting);
    const group = known && (await groupById(db, known.state.workingGroup));
    if (!known || !group) return null;
    const { kind, number, series } = known.state;
    return { kind, number, group: group.name, chats, series: series !== null };
  },
  message: announcedPlan,
});

async function planFacts(db: Queryable, form: Form, draft: Draft, scene: Scene): Promise<PlanFacts> {
  const group = form.workingGroup && ((await groupById(db, form.workingGroup)) ?? null);
  const step = stepOf(draft);
  const post = draft.post && (await postById(db, draft.post));
  const texts = await textsById(db, draft.places);
  const complete = completeOf(draft.told);
  return {
    form: form.id,
    step,
    kind: draft.kind,
    kindFixed: draft.own,
    group: group?.name ?? null,
    post: (draft.kind === 'reporting_day' && post && post.name) || null,
    posts: await namesOf(db, draft.posts, group === null),
    // Everybody in the group sees this message.
    told: { ...draft.told, place: draft.told.place && maskContacts(draft.told.place) },
    places: draft.places.map((id) => maskContacts(texts.get(id) ?? '•••')),
    days: step === 'date' && group ? daysOn(draft, group, scene.now) : [],
    complaint: draft.complaint,
    first: draft.card === 1 && (step === 'kind' || step === 'rhythm'),
    preview: step === 'preview' && complete && group ? await previewOf(db, draft.kind, complete, group, scene) : null,
  };
}

async function namesOf(db: Queryable, ids: readonly PostId[], withGroup: boolean) {
  const found = await Promise.all(ids.map((id) => postById(db, id)));
  return Promise.all(
    found.map(async (post) => ({
      name: post?.name ?? '',
      group: withGroup && post ? ((await groupById(db, post.workingGroup))?.name ?? null) : null,
    })),
  );
}

function daysOn({ told: { weekday } }: Draft, { zone }: WorkingGroup, now: Temporal.Instant): Temporal.PlainDate[] {
  const tomorrow = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  return weekday === null ? [] : occurrences(weeklyRule(weekday), tomorrow, daysOffered);
}

async function previewOf(
  db: Queryable,
  kind: Kind | null,
  complete: Complete,
  group: WorkingGroup,
  { now, publicUrl }: Scene,
): Promise<Preview> {
  const { day, time, minutes, place } = complete;
  const { zone, reminders } = group;
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const recurring = 'rule' in day && kind !== null && { kind, rule: day.rule, time, zone };
  const dates = recurring
    ? await nextDates({ tx: db, now }, group.id, recurring, today, rowsAhead)
    : 'date' in day
      ? [day.date]
      : [];
  const [first] = dates;
  const series = recurring ? await runningSeries(db, group.id) : [];
  return {
    complete: { ...complete, place: maskContacts(place) },
    dates,
    chats: (await chatsOf(db, group.id)).map((chat) => chat.title ?? ''),
    reminders: first
      ? remindersOf({ date: first, time, zone, minutes: minutes ?? DEFAULT_MINUTES }, reminders, now)
      : [],
    silent: reminders.length === 0,
    address: group.publicPage ? `${publicUrl}/g/${group.slug}` : null,
    existing: series
      .flatMap((one) => (one.kind === kind ? [readRule(one.rule)] : []))
      .filter((rule) => rule !== undefined),
  };
}

function remindersOf(slot: Slot, reminders: readonly number[], now: Temporal.Instant): number[] {
  return meetingDays(slot, reminders)
    .flatMap((day) => (day.kind === 'remind' && Temporal.Instant.compare(day.at, now) > 0 ? [day.minutes] : []))
    .toSorted((one, other) => other - one);
}
