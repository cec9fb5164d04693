import type { PollId } from '../../../domain/ids.ts';

/** The slots of a poll's messages: the heading of the burst that it is the first of, and the poll itself. */
export const pollSlots = (id: PollId) => ({ heading: `polls:${id}`, poll: `poll:${id}` });
