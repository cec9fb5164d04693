import { raiseQuestion } from '../../bot/features/questions/raise.ts';
import { changeChat, chatHeardFrom, keepMembership } from '../../db/chats.ts';
import type { Db } from '../../db/client.ts';
import { postNamed } from '../../db/posts.ts';
import { addSummary } from '../../db/summaries.ts';
import { addFacilitator, addGroup } from '../../db/working-groups.ts';
import type { MeetingId, QuestionId, SummaryId, WorkingGroupId } from '../../domain/ids.ts';
import { momentAt, newId, zone } from './moment.ts';
import type { Town } from './town.ts';

/** More of everything than a list shows: groups of one person, chats and posts of one group, questions of one meeting. */
export type Crowd = {
  readonly groups: readonly WorkingGroupId[];
  readonly questions: readonly QuestionId[];
  readonly meetings: readonly MeetingId[];
  readonly summary: SummaryId;
};

const many = 12;
/** As many as one message about a meeting may bring. */
const mostQuestions = 20;

export async function addCrowd(db: Db, town: Town): Promise<Crowd> {
  const { writing, people, group, meetings } = town;
  return db.transaction(async (tx) => {
    const moment = momentAt(tx, '2026-11-18T10:00');
    const { now } = moment;
    const groups: WorkingGroupId[] = [];
    for (let at = 0; at < many; at += 1) {
      const id = newId<WorkingGroupId>();
      const name = writing.name(`Group ${at}`);
      const row = { id, slug: `group-${at}`, name, zone, language: 'en', code: `GROUP${at}`, createdAt: now };
      await addGroup(tx, { ...row, reminders: [] });
      for (const { identity } of [people.admin, people.member]) await addFacilitator(tx, id, identity.id, now);
      groups.push(id);
      await postNamed(tx, group.id, 'police', writing.text(`Post ${at}`, 'postName'), now, newId);
      const heard = { platform: 'telegram', id: `-20${at}`, kind: 'group', title: writing.name(`Chat ${at}`) } as const;
      const chat = await chatHeardFrom(tx, heard, now, newId);
      await changeChat(tx, chat.id, { workingGroup: group.id });
      await keepMembership(tx, chat.id, people.admin.identity.id, 'admin', now);
    }
    const questions: QuestionId[] = [];
    for (let at = 0; at < mostQuestions; at += 1) {
      const raised = { how: 'aloud', meeting: meetings.held, writtenBy: people.admin.identity.id } as const;
      const { id } = await raiseQuestion(moment, group, writing.text(`Question ${at}`, 'question'), raised);
      questions.push(id);
    }
    const summary = newId<SummaryId>();
    await addSummary(tx, { id: summary, workingGroup: group.id, meeting: meetings.held, at: now });
    return { groups, questions, meetings: Object.values(meetings), summary };
  });
}
