import { meetingsBefore, meetingsNumbered } from '../../../db/meetings.ts';
import type { WorkingGroup } from '../../../db/working-groups.ts';
import type { QuestionId } from '../../../domain/ids.ts';
import { type Known, startsAt } from '../../../domain/meeting.ts';
import { readNumber } from '../../../domain/typed/number.ts';
import type { Act } from '../../act.ts';
import { may } from '../../authority.ts';
import { type Feature, onPress } from '../../feature.ts';
import { meetingName } from '../../messages/meeting-words.ts';
import { theMeeting } from '../meetings/target.ts';
import { questionPosted, questionToFacilitator } from '../questions/recipes.ts';
import { questionSlots, theQuestion } from '../questions/target.ts';
import { askingToRecord } from './ask-to-record.ts';
import { askedToRecord, numbersUnderstood, outcomePosted, questionsWritten, whichMeeting } from './record-recipes.ts';
import * as step from './record-steps.ts';
import { isRecorded } from './recorded.ts';
import { recordSlots } from './slots.ts';

/** After a meeting: was it held, how many came, what was asked. By the clock, by buttons, or `/record M-3`. */
export const recording: Feature = {
  commands: [
    { name: 'record', where: ['group', 'private'], who: 'facilitator', help: 'help.commands.record', run: record },
  ],
  presses: [
    onPress({ action: 'record.open', of: theMeeting, who: 'facilitator', run: open }),
    onPress({ action: 'record.held', of: theMeeting, who: 'facilitator', run: step.held }),
    onPress({ action: 'record.notHeld', of: theMeeting, who: 'facilitator', run: step.askWhy }),
    onPress({
      action: 'record.came',
      of: theMeeting,
      who: 'facilitator',
      run: (act, { id }) => step.askNumbers(act, id),
    }),
    onPress({
      action: 'record.asked',
      of: theMeeting,
      who: 'facilitator',
      run: (act, { id }) => step.askQuestions(act, id),
    }),
    onPress({
      action: 'record.question',
      of: theQuestion,
      who: 'facilitator',
      run: (act, { id }) => showQuestion(act, id),
    }),
  ],
  forms: [
    { kind: 'record.why', who: 'facilitator', typed: step.tookWhy, skipped: step.skippedWhy },
    { kind: 'record.came', who: 'facilitator', typed: step.tookNumbers, skipped: step.skippedNumbers },
    { kind: 'record.asked', who: 'facilitator', typed: step.tookQuestions, skipped: step.skippedQuestions },
  ],
  due: [askingToRecord],
  recipes: [askedToRecord, outcomePosted, numbersUnderstood, questionsWritten, whichMeeting],
};

async function record(act: Act, argument: string): Promise<void> {
  const groups = await facilitatedBy(act);
  if (argument === '') return choose(act, await waiting(act, groups));
  const reading = readNumber(argument, 'M');
  if ('refused' in reading) return act.note('record.typeNumber');
  const ids = groups.map(({ id }) => id);
  const found = await meetingsNumbered(act.tx, ids, reading.number);
  if (found.length === 0) return act.note('record.noSuchMeeting', { meeting: meetingName(reading.number) });
  await choose(act, found);
}

/** In a group the post that everybody reads, with the facilitators' buttons when they are reached nowhere else. */
async function showQuestion(act: Act, id: QuestionId): Promise<void> {
  const slots = questionSlots(id);
  if (act.chat.kind === 'group') return act.reply(questionPosted, { question: id }, { slot: slots.post });
  await act.reply(questionToFacilitator, { question: id }, { slot: slots.desk });
}

async function facilitatedBy(act: Act): Promise<WorkingGroup[]> {
  if (act.group) return [act.group];
  const groups: WorkingGroup[] = [];
  for (const group of await act.myGroups()) {
    if (await may(act.within(group), 'facilitator')) groups.push(group);
  }
  return groups;
}

/** The latest meeting of each group that has begun and of which nothing is recorded. */
async function waiting(act: Act, groups: readonly WorkingGroup[]): Promise<Known[]> {
  const found: Known[] = [];
  for (const group of groups) {
    const latest = (await meetingsBefore(act.tx, group.id, act.now)).find((known) => !isRecorded(known));
    if (latest) found.push(latest);
  }
  return found;
}

async function choose(act: Act, found: readonly Known[]): Promise<void> {
  const [one, ...others] = found;
  if (!one) return act.note('record.nothing');
  if (others.length > 0) return act.reply(whichMeeting, { meetings: found.map(({ id }) => id) });
  await open(act, one);
}

async function open(act: Act, { id, state }: Known): Promise<void> {
  if (Temporal.Instant.compare(act.now, startsAt(state)) < 0) return tooEarly(act, state);
  await act.reply(askedToRecord, { meeting: id }, { slot: recordSlots(id).desk });
}

async function tooEarly(act: Act, { number, date, time }: Known['state']): Promise<void> {
  const { day, time: clock } = act.words;
  await act.refuse('record.tooEarly', { meeting: meetingName(number), day: day(date), time: clock(time) });
}
