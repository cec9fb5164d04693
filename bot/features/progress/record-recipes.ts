import { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import { meetingById, recorderOf } from '../../../db/meetings.ts';
import { accountsOf } from '../../../db/people.ts';
import { questionById, questionsAskedAt } from '../../../db/questions.ts';
import { textsById } from '../../../db/texts.ts';
import { groupById } from '../../../db/working-groups.ts';
import type { IdentityId, MeetingId, QuestionId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { idOf } from '../../../domain/payload.ts';
import {
  attendanceUnderstood,
  meetingOutcome,
  type RecordFacts,
  recordDesk,
  whichMeeting as whichMeetingMessage,
  questionsWritten as writtenMessage,
} from '../../messages/record.ts';
import { recipe } from '../../recipe.ts';

const params = z.object({ meeting: idOf<MeetingId>() });

/** Asks a facilitator whether a meeting was held, and shows from then on what was recorded. */
export const askedToRecord = recipe({
  name: 'record.desk',
  params,
  facts: async (db, { meeting }, { chat }) => {
    const facts = await factsOf(db, meeting);
    const recorder = facts && (await recorderOf(db, meeting));
    const byOther = recorder != null && chat.identity !== null && !(await isSamePerson(db, recorder, chat.identity));
    return facts && { ...facts, byOther, inGroup: chat.kind === 'group' };
  },
  message: recordDesk,
});

/** Tells the group what came of a meeting; edited when that is put right. */
export const outcomePosted = recipe({
  name: 'record.outcome',
  params,
  facts: (db, { meeting }) => factsOf(db, meeting),
  message: meetingOutcome,
});

/** Repeats the numbers that a facilitator typed. */
export const numbersUnderstood = recipe({
  name: 'record.understood',
  params,
  facts: async (db, { meeting }) => (await meetingById(db, meeting))?.state.attendance ?? null,
  message: attendanceUnderstood,
});

/** Lists the questions that were just written down, to who wrote them. */
export const questionsWritten = recipe({
  name: 'record.written',
  params: z.object({ meeting: idOf<MeetingId>(), questions: z.array(idOf<QuestionId>()) }),
  facts: async (db, { meeting, questions: ids }) => {
    const known = await meetingById(db, meeting);
    const questions = (await Promise.all(ids.map((id) => questionById(db, id)))).filter((one) => one !== undefined);
    const texts = await textsById(
      db,
      questions.map(({ state }) => state.text),
    );
    const shown = questions.map(({ id, state }) => ({
      id,
      number: state.number,
      text: maskContacts(texts.get(state.text) ?? ''),
    }));
    return known ? { meeting, number: known.state.number, questions: shown } : null;
  },
  message: writtenMessage,
});

/** Asks back which meeting is to be recorded. */
export const whichMeeting = recipe({
  name: 'record.which',
  params: z.object({ meetings: z.array(idOf<MeetingId>()) }),
  facts: async (db, { meetings }) => {
    const facts = await Promise.all(meetings.map((id) => factsOf(db, id)));
    return facts.filter((one) => one !== null).map(({ meeting: id, number, group }) => ({ id, number, group }));
  },
  message: whichMeetingMessage,
});

async function factsOf(db: Queryable, meeting: MeetingId): Promise<RecordFacts | null> {
  const known = await meetingById(db, meeting);
  const group = known && (await groupById(db, known.state.workingGroup));
  if (!known || !group) return null;
  const { number, date, time, zone, minutes, status, attendance, notHeldReason } = known.state;
  const reason = notHeldReason && (await textsById(db, [notHeldReason])).get(notHeldReason);
  const questions = await questionsAskedAt(db, meeting);
  return {
    meeting,
    number,
    group: group.name,
    slot: { date, time, zone, minutes },
    status,
    attendance,
    reason: maskContacts(reason ?? ''),
    questions: questions.map(({ state }) => state.number),
  };
}

async function isSamePerson(db: Queryable, one: IdentityId, other: IdentityId): Promise<boolean> {
  return (await accountsOf(db, [one])).some(({ id }) => id === other);
}
