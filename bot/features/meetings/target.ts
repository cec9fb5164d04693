import { meetingById } from '../../../db/meetings.ts';
import type { MeetingId } from '../../../domain/ids.ts';
import type { Known } from '../../../domain/meeting.ts';
import type { Target } from '../../feature.ts';

/** The meeting that a button names. */
export const theMeeting: Target<Known> = {
  load: (db, id) => meetingById(db, id as MeetingId), // what a button carries is looked up, so a wrong id finds nothing
  group: ({ state }) => state.workingGroup,
};

/** The slots of the messages that show a meeting in the chats: its announcement, and the newest reminder of it. */
export const meetingSlots = (id: MeetingId) => ({ post: `meeting:${id}`, reminder: `meeting:${id}:reminder` });
