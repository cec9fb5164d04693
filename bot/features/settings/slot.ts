import type { WorkingGroupId } from '../../../domain/ids.ts';

/** The slot of the message that shows the settings of a working group. */
export const settingsSlot = (group: WorkingGroupId) => `settings:${group}`;
