import type { Update } from 'grammy/types';
import type { Alarms } from './real-time.ts';
import { Watch } from './watch.ts';
import { conflict } from './wire/refusal.ts';

export type UpdateKind = Exclude<keyof Update, 'update_id'>;

/** Kinds that a bot gets only when it asks for them by name (tdlib/telegram-bot-api, DEFAULT_ALLOWED_UPDATE_TYPES). */
const ONLY_WHEN_ASKED = new Set<UpdateKind>(['chat_member', 'message_reaction', 'message_reaction_count']);

/** Telegram keeps a press for 150 s and everything else for 24 h (tdlib/telegram-bot-api, Client::add_update). */
const LIFETIME_MS = (kind: UpdateKind) => (kind === 'callback_query' ? 150_000 : 86_400_000);

/** As many past updates can be given again; older ones are forgotten. */
const REMEMBERED = 10_000;

/** An update is written down when it happens: what the bot is told must not change when the message is edited later. */
export interface Kept {
  id: number;
  json: string;
  expires: number;
}

/** What setWebhook has stored; nothing is delivered to it yet. */
export interface Webhook {
  url: string;
  secret_token?: string;
  max_connections?: number;
}

type OnHangUp = (hungUp: () => void) => void;

interface Poller {
  limit: number;
  answer(updates: Kept[]): void;
  refuse(why: unknown): void;
}

/** The bot's queue of updates, and the one getUpdates that may be waiting for it. */
export class Updates {
  readonly #now: () => number;
  readonly #alarms: Alarms;
  readonly #watch: Watch;
  readonly #past = new Map<number, Kept>();
  #pending: Kept[] = [];
  #again: Kept[] = [];
  #poller: Poller | undefined;
  #lastId = 700_000_000;
  #allowed: Set<string> | undefined;
  webhook: Webhook | undefined;

  constructor(now: () => number, alarms: Alarms) {
    this.#now = now;
    this.#alarms = alarms;
    this.#watch = new Watch(alarms);
  }

  get unconfirmed(): number {
    return this.#again.length + this.#pending.length;
  }

  get allowed(): string[] | undefined {
    return this.#allowed && [...this.#allowed];
  }

  /** Remembers the kinds asked for; an empty list goes back to the default, none keeps what was asked before. */
  allow(kinds: readonly string[] | undefined): void {
    if (kinds) this.#allowed = kinds.length > 0 ? new Set(kinds) : undefined;
  }

  /** Queues an update, unless the bot has not asked for its kind; returns its id. */
  add<K extends UpdateKind>(kind: K, content: unknown): number | undefined {
    if (this.#allowed ? !this.#allowed.has(kind) : ONLY_WHEN_ASKED.has(kind)) return undefined;
    this.#lastId += 1;
    const id = this.#lastId;
    const kept = {
      id,
      json: JSON.stringify({ update_id: id, [kind]: content }),
      expires: this.#now() + LIFETIME_MS(kind),
    };
    this.#pending.push(kept);
    this.#past.set(id, kept);
    if (this.#past.size > REMEMBERED) this.#past.delete(id - REMEMBERED);
    this.#serve();
    return id;
  }

  /** The newest update; 0 before the first. */
  get newest(): number {
    return this.#past.size > 0 ? this.#lastId : 0;
  }

  /** Gives an update once more, whatever was confirmed. */
  again(id: number): void {
    const kept = this.#past.get(id);
    if (!kept) throw new Error(`there was no update ${id}`);
    this.#again.push(kept);
    this.#serve();
  }

  /** One getUpdates: confirms what lies below `offset`, then answers at once or waits for the first update. */
  poll(offset: number, limit: number, timeoutMs: number, onHangUp: OnHangUp): Promise<Kept[]> | Kept[] {
    if (this.webhook) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.interrupt('terminated by other getUpdates request; make sure that only one bot instance is running');
    this.#confirm(offset);
    const ready = this.#take(limit);
    if (ready.length > 0 || timeoutMs === 0) return ready;
    return this.#wait(limit, timeoutMs, onHangUp);
  }

  /** Ends a waiting getUpdates with 409. */
  interrupt(why: string): void {
    this.#poller?.refuse(conflict(why));
  }

  drop(): void {
    this.#pending = [];
    this.#again = [];
  }

  /** Resolves when the bot has confirmed everything and is asking for more. */
  quiet(timeoutMs?: number): Promise<true> {
    const isQuiet = () => (this.#poller && this.unconfirmed === 0 ? true : undefined);
    const complaint = () => {
      const left = [...this.#again, ...this.#pending].map((kept) => `  ${kept.json}`);
      const poller = this.#poller ? 'a getUpdates is waiting' : 'no getUpdates is waiting';
      return `The bot did not become quiet: ${poller}, unconfirmed updates: ${left.length}\n${left.join('\n')}`;
    };
    return this.#watch.until(isQuiet, complaint, timeoutMs);
  }

  #confirm(offset: number): void {
    if (this.#pending.length === 0) return;
    const now = this.#now();
    const first = offset < 0 ? this.#lastId + 1 + offset : offset;
    this.#pending = this.#pending.filter((kept) => kept.id >= first && kept.expires > now);
  }

  #take(limit: number): Kept[] {
    const again = this.#again.splice(0, limit);
    const fresh = this.#pending.slice(0, limit - again.length);
    return again.length > 0 ? [...again, ...fresh] : fresh;
  }

  #serve(): void {
    const poller = this.#poller;
    if (poller) poller.answer(this.#take(poller.limit));
  }

  #wait(limit: number, timeoutMs: number, onHangUp: OnHangUp): Promise<Kept[]> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        silence();
        if (this.#poller === poller) this.#poller = undefined;
      };
      const poller: Poller = {
        limit,
        answer: (updates) => {
          leave();
          resolve(updates);
        },
        refuse: (why) => {
          leave();
          reject(why);
        },
      };
      const gone = () => poller.answer([]);
      const silence = this.#alarms.after(timeoutMs, gone);
      onHangUp(gone);
      this.#poller = poller;
      this.#watch.changed();
    });
  }
}
