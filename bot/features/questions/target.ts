import { questionById } from '../../../db/questions.ts';
import { groupById, type WorkingGroup } from '../../../db/working-groups.ts';
import type { QuestionId, WorkingGroupId } from '../../../domain/ids.ts';
import type { Known } from '../../../domain/question/question.ts';
import type { Target } from '../../feature.ts';

/** The question that a button names. */
export const theQuestion: Target<Known> = {
  load: (db, id) => questionById(db, id as QuestionId), // what a button carries is looked up, so a wrong id finds nothing
  group: (question) => question.state.workingGroup,
};

/** The working group that a button names. */
export const theGroup: Target<WorkingGroup> = {
  load: (db, id) => groupById(db, id as WorkingGroupId), // looked up, so a wrong id finds nothing
  group: (group) => group.id,
};

/** The slots of the messages that show a question: to everybody, to one person in private, and to its asker. */
export const questionSlots = (id: QuestionId) => ({
  post: `question:${id}`,
  desk: `question:${id}:desk`,
  asker: `question:${id}:asker`,
});
