import type { BotCommand, User, UserFromGetMe } from 'grammy/types';
import type { SentFile } from './chats/chat-message.ts';
import type { Counter } from './chats/conversation.ts';
import type { Group } from './chats/group.ts';
import type { PrivateChat } from './chats/private-chat.ts';
import type { Person } from './people/person.ts';
import { Alarms } from './real-time.ts';
import { Updates } from './updates.ts';

/** What the presser of a button is shown. */
export interface Toast {
  text?: string;
  /** Shown in a box that must be closed. */
  alert: boolean;
  /** A page that was opened in place of a toast. */
  opened?: string;
}

/** The people, chats and things that exist in one played Telegram. */
export class World {
  readonly now: () => number;
  readonly bot: UserFromGetMe;
  /** Privacy mode, on unless the bot may read all messages. */
  readonly privacy: boolean;
  readonly alarms = new Alarms();
  readonly updates: Updates;
  readonly people = new Map<number, Person>();
  readonly chats = new Map<number, Group | PrivateChat>();
  /** Presses that were not answered yet, by the id of the callback query. */
  readonly presses = new Map<string, (toast: Toast) => void>();
  readonly files = new Map<string, SentFile>();
  /** Commands by scope and language. */
  readonly commands = new Map<string, BotCommand[]>();
  readonly sharedIds: Counter = { last: 0 };
  #lastGroup = 4_000_000_000;
  #lastPerson = 6_000_000_000;
  #lastId = 0;

  constructor(botUsername: string, botId: number, privacy: boolean, now: () => number) {
    this.now = now;
    this.privacy = privacy;
    this.updates = new Updates(now, this.alarms);
    this.bot = {
      id: botId,
      is_bot: true,
      first_name: 'Ashar',
      username: botUsername,
      can_join_groups: true,
      can_read_all_group_messages: !privacy,
      can_manage_bots: false,
      supports_inline_queries: false,
      supports_guest_queries: false,
      supports_join_request_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
      has_topics_enabled: false,
      allows_users_to_create_topics: false,
    };
  }

  /** Unix time in seconds, as all dates of the Bot API are. */
  get date(): number {
    return Math.floor(this.now() / 1000);
  }

  userOf(by: 'bot' | Person): User {
    if (by !== 'bot') return by.user;
    const { id, is_bot, first_name, username } = this.bot;
    return { id, is_bot, first_name, username };
  }

  takePersonId(): number {
    this.#lastPerson += 1;
    return this.#lastPerson;
  }

  /** Basic groups have negative ids, those of supergroups begin with -100. */
  takeGroupId(type: 'group' | 'supergroup'): number {
    this.#lastGroup += 1;
    return type === 'group' ? -this.#lastGroup : -1_000_000_000_000 - this.#lastGroup;
  }

  /** A fresh identifier for a poll, a press or a file. */
  takeId(): string {
    this.#lastId += 1;
    return `${5_400_000_000_000_000 + this.#lastId}`;
  }
}
