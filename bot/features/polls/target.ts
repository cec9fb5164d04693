import { type KnownPoll, pollById } from '../../../db/polls.ts';
import type { PollId } from '../../../domain/ids.ts';
import type { Target } from '../../feature.ts';

/** The status poll that a button names. */
export const thePoll: Target<KnownPoll> = {
  load: (db, id) => pollById(db, id as PollId), // what a button carries is looked up, so a wrong id finds nothing
  group: (poll) => poll.state.workingGroup,
};
