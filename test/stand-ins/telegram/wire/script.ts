/** What goes wrong with a call. */
export type Fault = (
  | { status: 429; retryAfter: number }
  | { status: number; description?: string }
  /** No JSON but this page, as a proxy in between would answer. */
  | { status: number; page: string }
  /** 400 «group chat was upgraded to a supergroup chat» with this id. */
  | { migrate_to_chat_id: number }
  /** Closes the socket; the call has no effect. */
  | { drop: true }
  /** Closes the socket after the call took effect. */
  | { dropAfter: true }
  /** Gives the answer only once this resolves; the call took effect before. */
  | { answerAfter: Promise<unknown> }
  /** Nothing but the wait. */
  | { delayMs: number }
  | { until: Promise<unknown> }
) & {
  /** Real milliseconds before anything else happens. */
  delayMs?: number;
  /** Holds the call back until this resolves. */
  until?: Promise<unknown>;
};

export interface Scope {
  /** A chat, or its id: calls for other chats are left alone. */
  chat?: { id: number } | number;
  /** How many calls; Infinity lasts until cleared. */
  times?: number;
}

/** A fault that waits for its call. */
export interface Scripted {
  /** How many calls it has met. */
  readonly met: number;
  clear(): void;
}

interface Entry {
  pattern: string | RegExp;
  fault: Fault;
  chat: number | undefined;
  left: number;
  met: number;
}

/** `send*` means every method that begins with it, `*` every method. */
const names = (pattern: string | RegExp, method: string): boolean => {
  if (pattern instanceof RegExp) return pattern.test(method);
  return pattern.endsWith('*') ? method.startsWith(pattern.slice(0, -1)) : method === pattern;
};

/** What a test has written down to go wrong; the oldest fitting fault comes first. */
export class Script {
  readonly #entries = new Set<Entry>();

  /** Lets the next fitting calls fail, one unless `times` says otherwise. */
  next(pattern: string | RegExp, fault: Fault, { chat, times = 1 }: Scope = {}): Scripted {
    const entry: Entry = { pattern, fault, chat: typeof chat === 'object' ? chat.id : chat, left: times, met: 0 };
    this.#entries.add(entry);
    return {
      get met() {
        return entry.met;
      },
      clear: () => this.#entries.delete(entry),
    };
  }

  clear(): void {
    this.#entries.clear();
  }

  /** The fault for a call, which is used up by it. */
  take(method: string, params: Record<string, unknown>): Fault | undefined {
    for (const entry of this.#entries) {
      if (!names(entry.pattern, method)) continue;
      if (entry.chat !== undefined && entry.chat !== Number(params.chat_id)) continue;
      entry.met += 1;
      entry.left -= 1;
      if (entry.left <= 0) this.#entries.delete(entry);
      return entry.fault;
    }
    return undefined;
  }
}
