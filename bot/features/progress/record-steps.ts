import { z } from 'zod';
import { closeForm, type Form } from '../../../db/forms.ts';
import { meetingById } from '../../../db/meetings.ts';
import { keepText } from '../../../db/texts.ts';
import type { QuestionId } from '../../../domain/ids.ts';
import type { Known } from '../../../domain/meeting.ts';
import { idOf } from '../../../domain/payload.ts';
import { TEXT_LIMITS } from '../../../domain/text.ts';
import { readAttendance } from '../../../domain/typed/attendance.ts';
import { readLines } from '../../../domain/typed/one-a-line.ts';
import type { Act } from '../../act.ts';
import { meetingRefusals } from '../../messages/meetings.ts';
import { attendanceRefusals } from '../../messages/record.ts';
import { meeting } from '../../nouns.ts';
import { prompt } from '../../prompt.ts';
import { settle } from '../../settle.ts';
import { takeText } from '../../typed-text.ts';
import { helplines, isSensitive } from '../questions/ask-privately.ts';
import { raiseQuestion } from '../questions/raise.ts';
import { numbersUnderstood, questionsWritten } from './record-recipes.ts';
import { isTold, recordChanged, tellOutcome } from './recorded.ts';

/** Questions that one message may bring: a long meeting has about ten. */
const MOST_QUESTIONS = 20;

const draftSchema = z.object({ meeting: idOf<Known['id']>() });

/** "It was held": recorded at once, then the numbers and the questions are asked for. */
export async function held(act: Act, { id }: Known): Promise<void> {
  if (!(await record(act, id, { type: 'record_held', attendance: null }))) return;
  await askNumbers(act, id);
}

/** "It was not held": asks why; recorded with the answer, or when that is left out. */
export async function askWhy(act: Act, { id, state }: Known): Promise<void> {
  const ask = { ask: 'record.askWhy', hint: 'record.whyHint' } as const;
  await prompt(act, { kind: 'record.why', ...ask, draft: { meeting: id }, skip: state.status !== 'not_held' });
}

/** Takes the reason why a meeting was not held. */
export async function tookWhy(act: Act, form: Form, raw: string): Promise<void> {
  if (act.chat.kind === 'private' && isSensitive(raw)) return act.reply(helplines, {});
  const body = await takeText(act, raw, TEXT_LIMITS.reason);
  if (body === undefined) return;
  await notHeld(act, form, await keepText(act.tx, body, act.me.id, act.now, act.newId));
}

/** Records that a meeting was not held, without a reason. */
export async function skippedWhy(act: Act, form: Form): Promise<void> {
  await notHeld(act, form, null);
}

async function notHeld(act: Act, form: Form, reason: Known['state']['notHeldReason']): Promise<void> {
  await closeForm(act.tx, form.id);
  const { meeting: id } = draftSchema.parse(form.draft);
  if (await record(act, id, { type: 'record_not_held', reason })) await finish(act, id);
}

/** Asks how many came. Who puts it right later can only answer or cancel. */
export async function askNumbers(act: Act, id: Known['id']): Promise<void> {
  const ask = { ask: 'record.askCame', hint: 'record.cameHint' } as const;
  await prompt(act, { kind: 'record.came', ...ask, draft: { meeting: id }, skip: !(await isTold(act, id)) });
}

/** Takes how many came; what cannot be understood is asked again. */
export async function tookNumbers(act: Act, form: Form, text: string): Promise<void> {
  const reading = readAttendance(text, act.words.vocabulary);
  if ('refused' in reading) return act.note(attendanceRefusals[reading.refused]);
  await closeForm(act.tx, form.id);
  const { meeting: id } = draftSchema.parse(form.draft);
  if (!(await record(act, id, { type: 'record_attendance', attendance: reading.attendance }))) return;
  if (act.chat.kind === 'private') await act.reply(numbersUnderstood, { meeting: id });
  if (!(await isTold(act, id))) await askQuestions(act, id);
}

/** Leaves the numbers open and goes on to the questions. */
export async function skippedNumbers(act: Act, form: Form): Promise<void> {
  await closeForm(act.tx, form.id);
  await askQuestions(act, draftSchema.parse(form.draft).meeting);
}

/** Asks what was asked at a meeting. */
export async function askQuestions(act: Act, id: Known['id']): Promise<void> {
  const ask = { ask: 'record.askAsked', hint: 'record.askedHint' } as const;
  await prompt(act, { kind: 'record.asked', ...ask, draft: { meeting: id }, skip: !(await isTold(act, id)) });
}

/** Gives each line its number, shows them to who wrote them, and tells the group how the meeting was. */
export async function tookQuestions(act: Act, form: Form, raw: string): Promise<void> {
  // What is said in a group is said already; a private word of what could endanger somebody is not even looked at.
  if (act.chat.kind === 'private' && isSensitive(raw)) {
    await act.reply(helplines, {});
    return act.note('record.lines.leaveOut');
  }
  const read = readLines(raw, { max: TEXT_LIMITS.question, most: MOST_QUESTIONS });
  if ('refused' in read) return refuseLines(act, read);
  await closeForm(act.tx, form.id);
  const { meeting: id } = draftSchema.parse(form.draft);
  const known = await meetingById(act.tx, id);
  if (!act.group || known?.state.status !== 'held') return act.refuse(meetingRefusals.not_recorded_as_held);
  const questions: QuestionId[] = [];
  for (const body of read.lines) {
    const raised = await raiseQuestion(act, act.group, body, { how: 'aloud', meeting: id, writtenBy: act.me.id });
    questions.push(raised.id);
  }
  await recordChanged(act, id);
  await act.reply(questionsWritten, { meeting: id, questions });
  await tellOutcome(act, known);
}

/** Tells the group how the meeting was when nothing was asked, or nothing more. */
export async function skippedQuestions(act: Act, form: Form): Promise<void> {
  await closeForm(act.tx, form.id);
  await finish(act, draftSchema.parse(form.draft).meeting);
}

type Refused = Exclude<ReturnType<typeof readLines>, { lines: readonly string[] }>;

async function refuseLines(act: Act, read: Refused): Promise<void> {
  if (read.refused === 'empty') return act.note('common.emptyText');
  if (read.refused === 'too_many') return act.note('record.lines.tooMany', { count: read.count, most: read.most });
  await act.note('record.lines.tooLong', { number: read.number, max: read.max, length: read.length });
}

type Command = Parameters<typeof meeting.decide>[1];

/** Records something of a meeting, or says why not. */
async function record(act: Act, id: Known['id'], command: Command): Promise<boolean> {
  const settled = await settle(act, meeting, id, command, act.me.id);
  if ('refused' in settled) {
    await act.refuse(meetingRefusals[settled.refused.tag]);
    return false;
  }
  await recordChanged(act, id);
  return true;
}

async function finish(act: Act, id: Known['id']): Promise<void> {
  const known = await meetingById(act.tx, id);
  if (!known) return;
  await tellOutcome(act, known);
  if (act.chat.kind === 'private') await act.note('record.thanks');
}
