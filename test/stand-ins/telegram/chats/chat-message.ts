import type { InlineKeyboardButton, Message, ReplyKeyboardMarkup } from 'grammy/types';
import type { Person } from '../people/person.ts';
import type { Conversation, Match } from './conversation.ts';

/** A file as it was sent, bytes and all. */
export interface SentFile {
  name: string;
  mime: string;
  bytes: Uint8Array;
}

export interface ShownPoll {
  question: string;
  options: { text: string; votes: number }[];
  closed: boolean;
  anonymous: boolean;
  several: boolean;
}

/** A message as people see it now: edits show through, and `deleted` turns true. */
export class ChatMessage {
  readonly chat: Conversation;
  readonly by: 'bot' | Person;
  /** The Bot API's Message object, as the bot would get it now. */
  api: Message;
  deleted = false;
  pinned = false;
  replyTo: ChatMessage | undefined;
  document: SentFile | undefined;
  /** People are shown a reply box for this message. */
  forceReply = false;
  placeholder: string | undefined;
  /** One emoji for each user that reacted, by user id. */
  readonly reactions = new Map<number, string>();
  /** Rows of the keyboard that takes the place of the phone's own. */
  replyKeyboard: string[][] = [];

  constructor(chat: Conversation, by: 'bot' | Person, api: Message) {
    this.chat = chat;
    this.by = by;
    this.api = api;
  }

  get id(): number {
    return this.api.message_id;
  }

  /** The text, or the caption, or the question of a poll. */
  get text(): string {
    return this.api.text ?? this.api.caption ?? this.api.poll?.question ?? '';
  }

  get edited(): boolean {
    return this.api.edit_date !== undefined;
  }

  /** Labels of the inline buttons, row by row. */
  get buttons(): string[][] {
    return this.api.reply_markup?.inline_keyboard.map((row) => row.map((button) => button.text)) ?? [];
  }

  get poll(): ShownPoll | undefined {
    const poll = this.api.poll;
    return (
      poll && {
        question: poll.question,
        options: poll.options.map((option) => ({ text: option.text, votes: option.voter_count })),
        closed: poll.is_closed,
        anonymous: poll.is_anonymous,
        several: poll.allows_multiple_answers,
      }
    );
  }

  /** The one inline button with this label, or the one whose label contains it. */
  button(label: string): InlineKeyboardButton {
    const all = this.api.reply_markup?.inline_keyboard.flat() ?? [];
    const exact = all.filter((button) => button.text === label);
    const fitting = exact.length > 0 ? exact : all.filter((button) => button.text.includes(label));
    const [button] = fitting;
    if (button && fitting.length === 1) return button;
    throw new Error(`${button ? 'several buttons fit' : 'no button fits'} «${label}» on ${this}`);
  }

  /** Resolves when the message shows what is asked for, also after edits. */
  becomes(match: Match, options?: { timeoutMs?: number }): Promise<ChatMessage> {
    return this.chat.until(this, match, options);
  }

  showKeyboard(markup: ReplyKeyboardMarkup): void {
    this.replyKeyboard = markup.keyboard.map((row) => row.map((key) => (typeof key === 'string' ? key : key.text)));
  }

  toString(): string {
    const who = this.by === 'bot' ? 'bot' : this.by.name;
    const rows = this.buttons.map((row) => ` [${row.join('] [')}]`).join('');
    const poll = this.poll ? ` {${this.poll.options.map((o) => `${o.text}: ${o.votes}`).join(' | ')}}` : '';
    const file = this.document ? ` (file ${this.document.name})` : '';
    const state = `${this.pinned ? ' (pinned)' : ''}${this.deleted ? ' (deleted)' : ''}${this.edited ? ' (edited)' : ''}`;
    return `#${this.id} ${who}: ${this.text}${file}${poll}${rows}${state}`;
  }
}
