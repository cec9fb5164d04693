import type { Status } from '../../../domain/commitment/status.ts';
import type { CommitmentId } from '../../../domain/ids.ts';
import type { Doing } from '../../act.ts';
import { commitmentSlots } from './slots.ts';

/** Refreshes a commitment's messages and tells who has to know; after every settle on it. */
export async function commitmentChanged(doing: Doing, id: CommitmentId, _before: Status | null): Promise<void> {
  await doing.refresh(commitmentSlots(id).post);
}
