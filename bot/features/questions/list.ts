import { z } from 'zod';
import { questionsOf } from '../../../db/questions.ts';
import { textsById } from '../../../db/texts.ts';
import { groupById, groupsOfPerson } from '../../../db/working-groups.ts';
import type { WorkingGroupId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { idOf } from '../../../domain/payload.ts';
import { isClosed } from '../../../domain/question/question.ts';
import type { Act } from '../../act.ts';
import type { Feature } from '../../feature.ts';
import { type QuestionList, questionList } from '../../messages/questions.ts';
import { recipe } from '../../recipe.ts';

/** Lines of one list: what a phone shows without scrolling twice. */
const mostShown = 10;

const list = recipe({
  name: 'question.list',
  params: z.object({ group: idOf<WorkingGroupId>() }),
  facts: async (db, { group: id }, { publicUrl }): Promise<QuestionList | null> => {
    const group = await groupById(db, id);
    if (!group) return null;
    const all = (await questionsOf(db, id)).filter(({ state }) => state.visibility === 'public');
    const open = all.filter(({ state }) => !isClosed(state.status)).toReversed();
    const shown = open.slice(0, mostShown);
    const texts = await textsById(
      db,
      shown.map(({ state }) => state.text),
    );
    return {
      group: group.name,
      open: shown.map(({ id: question, state }) => ({
        id: question,
        number: state.number,
        status: state.status,
        text: maskContacts(texts.get(state.text) ?? ''),
      })),
      more: open.length - shown.length,
      closed: all.length - open.length,
      address: group.publicPage ? `${publicUrl}/g/${group.slug}` : null,
    };
  },
  message: questionList,
});

/** `/questions`: what is open, oldest first. */
export const listingQuestions: Feature = {
  commands: [
    { name: 'questions', where: ['group', 'private'], who: 'anybody', help: 'help.commands.questions', run: showAll },
  ],
  recipes: [list],
};

async function showAll(act: Act): Promise<void> {
  const groups = act.group ? [act.group] : await groupsOfPerson(act.tx, act.me.id);
  if (groups.length === 0) return act.note('common.noGroup');
  for (const group of groups) await act.reply(list, { group: group.id });
}
