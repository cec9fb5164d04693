/** The port between the bot and a platform: what was heard comes in as ChatEvents, what is to be done goes out as Acts. */

export type Platform = 'telegram' | 'whatsapp' | 'practice';

/** Who did it, as the platform names them. */
export type Speaker = {
  readonly id: string;
  readonly name: string;
  readonly username?: string | undefined;
  readonly language?: string | undefined;
};

/** Where it happened, as the platform names it. */
export type Place = { readonly id: string; readonly kind: 'group' | 'private'; readonly title?: string | undefined };

export type MemberStatus = 'admin' | 'member' | 'left';

export type ChatEvent = {
  /** Unique on its platform: the same id is the same event, told again. */
  readonly id: string;
  readonly platform: Platform;
} & (
  | {
      readonly kind: 'said';
      readonly chat: Place;
      readonly by: Speaker;
      readonly text: string;
      readonly message: string;
      /** Set when it answers a message of the bot's. */
      readonly answers?: string | undefined;
      readonly mentions: readonly Speaker[];
      /** Usernames mentioned by name only; who that is has to be known from before. */
      readonly mentioned: readonly string[];
    }
  /** A voice note, a picture, a file: something that is not text. */
  | { readonly kind: 'showed'; readonly chat: Place; readonly by: Speaker; readonly message: string }
  /** Somebody writes as the chat itself, so that the platform does not say who it is. */
  | {
      readonly kind: 'said_anonymously';
      readonly chat: Place;
      readonly text: string;
      readonly message: string;
      readonly answers?: string | undefined;
      readonly mentions: readonly Speaker[];
      readonly mentioned: readonly string[];
    }
  | {
      readonly kind: 'chose';
      readonly chat: Place;
      readonly by: Speaker;
      readonly message: string;
      /** What the platform wants back with the answer to this press. */
      readonly press: string;
      readonly data: string;
      /** What the presser themselves had written and the pressed message answers, where the platform tells it. */
      readonly about?: string | undefined;
    }
  /** Options are the platform's ids; none means that the vote was withdrawn. */
  | { readonly kind: 'voted'; readonly by: Speaker; readonly poll: string; readonly options: readonly string[] }
  | {
      readonly kind: 'bot_membership';
      readonly chat: Place;
      readonly by: Speaker;
      readonly before: MemberStatus;
      readonly now: MemberStatus;
      readonly mayPin: boolean;
    }
  | { readonly kind: 'membership'; readonly chat: Place; readonly by: Speaker; readonly now: MemberStatus }
  | { readonly kind: 'renamed'; readonly chat: Place; readonly by: Speaker }
  /** The chat goes on under another id, as a Telegram group does that becomes a supergroup. */
  | { readonly kind: 'moved'; readonly chat: Place; readonly by: Speaker; readonly to: string }
);

/** A piece of text in one style. The text is plain: each platform escapes it in its own way. */
export type Span = {
  readonly text: string;
  readonly style?: 'bold' | 'italic' | 'quote';
  readonly link?: string;
  /** The platform's id of the person this text names, who is told that they are meant. */
  readonly person?: string;
  /** The moment this text tells, so that it can be added to a calendar. */
  readonly moment?: Temporal.Instant;
};

/**
 * Something to press. `data` comes back with the press, `link` opens an address, `open` opens the bot's private chat. `addToGroup` lets
 * somebody add the bot to a group. */
export type Choice = { readonly label: string } & (
  | { readonly data: string; readonly tone?: 'good' | 'bad' }
  | { readonly link: string }
  | { readonly open: string }
  | { readonly addToGroup: true }
);

export type Message = {
  readonly body: readonly Span[];
  readonly choices?: readonly (readonly Choice[])[];
  readonly poll?: { readonly question: string; readonly options: readonly string[] };
  readonly attachment?: { readonly name: string; readonly type: string; readonly content: string };
  /** Asks for a typed answer: in a group the answer has to be a reply, so the platform opens one. */
  readonly asks?: { readonly hint: string };
  readonly pin?: boolean;
  readonly silent?: boolean;
};

export type Act =
  | { readonly do: 'send'; readonly chat: string; readonly message: Message; readonly answers?: string }
  | { readonly do: 'edit'; readonly chat: string; readonly id: string; readonly message: Message }
  | { readonly do: 'toast'; readonly press: string; readonly text: string }
  | { readonly do: 'close_poll'; readonly chat: string; readonly id: string };

/** What came of an act. `poll.options` are the platform's option ids, in the order they were given. */
export type Done = {
  readonly message?: string;
  readonly poll?: { readonly id: string; readonly options: readonly string[] };
};

/** Why an act did not happen, by what can be done about it. */
export type SendFailure =
  /** Too fast. Nothing may be sent there (or anywhere, when `everywhere`) before the seconds are over. */
  | { readonly why: 'wait'; readonly seconds: number; readonly everywhere: boolean }
  /** The chat is closed to the bot: removed, blocked, never opened, deleted. */
  | { readonly why: 'gone'; readonly code: string }
  | { readonly why: 'moved'; readonly to: string }
  /** The platform will never take this. */
  | { readonly why: 'refused'; readonly code: string }
  /** It surely did not arrive; it can be tried again. */
  | { readonly why: 'not_sent'; readonly code: string }
  /** The platform cannot be reached: nothing was sent, and nothing else would be. */
  | { readonly why: 'away'; readonly code: string }
  /** It may have arrived or not. */
  | { readonly why: 'unknown'; readonly code: string };

export class SendError extends Error {
  readonly failure: SendFailure;
  constructor(failure: SendFailure, options?: ErrorOptions) {
    super(`not delivered: ${failure.why}`, options);
    this.name = 'SendError';
    this.failure = failure;
  }
}

/** A platform will not have us, and trying again will not help. The message is one line for the person who runs the bot. */
export class ChannelRefused extends Error {
  override name = 'ChannelRefused';
}

/** A command as people see it in the platform's menu. */
export type MenuEntry = { readonly command: string; readonly description: string };
export type Menus = { readonly group: MenuEntry[]; readonly admins: MenuEntry[]; readonly private: MenuEntry[] };

export interface Channel {
  readonly platform: Platform;
  /**
   * Begins to listen; resolves when the platform has answered once, however long that takes, or when it was stopped.
   * `receive` must be awaited before more is taken. Rejects with ChannelRefused.
   */
  start(receive: (events: readonly ChatEvent[]) => Promise<void>): Promise<void>;
  /** Stops listening, after what was taken has been received. */
  stop(): Promise<void>;
  /** Does one thing; rejects with a SendError. */
  perform(act: Act): Promise<Done>;
  /** Asks the platform for somebody's place in a group chat. */
  memberOf(chat: string, speaker: string): Promise<MemberStatus>;
  /** Asks the platform who the human admins of a group chat are. */
  adminsOf(chat: string): Promise<readonly Speaker[]>;
  /** An address that opens the bot's private chat with a token. */
  linkTo(token: string): string;
  /** An address that lets somebody add the bot to a group. */
  groupLink(): string;
  /** Sets the platform's menus, per language; the default language also serves every other. */
  setMenus(menus: ReadonlyMap<string, Menus>): Promise<void>;
  /** Whether it hears and speaks now. */
  ready(): boolean;
}
