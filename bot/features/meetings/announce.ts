import { chatsOf } from '../../../db/chats.ts';
import type { IdentityId, MeetingId, WorkingGroupId } from '../../../domain/ids.ts';
import type { Refusal } from '../../../domain/meeting.ts';
import type { Doing } from '../../act.ts';
import { meeting } from '../../nouns.ts';
import { settle } from '../../settle.ts';
import { meetingAnnounced, meetingCalendar } from './recipes.ts';
import { meetingSlots } from './target.ts';

/** Announces a meeting in every chat of its group that can be reached; the clock is nobody. */
export async function announceMeeting(
  doing: Doing,
  id: MeetingId,
  group: WorkingGroupId,
  actor: IdentityId | null,
): Promise<Refusal | null> {
  const settled = await settle(doing, meeting, id, { type: 'announce' }, actor);
  if ('refused' in settled) return settled.refused;
  const params = { meeting: id };
  for (const chat of await chatsOf(doing.tx, group)) {
    const { post } = meetingSlots(id);
    await doing.say(chat, meetingAnnounced, params, { slot: post, key: `announce:${id}:${chat.id}` });
    await doing.say(chat, meetingCalendar, params, { key: `calendar:${id}:${chat.id}` });
  }
  return null;
}
