import type { User } from 'grammy/types';
import { Group, type GroupType } from './chats/group.ts';
import { type About, Person } from './people/person.ts';
import type { AdminRights } from './people/standing.ts';
import { type Call, Calls } from './wire/calls.ts';
import { Flood } from './wire/flood.ts';
import { Script } from './wire/script.ts';
import { listen } from './wire/server.ts';
import { World } from './world.ts';

export type { ChatMessage } from './chats/chat-message.ts';
export type { Group } from './chats/group.ts';
export type { Person } from './people/person.ts';
export type { Call } from './wire/calls.ts';

export interface Settings {
  token?: string;
  botUsername?: string;
  /** Milliseconds since 1970; sets the dates of messages and the age of updates. */
  now?: () => number;
  /** Privacy mode; `false` lets the bot hear everything in groups. */
  privacy?: boolean;
  /** Answers 429 to a bot that sends faster than 30 a second, or 20 a minute into one group, on this clock. */
  limits?: boolean;
}

export interface GroupAbout {
  title: string;
  type?: GroupType;
  owner: Person;
  members?: Person[];
  admins?: { person: Person; rights?: AdminRights }[];
  /** Names of a forum's topics; the first is General. */
  topics?: string[];
}

/**
 * A played Telegram: real HTTP for the bot, people and groups for the test.
 *
 *     const telegram = await startTelegram();
 *     const aigul = telegram.person({ first_name: 'Aigul' });
 *     const group = telegram.group({ title: 'Ak-Orgo', owner: aigul });
 *     aigul.addsBot(group);
 *     const question = await group.next('Which language');
 *     expect((await aigul.presses(question, 'English')).text).toBe('Saved');
 *     await question.becomes('Which clock');
 */
export interface Telegram {
  /** For TELEGRAM_API_ROOT, or grammY's `client.apiRoot`. */
  readonly root: string;
  readonly token: string;
  /** The bot's own account; as a place to write it means the private chat. */
  readonly bot: User & { username: string };
  /** Every call of the bot, oldest first. */
  readonly calls: Call[];
  readonly script: Script;
  person(about: About): Person;
  group(about: GroupAbout): Group;
  /** The first answered call of a method that fits, now or when it comes. */
  called(method: string, fits?: (call: Call) => boolean, how?: { timeoutMs?: number }): Promise<Call>;
  /** Resolves when every update is confirmed and the bot is asking for more. */
  quiet(how?: { timeoutMs?: number }): Promise<void>;
  /** The id of the newest update for the bot; 0 before the first. */
  readonly newestUpdate: number;
  /** Gives an update again, as Telegram may; the newest one unless named. */
  redeliver(updateId?: number): void;
  /** Breaks every open connection at once, a waiting getUpdates too; new ones are taken. */
  breakConnections(): void;
  stop(): Promise<void>;
}

function makeGroup(
  world: World,
  { title, type = 'supergroup', owner, members = [], admins = [], topics }: GroupAbout,
): Group {
  const group = new Group(world, title, type);
  for (const person of members) group.standings.set(person, { status: 'member' });
  for (const { person, rights = true } of admins) group.standings.set(person, { status: 'administrator', rights });
  group.standings.set(owner, { status: 'creator' });
  if (topics) group.topics = new Map(topics.map((name, index) => [name, index + 1]));
  return group;
}

/** Starts a Telegram of its own on a free port; `stop` ends it and everything that waits in it. */
export async function startTelegram(settings: Settings = {}): Promise<Telegram> {
  const { token = '7700000001:AAFakeTokenForTestsOnly_0123456789abcd', botUsername = 'ashar_test_bot' } = settings;
  const { now = Date.now, privacy = true, limits = false } = settings;
  const world = new World(botUsername, Number.parseInt(token, 10) || 7_700_000_001, privacy, now);
  const calls = new Calls(world.alarms);
  const script = new Script();
  const { root, breakConnections, close } = await listen({
    world,
    token,
    calls,
    script,
    flood: limits ? new Flood() : undefined,
  });
  return {
    root,
    token,
    bot: { ...world.userOf('bot'), username: botUsername },
    calls: calls.all,
    script,
    person: (about) => new Person(world, about),
    group: (about) => makeGroup(world, about),
    called: (method, fits, how) => calls.answered(method, fits, how?.timeoutMs),
    quiet: async (how) => void (await world.updates.quiet(how?.timeoutMs)),
    get newestUpdate() {
      return world.updates.newest;
    },
    redeliver: (updateId = world.updates.newest) => world.updates.again(updateId),
    breakConnections,
    stop: async () => {
      world.alarms.stop();
      await close();
    },
  };
}
