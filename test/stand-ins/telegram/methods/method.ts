import type { ApiMethods, Opts } from 'grammy/types';
import type { SentFile } from '../chats/chat-message.ts';
import type { World } from '../world.ts';

/** What came along with a call. */
export interface Enclosed {
  /** Uploaded files, by the name behind attach:// */
  files: ReadonlyMap<string, SentFile>;
  /** Tells a method that waits when the caller has hung up. */
  onHangUp(hungUp: () => void): void;
}

/** One method of the Bot API: checked arguments in, the result out, or a Refusal thrown. */
export type Method<M extends keyof ApiMethods> = (world: World, args: Opts<M>, enclosed: Enclosed) => unknown;

/** A result that is JSON already. */
export class Verbatim {
  readonly json: string;
  /** What the log of calls keeps of it. */
  readonly brief: unknown;

  constructor(json: string, brief: unknown) {
    this.json = json;
    this.brief = brief;
  }
}
