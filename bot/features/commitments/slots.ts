import type { Side } from '../../../domain/commitment/commitment.ts';
import type { CommitmentId } from '../../../domain/ids.ts';

/** The slots of the messages that show a commitment: to everybody, to who answers for a side, to its facilitators. */
export const commitmentSlots = (id: CommitmentId) => ({
  post: `commitment:${id}`,
  owner: (side: Side) => `commitment:${id}:${side}`,
  desk: `commitment:${id}:desk`,
});
