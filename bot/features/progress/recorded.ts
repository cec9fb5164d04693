import { chatsOf } from '../../../db/chats.ts';
import { postedAs } from '../../../db/deliveries.ts';
import { meetingById } from '../../../db/meetings.ts';
import { firstSummarySince } from '../../../db/summaries.ts';
import type { MeetingId } from '../../../domain/ids.ts';
import { endsAt, type Known } from '../../../domain/meeting.ts';
import type { Doing } from '../../act.ts';
import { meetingSlots } from '../meetings/target.ts';
import { outcomePosted } from './record-recipes.ts';
import { recordSlots } from './slots.ts';

/** Whether it is known what came of it, so that nobody needs to be asked. */
export function isRecorded({ state }: Known): boolean {
  return state.status !== 'planned' && state.status !== 'announced';
}

/** Brings everything that shows what came of a meeting up to date; after everything that was recorded. */
export async function recordChanged(doing: Doing, id: MeetingId): Promise<void> {
  const { desk, outcome } = recordSlots(id);
  await doing.refresh(desk, outcome, meetingSlots(id).post);
  const known = await meetingById(doing.tx, id);
  const summary = known && (await firstSummarySince(doing.tx, known.state.workingGroup, endsAt(known.state)));
  if (summary?.meeting) await doing.refresh(recordSlots(summary.meeting).summary);
}

/** Whether the group was told what came of a meeting. */
export async function isTold(doing: Doing, id: MeetingId): Promise<boolean> {
  return (await postedAs(doing.tx, [recordSlots(id).outcome])).length > 0;
}

/** Tells the group what came of a meeting, once: later changes show in the same message. */
export async function tellOutcome(doing: Doing, { id, state }: Known): Promise<void> {
  if (await isTold(doing, id)) return;
  for (const chat of await chatsOf(doing.tx, state.workingGroup)) {
    await doing.say(chat, outcomePosted, { meeting: id }, { slot: recordSlots(id).outcome });
  }
}
