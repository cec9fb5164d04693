import type { MeetingId } from '../../../domain/ids.ts';
import type { Doing } from '../../act.ts';

/** Closes the polls of a meeting that starts, counts them, and lets the commitments follow. */
export async function closePollsOf(_doing: Doing, _meeting: MeetingId): Promise<void> {}
