import type { Queryable } from '../../../db/client.ts';
import {
  addSeries,
  meetingsAfter,
  meetingsAt,
  meetingsOfSeries,
  type Series,
  seriesById,
} from '../../../db/meetings.ts';
import { groupById, lockGroup, nextNumber, type WorkingGroup } from '../../../db/working-groups.ts';
import type { IdentityId, MeetingId, PostId, SeriesId, TextId, WorkingGroupId } from '../../../domain/ids.ts';
import { type Kind, type Known, type Slot, startsAt } from '../../../domain/meeting.ts';
import { occurrences, type Rule, readRule } from '../../../domain/recurrence.ts';
import type { Doing } from '../../act.ts';
import { meeting as noun } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { scheduleMeeting } from './schedule.ts';

/** How many occurrences of a series are rows, with a number, at any time. */
export const rowsAhead = 3;

/** Candidates looked at for each date wanted: some may be taken by a meeting that was set by itself. */
const spare = 5;

export type Planned = Slot & {
  readonly kind: Kind;
  readonly post: PostId | null;
  readonly place: TextId;
  readonly series: SeriesId | null;
};

/** What a recurrence brings, without the day. */
export type Recurring = {
  readonly kind: Kind;
  readonly rule: Rule;
  readonly time: Temporal.PlainTime;
  readonly zone: string;
};

/** The next dates of a recurrence from a day on that are still to come and not taken by a meeting of the same kind. */
export async function nextDates(
  doing: { readonly tx: Queryable; readonly now: Temporal.Instant },
  group: WorkingGroupId,
  { kind, rule, time, zone }: Recurring,
  from: Temporal.PlainDate,
  count: number,
): Promise<Temporal.PlainDate[]> {
  const slots = occurrences(rule, from, count + spare)
    .map((date) => ({ date, at: startsAt({ date, time, zone }) }))
    .filter(({ at }) => Temporal.Instant.compare(at, doing.now) > 0);
  const taken = await meetingsAt(
    doing.tx,
    group,
    kind,
    slots.map(({ at }) => at),
  );
  const busy = new Set(taken.map(({ state }) => startsAt(state).epochMilliseconds));
  return slots
    .filter(({ at }) => !busy.has(at.epochMilliseconds))
    .map(({ date }) => date)
    .slice(0, count);
}

/** Gives a meeting its number and keeps it. Says nothing to anybody; throws when the domain refuses it. */
export async function planMeeting(
  doing: Doing,
  group: WorkingGroup,
  planned: Planned,
  actor: IdentityId | null,
): Promise<Known> {
  const id = doing.newId<MeetingId>();
  const number = await nextNumber(doing.tx, group.id, 'meeting');
  const settled = await settle(doing, noun, id, { type: 'plan', workingGroup: group.id, number, ...planned }, actor);
  if ('refused' in settled) throw new Error(`a meeting could not be planned: ${settled.refused.tag}`);
  return { id, state: settled.state };
}

/** Keeps a new series. */
export async function foundSeries(
  doing: Doing,
  group: WorkingGroup,
  planned: Omit<Planned, 'series' | 'date'> & { readonly rule: Rule },
  actor: IdentityId,
): Promise<SeriesId> {
  const id = doing.newId<SeriesId>();
  await addSeries(doing.tx, { id, workingGroup: group.id, ...planned, createdBy: actor, createdAt: doing.now });
  return id;
}

/** Plans as many further occurrences of a series as are needed to have three ahead. */
export async function extendSeries(doing: Doing, id: SeriesId): Promise<void> {
  const found = await seriesById(doing.tx, id);
  const group = found && (await groupById(doing.tx, found.workingGroup));
  const rule = found && readRule(found.rule);
  if (!found || !group || !rule || found.endedAt !== null) return;
  await lockGroup(doing.tx, group.id);
  const ahead = await stillToCome(doing, found);
  const from = await dayAfterLast(doing, found);
  const dates = await nextDates(doing, group.id, { ...found, rule }, from, rowsAhead - ahead);
  const { kind, time, zone, minutes, place, post } = found;
  for (const date of dates) {
    const planned = await planMeeting(doing, group, { kind, time, zone, minutes, place, post, date, series: id }, null);
    await scheduleMeeting(doing, planned, group);
  }
}

async function stillToCome(doing: Doing, { id, workingGroup }: Series): Promise<number> {
  const coming = await meetingsAfter(doing.tx, workingGroup, doing.now, 100);
  return coming.filter(({ state }) => state.series === id).length;
}

async function dayAfterLast(doing: Doing, { id, zone }: Series): Promise<Temporal.PlainDate> {
  const today = doing.now.toZonedDateTimeISO(zone).toPlainDate();
  const last = (await meetingsOfSeries(doing.tx, id)).at(-1)?.state.date.add({ days: 1 });
  return last && Temporal.PlainDate.compare(last, today) > 0 ? last : today;
}
