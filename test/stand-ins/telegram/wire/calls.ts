import type { Alarms } from '../real-time.ts';
import { Watch } from '../watch.ts';

export type Answer =
  | { ok: true; result: unknown }
  | {
      ok: false;
      error_code: number;
      description: string;
      parameters?: { retry_after?: number; migrate_to_chat_id?: number };
    }
  /** The socket was closed without a word. */
  | 'dropped';

/** One call of the bot. `answered` stays undefined while it waits. */
export interface Call {
  method: string;
  params: Record<string, unknown>;
  /** Milliseconds on the clock of the stand-in. */
  at: number;
  answered: Answer | undefined;
}

/** The log of all calls, oldest first; a test may empty it with `all.length = 0`. */
export class Calls {
  readonly all: Call[] = [];
  readonly #watch: Watch;

  constructor(alarms: Alarms) {
    this.#watch = new Watch(alarms);
  }

  begin(method: string, params: Record<string, unknown>, at: number): Call {
    const call: Call = { method, params, at, answered: undefined };
    this.all.push(call);
    return call;
  }

  end(call: Call, answer: Answer): void {
    call.answered = answer;
    this.#watch.changed();
  }

  /** The first answered call of a method that fits, now or when it comes. */
  answered(method: string, fits: (call: Call) => boolean = () => true, timeoutMs?: number): Promise<Call> {
    const look = () => this.all.find((call) => call.method === method && call.answered !== undefined && fits(call));
    const complaint = () => `No fitting ${method} among the calls: ${this.all.map((call) => call.method).join(', ')}`;
    return this.#watch.until(look, complaint, timeoutMs);
  }
}
