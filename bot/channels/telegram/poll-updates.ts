import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { allowedUpdates } from './events.ts';
import { failureOf } from './failure.ts';

/** Seconds that one question waits for an answer (Telegram takes at most 50). */
const patience = 30;

export type Polling = {
  readonly api: Api;
  /** Must have kept the updates when it resolves; only then is Telegram told that they may be forgotten. */
  readonly take: (updates: readonly Update[]) => Promise<void>;
  readonly onTrouble: (code: string) => void;
  readonly onAnswer: () => void;
  /** Waits before asking again after trouble. */
  readonly pause: (seconds: number, signal: AbortSignal) => Promise<void>;
};

/**
 * Asks Telegram for updates until the signal is aborted. The offset moves only after `take` has resolved, so a crash at
 * any point leaves the updates with Telegram, and each is told at least once.
 */
export async function pollUpdates(polling: Polling, signal: AbortSignal): Promise<void> {
  let offset = 0;
  let troubles = 0;
  while (!signal.aborted) {
    try {
      const updates = await polling.api.getUpdates(
        { offset, limit: 100, timeout: patience, allowed_updates: allowedUpdates },
        // grammY was written against an older AbortSignal type; the object is the platform's own.
        signal as Parameters<Api['getUpdates']>[1],
      );
      polling.onAnswer();
      await polling.take(updates);
      troubles = 0;
      // Not the highest ever seen: after a week without updates Telegram goes on counting from anywhere.
      const last = updates.at(-1);
      if (last) offset = last.update_id + 1;
    } catch (error) {
      if (signal.aborted) return;
      const failure = failureOf(error);
      polling.onTrouble('code' in failure ? failure.code : failure.why);
      troubles += 1;
      await polling.pause(failure.why === 'wait' ? failure.seconds : Math.min(2 ** (troubles - 1), 30), signal);
    }
  }
}
