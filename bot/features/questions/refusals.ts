import type { Refusal } from '../../../domain/question/question.ts';
import type { NumberRefusal } from '../../../domain/typed/number.ts';
import type { Key } from '../../../locales/words.ts';

/** Words for why nothing was done to a question. */
export const refusalKeys: Record<Refusal['tag'], Key> = {
  not_found: 'questions.refused.noSuch',
  already_raised: 'questions.refused.alreadyThere',
  already_published: 'questions.refused.alreadyPublished',
  already_private: 'questions.refused.alreadyPrivate',
  already_answered: 'questions.refused.alreadyAnswered',
  already_committed: 'questions.refused.alreadyThere',
  already_referred: 'questions.refused.alreadyPassedOn',
  already_withdrawn: 'questions.refused.alreadyRemoved',
  already_resolved: 'questions.refused.alreadyClosed',
  already_open: 'questions.refused.alreadyOpen',
  same_text: 'questions.refused.sameText',
  not_looked_at: 'questions.refused.notLookedAt',
  not_answered: 'questions.refused.notAnswered',
  not_committed: 'questions.refused.notPromised',
  too_early: 'questions.refused.tooEarly',
  closed: 'questions.refused.closed',
};

/** Words for a number that is none. */
export const numberKeys: Record<NumberRefusal, Key> = {
  no_number: 'questions.refused.noNumber',
  other_kind: 'questions.refused.otherKind',
  out_of_range: 'questions.refused.noSuch',
};
