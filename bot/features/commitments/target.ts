import { commitmentById } from '../../../db/commitments.ts';
import type { Known } from '../../../domain/commitment/commitment.ts';
import type { CommitmentId } from '../../../domain/ids.ts';
import type { Target } from '../../feature.ts';

/** The commitment that a button names. */
export const theCommitment: Target<Known> = {
  load: (db, id) => commitmentById(db, id as CommitmentId), // what a button carries is looked up, so a wrong id finds nothing
  group: (commitment) => commitment.state.workingGroup,
};
