import type { Chat, Message } from 'grammy/types';
import type { Person } from '../people/person.ts';
import { isAdmin, isIn, type Standing } from '../people/standing.ts';
import { badRequest, forbidden, Refusal } from '../wire/refusal.ts';
import type { World } from '../world.ts';
import { Conversation, isServiceMessage } from './conversation.ts';
import { passesPrivacy } from './privacy.ts';

export type GroupType = 'group' | 'supergroup';

/** A group chat with its people. */
export class Group extends Conversation {
  readonly kind = 'group';
  readonly world: World;
  readonly id: number;
  readonly type: GroupType;
  title: string;
  readonly standings = new Map<Person, Standing>();
  /** Undefined until the bot is added for the first time. */
  bot: Standing | undefined;
  /** The supergroup that this group became. */
  upgraded: Group | undefined;
  /** Topics of a forum by name; undefined when the group is no forum. */
  topics: Map<string, number> | undefined;

  constructor(world: World, title: string, type: GroupType) {
    super(world.alarms, type === 'supergroup' ? { last: 0 } : world.sharedIds);
    this.world = world;
    this.title = title;
    this.type = type;
    this.id = world.takeGroupId(type);
    world.chats.set(this.id, this);
  }

  get api(): Chat.GroupChat | Chat.SupergroupChat {
    const { id, title } = this;
    if (this.type === 'group') return { id, type: 'group', title };
    return { id, type: 'supergroup', title, ...(this.topics && { is_forum: true as const }) };
  }

  get people(): Person[] {
    return [...this.standings].filter(([, standing]) => isIn(standing)).map(([person]) => person);
  }

  has(person: Person): boolean {
    return isIn(this.standings.get(person));
  }

  botHears(message: Message): boolean {
    if (!isIn(this.bot)) return false;
    const { bot, privacy } = this.world;
    return !privacy || isAdmin(this.bot) || isServiceMessage(message) || passesPrivacy(bot, message);
  }

  /** Throws what Telegram answers to a bot that is not in this chat. */
  mustHoldBot(): void {
    if (this.upgraded) {
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: this.upgraded.id,
      });
    }
    if (!this.bot) throw badRequest('chat not found');
    if (this.bot.status === 'kicked') throw forbidden(`bot was kicked from the ${this.type} chat`);
    if (this.bot.status === 'left') throw forbidden(`bot is not a member of the ${this.type} chat`);
  }
}
