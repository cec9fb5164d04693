// Kept when this file is first read, so that a test with a fake clock cannot freeze the network.
const { setTimeout: later, clearTimeout: never } = globalThis;

/** Alarms that all fall silent together when the stand-in stops. */
export class Alarms {
  readonly #set = new Set<NodeJS.Timeout>();

  /** Calls `ring` after `ms` real milliseconds unless the returned function is called first. */
  after(ms: number, ring: () => void): () => void {
    const timer = later(() => {
      this.#set.delete(timer);
      ring();
    }, ms);
    this.#set.add(timer);
    return () => {
      this.#set.delete(timer);
      never(timer);
    };
  }

  stop(): void {
    for (const timer of this.#set) never(timer);
    this.#set.clear();
  }
}
