import { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import { questionsOf } from '../../../db/questions.ts';
import { textsById } from '../../../db/texts.ts';
import { groupById, mayFacilitate, type WorkingGroup } from '../../../db/working-groups.ts';
import type { WorkingGroupId } from '../../../domain/ids.ts';
import { maskContacts } from '../../../domain/mask.ts';
import { idOf } from '../../../domain/payload.ts';
import { askedInPrivate, isClosed, type Known } from '../../../domain/question/question.ts';
import type { Act } from '../../act.ts';
import { type Feature, onPress } from '../../feature.ts';
import { type QuestionLine, type QuestionList, questionList } from '../../messages/question-list.ts';
import { recipe, type Scene } from '../../recipe.ts';
import { questionsCalled } from './numbered.ts';
import { isShownTo, questionToFacilitator, roleOf, whichQuestionAsked } from './recipes.ts';
import { questionSlots, theGroup, theQuestion } from './target.ts';

/** Lines of one list: what a phone shows without scrolling twice. */
const mostShown = 10;
/** Weeks without an answer after which a list says since when. */
const silentWeeks = 4;

const list = recipe({
  name: 'question.list',
  params: z.object({ group: idOf<WorkingGroupId>(), from: z.number().int().nonnegative().default(0) }),
  facts: async (db, { group: id, from }, scene): Promise<QuestionList | null> => {
    const group = await groupById(db, id);
    if (!group) return null;
    const all = await shownIn(db, group, scene);
    const open = all.filter(({ state }) => !isClosed(state.status)).toReversed();
    const shown = open.slice(from, from + mostShown);
    return {
      id,
      group: group.name,
      open: await linesOf(db, shown, group, scene.now),
      closed: all.length - open.length,
      before: Math.min(from, open.length),
      after: Math.max(0, open.length - from - shown.length),
      address: group.publicPage ? `${scene.publicUrl}/g/${group.slug}` : null,
      pressable: scene.chat.kind === 'private',
      step: mostShown,
    };
  },
  message: questionList,
});

/** `/questions`: what is open, oldest first; with a number, one whole. */
export const listingQuestions: Feature = {
  commands: [
    { name: 'questions', where: ['group', 'private'], who: 'anybody', help: 'help.commands.questions', run: show },
  ],
  presses: [
    onPress({ action: 'question.show', of: theQuestion, who: 'anybody', run: showOne }),
    onPress({ action: 'question.list', of: theGroup, who: 'anybody', run: turn }),
  ],
  recipes: [list, whichQuestionAsked],
};

async function show(act: Act, argument: string): Promise<void> {
  if (argument !== '') return showCalled(act, argument);
  const groups = act.group ? [act.group] : await act.myGroups();
  if (groups.length === 0) return act.note('common.noGroup');
  for (const group of groups) await act.reply(list, { group: group.id, from: 0 });
}

async function showCalled(act: Act, argument: string): Promise<void> {
  const called = await questionsCalled(act, argument, ['facilitator', 'answerer', 'reader']);
  const [only, ...others] = called?.questions ?? [];
  if (!called || !only) return;
  if (others.length === 0) return showOne(act, only);
  await act.reply(whichQuestionAsked, { questions: called.questions.map(({ id }) => id) });
}

/** What may be seen and done is looked up when it is sent. In private it stays up to date; in a group it is an answer. */
async function showOne(act: Act, known: Known): Promise<void> {
  const role = act.chat.kind === 'group' ? 'reader' : await roleOf(act.tx, known, act.me.id);
  if (!isShownTo(role, known)) return act.refuse('questions.refused.noSuch');
  const slot = act.chat.kind === 'private' ? { slot: questionSlots(known.id).desk } : {};
  await act.reply(questionToFacilitator, { question: known.id }, slot);
}

async function turn(act: Act, group: WorkingGroup, from: string): Promise<void> {
  const first = Number(from);
  if (!Number.isSafeInteger(first) || first < 0) return act.toast('common.outdatedButton');
  await act.replace(list, { group: group.id, from: first });
}

/** Public ones; in private also a facilitator's others, and to nobody what was removed. */
async function shownIn(db: Queryable, group: WorkingGroup, { chat }: Scene): Promise<Known[]> {
  const facilitates =
    chat.kind === 'private' && chat.identity !== null && (await mayFacilitate(db, group.id, chat.identity));
  const all = await questionsOf(db, group.id);
  return all.filter(
    (known) => known.state.status !== 'withdrawn' && isShownTo(facilitates ? 'facilitator' : 'reader', known),
  );
}

async function linesOf(
  db: Queryable,
  shown: readonly Known[],
  group: WorkingGroup,
  now: Temporal.Instant,
): Promise<QuestionLine[]> {
  const texts = await textsById(
    db,
    shown.map(({ state }) => state.text),
  );
  const longAgo = now.subtract({ hours: silentWeeks * 7 * 24 });
  return shown.map(({ id, state }) => {
    const { number, status, visibility, raisedAt } = state;
    const unanswered = status === 'published' && state.answer === null;
    // The day on which somebody asked without a name is not told: it could betray them.
    const silent = unanswered && !askedInPrivate(state) && Temporal.Instant.compare(raisedAt, longAgo) <= 0;
    return {
      id,
      number,
      status,
      visibility,
      text: maskContacts(texts.get(state.text) ?? ''),
      silentSince: silent ? raisedAt.toZonedDateTimeISO(group.zone).toPlainDate() : null,
    };
  });
}
