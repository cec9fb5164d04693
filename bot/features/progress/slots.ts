import type { MeetingId } from '../../../domain/ids.ts';

/** The slots of the messages that follow a meeting: what facilitators are asked, what the group is told, the summary. */
export const recordSlots = (meeting: MeetingId) => ({
  desk: `meeting:${meeting}:record`,
  outcome: `meeting:${meeting}:outcome`,
  summary: `meeting:${meeting}:summary`,
});
