import type { Chat } from 'grammy/types';
import type { Person } from '../people/person.ts';
import type { Alarms } from '../real-time.ts';
import { badRequest, forbidden } from '../wire/refusal.ts';
import { Conversation, type Counter } from './conversation.ts';

/** The chat between one person and the bot. */
export class PrivateChat extends Conversation {
  readonly kind = 'private';
  readonly person: Person;
  /** `unknown` until the person has pressed Start. */
  contact: 'unknown' | 'open' | 'blocked' | 'deactivated' = 'unknown';

  constructor(person: Person, alarms: Alarms, ids: Counter) {
    super(alarms, ids);
    this.person = person;
  }

  get id(): number {
    return this.person.user.id;
  }

  get title(): string {
    return `${this.person.name} and the bot`;
  }

  get api(): Chat.PrivateChat {
    const { id, first_name, last_name, username } = this.person.user;
    return { id, type: 'private', first_name, ...(last_name && { last_name }), ...(username && { username }) };
  }

  botHears(): boolean {
    return this.contact === 'open';
  }

  /** Throws what Telegram answers to a bot that may not write here. */
  mustBeOpen(): void {
    if (this.contact === 'unknown') throw forbidden("bot can't initiate conversation with a user");
    if (this.contact === 'blocked') throw forbidden('bot was blocked by the user');
    if (this.contact === 'deactivated') throw forbidden('user is deactivated');
  }

  mustBeKnown(): void {
    if (this.contact === 'unknown') throw badRequest('chat not found');
  }
}
