import { z } from 'zod';
import { chatsOf } from '../../../db/chats.ts';
import type { Queryable } from '../../../db/client.ts';
import { meetingsAfter, meetingsBefore } from '../../../db/meetings.ts';
import { groupById } from '../../../db/working-groups.ts';
import type { WorkingGroupId } from '../../../domain/ids.ts';
import type { Known } from '../../../domain/meeting.ts';
import { idOf } from '../../../domain/payload.ts';
import type { Act } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import { type MeetingList, meetingList } from '../../messages/meetings.ts';
import { recipe } from '../../recipe.ts';
import { factsOf } from './facts.ts';

/** Coming meetings that are shown. */
const comingShown = 4;
/** Meetings of the past that are shown. */
const pastShown = 2;
/** More coming ones than this are not even counted. */
const counted = 50;

const list = recipe({
  name: 'meeting.list',
  params: z.object({ group: idOf<WorkingGroupId>() }),
  facts: async (db, { group: id }, { chat, now, publicUrl }): Promise<MeetingList | null> => {
    const group = await groupById(db, id);
    if (!group) return null;
    const coming = await meetingsAfter(db, id, now, counted);
    const shown = coming.slice(0, comingShown);
    const past = await meetingsBefore(db, id, now, pastShown);
    const [first] = await chatsOf(db, id);
    return {
      group: group.name,
      coming: await allFacts(db, shown, now),
      more: coming.length - shown.length,
      past: await allFacts(db, past, now),
      address: group.publicPage ? `${publicUrl}/g/${group.slug}` : null,
      chat: chat.kind === 'group' ? chat.id : (first?.id ?? null),
    };
  },
  message: meetingList,
});

async function allFacts(db: Queryable, meetings: readonly Known[], now: Temporal.Instant) {
  const facts = await Promise.all(meetings.map((meeting) => factsOf(db, meeting, now)));
  return facts.filter((one) => one !== null);
}

/** `/meetings`: what is coming and who comes, in counts; what became of the last ones. */
export const listingMeetings: Feature = {
  commands: [
    { name: 'meetings', where: ['group', 'private'], who: 'anybody', help: 'help.commands.meetings', run: showAll },
  ],
  recipes: [list],
};

async function showAll(act: Act): Promise<void> {
  const groups = act.group ? [act.group] : await act.myGroups();
  if (groups.length === 0) return act.note('common.noGroup');
  for (const group of groups) await act.reply(list, { group: group.id });
}
