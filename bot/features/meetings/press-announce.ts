import { chatsOf } from '../../../db/chats.ts';
import { closeForm } from '../../../db/forms.ts';
import { meetingsAfter, meetingsAt, runningSeries } from '../../../db/meetings.ts';
import { keepText } from '../../../db/texts.ts';
import { lockGroup, type WorkingGroup } from '../../../db/working-groups.ts';
import { DEFAULT_MINUTES, type Kind, type Known, startsAt } from '../../../domain/meeting.ts';
import { type Complete, completeOf } from '../../../domain/told.ts';
import type { Key } from '../../../locales/words.ts';
import type { Act, Values } from '../../act.ts';
import { meetingRefusals } from '../../messages/meetings.ts';
import { announceMeeting } from './announce.ts';
import { type Draft, type Drafted, stepOf, theDraft } from './draft.ts';
import { planAnnounced } from './plan-card.ts';
import { scheduleMeeting } from './schedule.ts';
import { foundSeries, nextDates, planMeeting, rowsAhead } from './series.ts';
import { openFor } from './wizard.ts';

/** `Announce` under a preview. Whoever presses second, however soon, finds that it is done. */
export async function pressAnnounce(act: Act, { id }: Drafted): Promise<void> {
  const { group } = act;
  if (!group) return act.refuse('meetings.plan.gone');
  await lockGroup(act.tx, group.id);
  // Read again: somebody else may have held the lock, and have announced it.
  const open = await openFor(act, (await theDraft.load(act.tx, id, act)) ?? { id, form: undefined });
  if (!open) return;
  const { draft } = open;
  const complete = completeOf(draft.told);
  if (stepOf(draft) !== 'preview' || !complete || draft.kind === null) return act.refuse('meetings.plan.stale');
  const chats = await chatsOf(act.tx, group.id);
  if (chats.length === 0) return act.refuse('meetings.plan.noChats');
  const planned = await plan(act, group, { ...draft, kind: draft.kind }, complete);
  if ('why' in planned) return act.refuse(planned.why, planned.values);
  await closeForm(act.tx, id);
  const [first] = planned;
  await act.replace(planAnnounced, { meeting: first.id, chats: chats.length });
  const refused = await announceMeeting(act, first.id, group.id, act.me.id);
  if (refused) throw new Error(`a meeting just planned could not be announced: ${refused.tag}`);
}

type Refused = { readonly why: Key; readonly values?: Values };

/** Keeps the meeting, or the series and its next three occurrences, with everything that is due around them. */
async function plan(
  act: Act,
  group: WorkingGroup,
  { kind, post }: Draft & { kind: Kind },
  { day, time, minutes, place }: Complete,
): Promise<readonly [Known, ...Known[]] | Refused> {
  const { zone } = group;
  const known = { kind, time, zone, minutes: minutes ?? DEFAULT_MINUTES, post: kind === 'reporting_day' ? post : null };
  const today = act.now.toZonedDateTimeISO(zone).toPlainDate();
  const isSeries = 'rule' in day;
  const dates = isSeries ? await nextDates(act, group.id, { ...known, rule: day.rule }, today, rowsAhead) : [day.date];
  const refused = isSeries
    ? await sameSeries(act, group, { kind, time, rule: day.rule })
    : await sameMoment(act, group, kind, startsAt({ date: day.date, time, zone }));
  if (refused) return refused;
  const text = await keepText(act.tx, place, act.me.id, act.now, act.newId);
  const all = { ...known, place: text };
  const series = isSeries ? await foundSeries(act, group, { ...all, rule: day.rule }, act.me.id) : null;
  const meetings: Known[] = [];
  for (const date of dates) meetings.push(await planMeeting(act, group, { ...all, date, series }, act.me.id));
  const [first, ...later] = meetings;
  if (!first) throw new Error('a recurrence has no next date');
  await scheduleFirst(act, first, group);
  for (const one of later) await scheduleMeeting(act, one, group);
  return [first, ...later];
}

/** The first is announced by the press itself, so the clock has not to. */
async function scheduleFirst(act: Act, { id, state }: Known, group: WorkingGroup): Promise<void> {
  await scheduleMeeting(act, { id, state: { ...state, announcedAt: act.now } }, group);
}

async function sameMoment(act: Act, group: WorkingGroup, kind: Kind, at: Temporal.Instant): Promise<Refused | null> {
  if (Temporal.Instant.compare(at, act.now) <= 0) return { why: meetingRefusals.in_the_past };
  const [there] = await meetingsAt(act.tx, group.id, kind, [at]);
  return there ? { why: 'meetings.plan.alreadyThere', values: { number: there.state.number } } : null;
}

async function sameSeries(
  act: Act,
  group: WorkingGroup,
  { kind, time, rule }: { kind: Kind; time: Temporal.PlainTime; rule: string },
): Promise<Refused | null> {
  const running = await runningSeries(act.tx, group.id);
  const same = running.find((one) => one.kind === kind && one.rule === rule && one.time.equals(time));
  if (!same) return null;
  const coming = await meetingsAfter(act.tx, group.id, act.now, 100);
  const next = coming.find(({ state }) => state.series === same.id);
  return { why: 'meetings.plan.seriesThere', values: { number: next?.state.number ?? 1 } };
}
