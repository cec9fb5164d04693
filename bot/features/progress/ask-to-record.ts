import { chatsOf } from '../../../db/chats.ts';
import { addDue, type DueRow } from '../../../db/due.ts';
import { meetingById } from '../../../db/meetings.ts';
import { reachableFacilitators } from '../../../db/working-groups.ts';
import type { MeetingId } from '../../../domain/ids.ts';
import { endsAt, type Known } from '../../../domain/meeting.ts';
import { outsideQuietHours } from '../../../domain/quiet-hours.ts';
import type { Doing } from '../../act.ts';
import type { DueKind } from '../../feature.ts';
import { askedToRecord } from './record-recipes.ts';
import { isRecorded } from './recorded.ts';
import { recordSlots } from './slots.ts';

/** Asks "was it held?" when a meeting has ended; the answer is worth having for days. */
export const askingToRecord: DueKind = {
  kind: 'meeting.ended',
  latest: Temporal.Duration.from({ hours: 72 }),
  run: ask,
};

async function ask(doing: Doing, row: DueRow): Promise<void> {
  // The due row's subject is the meeting that it was written for.
  const known = await meetingById(doing.tx, row.subject as MeetingId);
  if (!known || isRecorded(known)) return;
  // Moved since: its new end has a row of its own.
  if (Temporal.Instant.compare(doing.now, endsAt(known.state)) < 0) return;
  const dueAt = outsideQuietHours(doing.now, known.state.zone);
  if (Temporal.Instant.compare(dueAt, doing.now) > 0) {
    const key = `meeting.ended:${known.id}:${dueAt}`;
    return addDue(doing.tx, [{ key, kind: row.kind, subject: known.id, workingGroup: row.workingGroup, dueAt }]);
  }
  await askFacilitators(doing, known);
}

async function askFacilitators(doing: Doing, { id, state }: Known): Promise<void> {
  const what = { meeting: id };
  const options = { slot: recordSlots(id).desk };
  const facilitators = await reachableFacilitators(doing.tx, state.workingGroup);
  for (const facilitator of facilitators) await doing.tell(facilitator, askedToRecord, what, options);
  if (facilitators.length > 0) return;
  // The oldest chat is the group's own; the others hear of it in the summary.
  const [chat] = await chatsOf(doing.tx, state.workingGroup);
  if (chat) await doing.say(chat, askedToRecord, what, options);
}
