import type { CommitmentId, PostId } from '../../../domain/ids.ts';
import type { Doing } from '../../act.ts';

/** Asks everybody who answers for a commitment and has not confirmed it, in private. */
export async function askOwners(_doing: Doing, _id: CommitmentId): Promise<void> {}

/** Asks whoever holds a post now everything that is open for it. */
export async function askHolder(_doing: Doing, _post: PostId): Promise<void> {}
