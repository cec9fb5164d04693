import type { Clock } from '../bot/clock/clock.ts';

/** A clock that stands still until somebody moves it. */
export class ManualClock implements Clock {
  #now: Temporal.Instant;
  readonly #calls = new Set<{ moment: Temporal.Instant; call: () => void }>();

  constructor(start: string) {
    this.#now = Temporal.Instant.from(start);
  }

  readonly now = () => this.#now;

  readonly at = (moment: Temporal.Instant, call: () => void) => {
    const entry = { moment, call };
    this.#calls.add(entry);
    return () => void this.#calls.delete(entry);
  };

  /** Moves to a later moment and makes the calls that have come due, oldest first. */
  moveTo(moment: Temporal.Instant): void {
    this.#now = moment;
    const due = [...this.#calls].filter((entry) => Temporal.Instant.compare(entry.moment, moment) <= 0);
    for (const entry of due.sort((one, other) => Temporal.Instant.compare(one.moment, other.moment))) {
      if (this.#calls.delete(entry)) entry.call();
    }
  }
}
