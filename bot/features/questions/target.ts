import { questionById } from '../../../db/questions.ts';
import type { QuestionId } from '../../../domain/ids.ts';
import type { Known } from '../../../domain/question/question.ts';
import type { Target } from '../../feature.ts';

/** The question that a button names. */
export const theQuestion: Target<Known> = {
  load: (db, id) => questionById(db, id as QuestionId), // what a button carries is looked up, so a wrong id finds nothing
  group: (question) => question.state.workingGroup,
};

/** The slots of the messages that show a question: to everybody, and to its facilitators. */
export const questionSlots = (id: QuestionId) => ({ post: `question:${id}`, desk: `question:${id}:desk` });
