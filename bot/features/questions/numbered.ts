import { questionsNumbered } from '../../../db/questions.ts';
import type { Known } from '../../../domain/question/question.ts';
import { takeNumber } from '../../../domain/typed/number.ts';
import type { Act } from '../../act.ts';
import type { Role } from '../../messages/question-desk.ts';
import { isShownTo, roleOf } from './recipes.ts';
import { numberKeys } from './refusals.ts';

export type Numbered = { readonly questions: readonly Known[]; readonly number: number; readonly rest: string };

/**
 * The questions that a typed number names, in this group or, in private, in all groups of whoever typed it; and what
 * they typed behind it. Only those that they may see and in which they are one of `roles`. When there is none they are
 * told, and nothing comes back.
 */
export async function questionsCalled(act: Act, typed: string, roles: readonly Role[]): Promise<Numbered | undefined> {
  const taken = takeNumber(typed, 'Q');
  if (!taken || 'refused' in taken.reading) {
    const why = taken && 'refused' in taken.reading ? taken.reading.refused : 'no_number';
    await act.refuse(numberKeys[why]);
    return undefined;
  }
  const { number } = taken.reading;
  const groups = act.group ? [act.group] : await act.myGroups();
  const questions: Known[] = [];
  for (const known of await questionsNumbered(
    act.tx,
    groups.map((group) => group.id),
    number,
  )) {
    const role = await roleOf(act.tx, known, act.me.id);
    // In a group everybody reads along, whoever asks.
    if (roles.includes(role) && isShownTo(act.chat.kind === 'group' ? 'reader' : role, known)) questions.push(known);
  }
  if (questions.length > 0) return { questions, number, rest: taken.rest.replace(/^[\s:.,–—-]+/u, '') };
  await act.refuse('questions.refused.noSuch');
  return undefined;
}
