import { z } from 'zod';
import { chatsOf } from '../../../db/chats.ts';
import type { DueRow } from '../../../db/due.ts';
import { meetingById } from '../../../db/meetings.ts';
import { addSummary, lastSummary, summaryById } from '../../../db/summaries.ts';
import { groupById, lockGroup, type WorkingGroup } from '../../../db/working-groups.ts';
import type { MeetingId, SummaryId, WorkingGroupId } from '../../../domain/ids.ts';
import { endsAt } from '../../../domain/meeting.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Act, Doing } from '../../act.ts';
import { may } from '../../authority.ts';
import type { Feature } from '../../feature.ts';
import { progressSummary } from '../../messages/progress.ts';
import { recipe } from '../../recipe.ts';
import { progressFacts } from './facts.ts';
import { recordSlots } from './slots.ts';

const summaryPosted = recipe({
  name: 'progress.summary',
  params: z.object({ summary: idOf<SummaryId>() }),
  facts: async (db, { summary: id }, scene) => {
    const summary = await summaryById(db, id);
    const group = summary && (await groupById(db, summary.workingGroup));
    return group ? progressFacts(db, group, scene, summary) : null;
  },
  message: progressSummary,
});

const progressNow = recipe({
  name: 'progress.now',
  params: z.object({ group: idOf<WorkingGroupId>() }),
  facts: async (db, { group: id }, scene) => {
    const group = await groupById(db, id);
    return group ? progressFacts(db, group, scene) : null;
  },
  message: progressSummary,
});

/** The public account of questions and commitments: the morning after a meeting, and whenever it is asked for. */
export const summing: Feature = {
  commands: [
    { name: 'progress', where: ['group', 'private'], who: 'anybody', help: 'help.commands.progress', run: show },
  ],
  // Until the quiet hours begin: twelve hours after nine.
  due: [{ kind: 'progress.summary', latest: Temporal.Duration.from({ hours: 12 }), run: post }],
  recipes: [summaryPosted, progressNow],
};

async function post(doing: Doing, row: DueRow): Promise<void> {
  // The due row's subject is the meeting that it was written for.
  const known = await meetingById(doing.tx, row.subject as MeetingId);
  const group = known && (await groupById(doing.tx, known.state.workingGroup));
  // Moved since: the morning after its new day has a row of its own.
  if (!known || !group || Temporal.Instant.compare(doing.now, endsAt(known.state)) < 0) return;
  // Two processes may do the rows of two meetings at once.
  await lockGroup(doing.tx, group.id);
  const last = await lastSummary(doing.tx, group.id);
  // A second meeting of the same day is told of in the same summary.
  if (last && isSameDay(last.at, doing.now, group)) return;
  const chats = await chatsOf(doing.tx, group.id);
  if (chats.length === 0) return;
  const summary = doing.newId<SummaryId>();
  await addSummary(doing.tx, { id: summary, workingGroup: group.id, meeting: known.id, at: doing.now });
  for (const chat of chats) {
    await doing.say(chat, summaryPosted, { summary }, { slot: recordSlots(known.id).summary });
  }
}

function isSameDay(one: Temporal.Instant, other: Temporal.Instant, { zone }: WorkingGroup): boolean {
  const dayOf = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(zone).toPlainDate();
  return dayOf(one).equals(dayOf(other));
}

async function show(act: Act): Promise<void> {
  if (act.chat.kind === 'group' && !(await may(act, 'facilitator'))) return act.refuse('common.onlyFacilitators');
  const groups = act.group ? [act.group] : await act.myGroups();
  if (groups.length === 0) return act.note('common.noGroup');
  for (const group of groups) await act.reply(progressNow, { group: group.id });
}
