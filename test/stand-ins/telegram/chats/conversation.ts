import type { Chat, Message } from 'grammy/types';
import type { Alarms } from '../real-time.ts';
import { Watch } from '../watch.ts';
import type { ChatMessage } from './chat-message.ts';

/** A part of the text, a pattern for it, or a question to the whole message. */
export type Match = string | RegExp | ((message: ChatMessage) => boolean);

/** Where message ids come from: supergroups count for themselves, all other chats of the bot together. */
export interface Counter {
  last: number;
}

interface Patience {
  timeoutMs?: number;
}

const fits = (message: ChatMessage, match: Match | undefined): boolean => {
  if (message.deleted) return false;
  if (match === undefined) return true;
  if (typeof match === 'string') return message.text.includes(match);
  return match instanceof RegExp ? message.text.search(match) >= 0 : match(message);
};

/**
 * One chat as its people see it. `next` walks through the bot's messages with a cursor, `seen` looks at all of them;
 * both wait for what is not there yet.
 */
export abstract class Conversation {
  abstract readonly id: number;
  abstract readonly title: string;
  /** The Bot API's Chat object. */
  abstract get api(): Chat;
  readonly #watch: Watch;
  readonly #all = new Map<number, ChatMessage>();
  readonly #byBot: ChatMessage[] = [];
  #cursor = 0;

  readonly #ids: Counter;
  /** In the order of pinning. */
  readonly #pins = new Set<ChatMessage>();

  constructor(alarms: Alarms, ids: Counter) {
    this.#watch = new Watch(alarms);
    this.#ids = ids;
  }

  /** Whether the bot is told of this message. */
  abstract botHears(message: Message): boolean;

  takeId(): number {
    this.#ids.last += 1;
    return this.#ids.last;
  }

  /** What people see now, oldest first, without service messages. */
  get messages(): ChatMessage[] {
    return [...this.#all.values()].filter((message) => !message.deleted && !isNotice(message));
  }

  /** Service messages: who joined or left, what was pinned. */
  get notices(): ChatMessage[] {
    return [...this.#all.values()].filter((message) => !message.deleted && isNotice(message));
  }

  /** The pinned messages, the newest pin first. */
  get pins(): ChatMessage[] {
    return [...this.#pins].filter((message) => !message.deleted).reverse();
  }

  get pinned(): ChatMessage | undefined {
    return this.pins[0];
  }

  /** Messages of the bot that `next` has not walked past yet. */
  get unread(): ChatMessage[] {
    return this.#byBot.slice(this.#cursor).filter((message) => !message.deleted);
  }

  /** The first fitting message of the bot behind the cursor, now or when it comes; the cursor moves behind it. */
  next(match?: Match, { timeoutMs }: Patience = {}): Promise<ChatMessage> {
    const look = () => {
      for (let at = this.#cursor; at < this.#byBot.length; at += 1) {
        const message = this.#byBot[at];
        if (!message || !fits(message, match)) continue;
        this.#cursor = at + 1;
        return message;
      }
      return undefined;
    };
    return this.#watch.until(look, () => `No next message ${wanted(match)} in ${this.dump()}`, timeoutMs);
  }

  /** The newest fitting message of the bot among all, now or when it comes; the cursor stays. */
  seen(match?: Match, { timeoutMs }: Patience = {}): Promise<ChatMessage> {
    const look = () => this.#byBot.findLast((message) => fits(message, match));
    return this.#watch.until(look, () => `No message ${wanted(match)} in ${this.dump()}`, timeoutMs);
  }

  /** Resolves with `message` when it fits; `message.becomes(match)` says it shorter. */
  until(message: ChatMessage, match: Match, { timeoutMs }: Patience = {}): Promise<ChatMessage> {
    const look = () => (fits(message, match) ? message : undefined);
    return this.#watch.until(look, () => `${message} did not become ${wanted(match)}`, timeoutMs);
  }

  /** Resolves when a message that was here is gone. */
  gone(message: ChatMessage, { timeoutMs }: Patience = {}): Promise<true> {
    return this.#watch.until(
      () => message.deleted || undefined,
      () => `${message} is still there`,
      timeoutMs,
    );
  }

  message(id: number): ChatMessage | undefined {
    const message = this.#all.get(id);
    return message?.deleted ? undefined : message;
  }

  add(message: ChatMessage): void {
    this.#all.set(message.id, message);
    if (message.by === 'bot' && !isNotice(message)) this.#byBot.push(message);
    this.changed();
  }

  pin(message: ChatMessage): void {
    this.#pins.delete(message);
    this.#pins.add(message);
    message.pinned = true;
    this.changed();
  }

  unpin(message: ChatMessage): void {
    this.#pins.delete(message);
    message.pinned = false;
    this.changed();
  }

  /** To be called after every change of a message. */
  changed(): void {
    this.#watch.changed();
  }

  /** The chat as a person would read it aloud; for error messages. */
  dump(): string {
    const lines = this.messages.map((message) => `  ${message}`);
    return `«${this.title}» (${this.id}), ${lines.length} messages:\n${lines.join('\n')}`;
  }
}

const wanted = (match: Match | undefined): string => (match === undefined ? '' : `that fits ${match}`);

const NOTICES = [
  'new_chat_members',
  'left_chat_member',
  'pinned_message',
  'group_chat_created',
  'new_chat_title',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'forum_topic_created',
] as const;

export const isServiceMessage = (message: Message): boolean => NOTICES.some((kind) => message[kind] !== undefined);

const isNotice = (message: ChatMessage): boolean => isServiceMessage(message.api);
