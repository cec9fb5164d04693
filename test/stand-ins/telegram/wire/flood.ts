import { Refusal } from './refusal.ts';

/** Telegram's published limits (Bots FAQ): per second over all chats, and per minute into one group. */
const ALL_CHATS = { calls: 30, ms: 1000 };
const ONE_GROUP = { calls: 20, ms: 60_000 };

class Window {
  readonly #limit: { calls: number; ms: number };
  #times: number[] = [];

  constructor(limit: { calls: number; ms: number }) {
    this.#limit = limit;
  }

  /** Milliseconds until one more call is free; 0 when it is now. */
  wait(now: number): number {
    this.#times = this.#times.filter((time) => time > now - this.#limit.ms);
    const [oldest] = this.#times;
    return oldest === undefined || this.#times.length < this.#limit.calls ? 0 : oldest + this.#limit.ms - now;
  }

  count(now: number): void {
    this.#times.push(now);
  }
}

/** What counts against the limits: everything that puts something before people's eyes. */
const COUNTED = /^(?:send(?!ChatAction)|edit|copy|forward)/;

/** Answers 429 to a bot that sends faster than Telegram allows; the clock is the stand-in's. */
export class Flood {
  readonly #all = new Window(ALL_CHATS);
  readonly #groups = new Map<number, Window>();

  /** Throws the 429 that this call deserves, and otherwise counts it. */
  check(method: string, chatId: unknown, now: number): void {
    if (!COUNTED.test(method)) return;
    const windows = [this.#all, ...this.#groupWindow(Number(chatId))];
    const wait = Math.max(...windows.map((window) => window.wait(now)));
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000);
      throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    }
    for (const window of windows) window.count(now);
  }

  #groupWindow(id: number): Window[] {
    if (!(id < 0)) return [];
    const window = this.#groups.get(id) ?? new Window(ONE_GROUP);
    this.#groups.set(id, window);
    return [window];
  }
}
