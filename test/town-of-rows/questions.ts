import { raiseQuestion, raiseWithoutName } from '../../bot/features/questions/raise.ts';
import { question } from '../../bot/nouns.ts';
import { keepText } from '../../db/texts.ts';
import type { WorkingGroup } from '../../db/working-groups.ts';
import type { QuestionId } from '../../domain/ids.ts';
import type { Command } from '../../domain/question/question.ts';
import type { Meetings } from './meetings.ts';
import { type Moment, must } from './moment.ts';
import type { People } from './people.ts';
import type { Writing } from './writing.ts';

/** Questions in every state, in the order of their numbers. All that have an asker were asked by the member. */
export const questionNames = [
  'open',
  'answered',
  'waiting',
  'hidden',
  'removed',
  'passedOn',
  'aloud',
  'promised',
  'hiddenAnswered',
] as const;
export type Questions = Readonly<Record<(typeof questionNames)[number], QuestionId>>;

export async function askMuch(
  at: (time: string) => Moment,
  people: People,
  group: WorkingGroup,
  meetings: Meetings,
  writing: Writing,
): Promise<Questions> {
  const moment = at('2026-11-12T10:00');
  const asker = people.member.identity.id;
  const decider = people.admin.identity.id;
  const words = (plain: string, limit: 'answer' | 'place') =>
    keepText(moment.tx, writing.text(plain, limit), decider, moment.now, moment.newId);
  const ask = async (body: string, ...commands: Command[]) => {
    const clean = writing.text(body, 'question');
    const { id } = await raiseQuestion(moment, group, clean, { how: 'public', asker });
    return must(moment, question, id, commands, decider);
  };
  const askSecretly = async (body: string, ...commands: Command[]) => {
    const { id } = await raiseWithoutName(moment, group, writing.text(body, 'question'), asker);
    return must(moment, question, id, commands, decider);
  };
  const answer = async (): Promise<Command> => ({ type: 'answer', text: await words('It opens on Monday', 'answer') });
  const askAloud = async (body: string, ...commands: Command[]) => {
    const raised = { how: 'aloud', meeting: meetings.held, writtenBy: decider } as const;
    const { id } = await raiseQuestion(moment, group, writing.text(body, 'question'), raised);
    return must(moment, question, id, commands, decider);
  };
  return {
    open: await ask('When is the lamp at the school mended?'),
    answered: await ask('When does the office open?', await answer()),
    waiting: await askSecretly('Why is nobody at the post at night?'),
    hidden: await askSecretly('Who guards the school?', { type: 'keep_private' }),
    removed: await ask('Something unkind', { type: 'withdraw', reason: null }),
    passedOn: await ask('Why is the water brown?', { type: 'refer', to: await words('The water board', 'place') }),
    aloud: await askAloud('Why is the bus late?', await answer()),
    promised: await ask('Who clears the snow?'),
    hiddenAnswered: await askSecretly('Who has the key?', { type: 'keep_private' }, await answer()),
  };
}
