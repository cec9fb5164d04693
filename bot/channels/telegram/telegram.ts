import { setTimeout as sleep } from 'node:timers/promises';
import { Bot, GrammyError } from 'grammy';
import type { BotCommand } from 'grammy/types';
import type { Logger } from 'pino';
import {
  type Act,
  type Channel,
  ChannelRefused,
  type ChatEvent,
  type Done,
  type MemberStatus,
  type Menus,
  type Speaker,
} from '../channel.ts';
import { eventOf, speakerOf, statusOf } from './events.ts';
import { asked, failureOf } from './failure.ts';
import { perform } from './perform.ts';
import { pollUpdates } from './poll-updates.ts';

/** Seconds until a call is given up. It must be longer than a long poll and shorter than the outbox's lease. */
const callTimeout = 45;

/** Waits; less when stopped meanwhile. */
async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  await sleep(seconds * 1000, undefined, { signal }).catch(() => undefined);
}

export type TelegramSettings = { readonly token: string; readonly apiRoot?: string | undefined };

/** Telegram through its Bot API: an own loop over getUpdates, and grammY for the calls. */
export class Telegram implements Channel {
  readonly platform = 'telegram';
  readonly #bot: Bot;
  readonly #log: Logger;
  readonly #stopped = new AbortController();
  #loop: Promise<void> | undefined;
  #ready = false;

  constructor(settings: TelegramSettings, log: Logger) {
    this.#log = log;
    this.#bot = new Bot(settings.token, {
      client: { timeoutSeconds: callTimeout, ...(settings.apiRoot ? { apiRoot: settings.apiRoot } : {}) },
    });
  }

  async start(receive: (events: readonly ChatEvent[]) => Promise<void>): Promise<void> {
    if (!(await this.#introduce())) return;
    this.#ready = true;
    this.#loop = pollUpdates(
      {
        api: this.#bot.api,
        take: async (updates) => {
          const events = updates.map((update) => eventOf(update, this.#bot.botInfo));
          await receive(events.filter((event) => event !== undefined));
        },
        onAnswer: () => {
          this.#ready = true;
        },
        onTrouble: (code) => this.#note(code),
        pause,
      },
      this.#stopped.signal,
    );
  }

  /** Learns our own name from Telegram, trying until it answers; false when stopped meanwhile. */
  async #introduce(): Promise<boolean> {
    const { signal } = this.#stopped;
    for (let tries = 0; !signal.aborted; tries += 1) {
      try {
        // Not bot.init(): it hides why Telegram does not answer, and waits up to 20 minutes between two tries.
        // grammY was written against an older AbortSignal type; the object is the platform's own.
        this.#bot.botInfo = await this.#bot.api.getMe(signal as Parameters<Bot['api']['getMe']>[0]);
        return true;
      } catch (error) {
        if (error instanceof GrammyError && [401, 404].includes(error.error_code)) {
          throw new ChannelRefused(
            'TELEGRAM_BOT_TOKEN: Telegram does not know this token; copy it again from @BotFather',
          );
        }
        const failure = failureOf(error);
        this.#note('code' in failure ? failure.code : failure.why);
        await pause(failure.why === 'wait' ? failure.seconds : Math.min(2 ** tries, 30), signal);
      }
    }
    return false;
  }

  #note(code: string): void {
    this.#ready = false;
    this.#log.warn({ platform: this.platform, code }, 'Telegram could not be asked for news; trying again');
  }

  async stop(): Promise<void> {
    this.#ready = false;
    this.#stopped.abort();
    await this.#loop;
  }

  perform(act: Act): Promise<Done> {
    return perform(this.#bot.api, this, act);
  }

  async memberOf(chat: string, speaker: string): Promise<MemberStatus> {
    return statusOf(await asked(() => this.#bot.api.getChatMember(Number(chat), Number(speaker))));
  }

  async adminsOf(chat: string): Promise<readonly Speaker[]> {
    const admins = await asked(() => this.#bot.api.getChatAdministrators(Number(chat)));
    return admins.filter(({ user }) => !user.is_bot).map(({ user }) => speakerOf(user));
  }

  linkTo(token: string): string {
    return `https://t.me/${this.#bot.botInfo.username}?start=${token}`;
  }

  groupLink(): string {
    return `https://t.me/${this.#bot.botInfo.username}?startgroup=new&admin=pin_messages`;
  }

  async setMenus(menus: ReadonlyMap<string, Menus>): Promise<void> {
    for (const [language, menu] of menus) {
      const code = language === 'en' ? {} : { language_code: language as 'ru' };
      await this.#setMenu(menu.group, { scope: { type: 'all_group_chats' }, ...code });
      await this.#setMenu(menu.admins, { scope: { type: 'all_chat_administrators' }, ...code });
      await this.#setMenu(menu.private, { scope: { type: 'all_private_chats' }, ...code });
    }
  }

  async #setMenu(commands: BotCommand[], other: Parameters<Bot['api']['setMyCommands']>[1]): Promise<void> {
    // The older AbortSignal type of grammY again.
    const signal = this.#stopped.signal as Parameters<Bot['api']['setMyCommands']>[2];
    await asked(() => this.#bot.api.setMyCommands(commands, other, signal));
  }

  ready(): boolean {
    return this.#ready;
  }
}
