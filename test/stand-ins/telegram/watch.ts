import type { Alarms } from './real-time.ts';

/** How long a test waits before it is told what is there instead, in real milliseconds. */
export const PATIENCE_MS = 30_000;

/** Lets tests wait for something to become true without asking again and again. */
export class Watch {
  readonly #alarms: Alarms;
  readonly #watchers = new Set<() => void>();

  constructor(alarms: Alarms) {
    this.#alarms = alarms;
  }

  /** Resolves with what `look` finds, now or after a change; rejects with `complaint` when it takes too long. */
  until<T>(look: () => T | undefined, complaint: () => string, timeoutMs: number = PATIENCE_MS): Promise<T> {
    // Made here, so that its stack names the line of the test that waits.
    const late = new Error('waited too long');
    return new Promise((resolve, reject) => {
      // A look that throws is the waiting test's mistake, and must not reach whoever caused the change.
      const again = () => {
        try {
          const seen = look();
          if (seen === undefined) return;
          done();
          resolve(seen);
        } catch (error) {
          done();
          reject(error);
        }
      };
      const silence = this.#alarms.after(timeoutMs, () => {
        done();
        late.message = `waited ${timeoutMs} ms. ${complaint()}`;
        reject(late);
      });
      const done = () => {
        silence();
        this.#watchers.delete(again);
      };
      this.#watchers.add(again);
      again();
    });
  }

  changed(): void {
    for (const again of [...this.#watchers]) again();
  }
}
