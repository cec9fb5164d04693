import { randomBytes } from 'node:crypto';
import type { Message, User } from 'grammy/types';
import type { ChatMessage } from '../chats/chat-message.ts';
import type { Conversation } from '../chats/conversation.ts';
import type { Group } from '../chats/group.ts';
import { PrivateChat } from '../chats/private-chat.ts';
import type { Toast, World } from '../world.ts';
import * as membership from './membership.ts';
import { press } from './pressing.ts';
import { react } from './reacting.ts';
import type { Place, Saying } from './saying.ts';
import * as saying from './saying.ts';
import type { AdminRights } from './standing.ts';
import { chatMember } from './standing.ts';
import { type Voting, vote, withdrawVote } from './voting.ts';

export interface About {
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

/** Somebody with a phone. What a phone would not let them do throws at once. */
export class Person {
  readonly user: User;
  /** Their chat with the bot. */
  readonly private: PrivateChat;
  readonly #world: World;

  constructor(world: World, about: About) {
    this.#world = world;
    this.user = { id: world.takePersonId(), is_bot: false, ...about };
    this.private = new PrivateChat(this, world.alarms, world.sharedIds);
    world.people.set(this.user.id, this);
    world.chats.set(this.user.id, this.private);
  }

  get name(): string {
    return [this.user.first_name, this.user.last_name].filter(Boolean).join(' ');
  }

  isIn(chat: Conversation): boolean {
    const group = this.#world.chats.get(chat.id);
    return group?.kind === 'group' && group.has(this);
  }

  /** Opens the chat with the bot and presses Start; unblocks the bot first if need be. */
  startsBot(payload?: string): ChatMessage {
    if (payload !== undefined && !/^[\w-]{1,64}$/.test(payload)) {
      throw new Error(`a start parameter is 1-64 of A-Z a-z 0-9 _ -, not «${payload}»`);
    }
    if (this.private.contact === 'deactivated') throw new Error(`${this.name} has no account any more`);
    if (this.private.contact === 'blocked') this.unblocksBot();
    this.private.contact = 'open';
    return this.says(this.private, payload === undefined ? '/start' : `/start ${payload}`);
  }

  blocksBot(): void {
    if (this.private.contact !== 'open') throw new Error(`${this.name} has no open chat with the bot`);
    this.#changesContact('blocked');
  }

  unblocksBot(): void {
    if (this.private.contact !== 'blocked') throw new Error(`${this.name} has not blocked the bot`);
    this.#changesContact('open');
  }

  /** Their account is gone; the bot is not told, but can no longer write to them. */
  deletesAccount(): void {
    this.private.contact = 'deactivated';
  }

  says(place: Place, text: string, how: Saying = {}): ChatMessage {
    return saying.say(this.#world, this, place, text, how);
  }

  /** Writes in the name of a supergroup, as an administrator who stays anonymous. */
  saysAnonymously(group: Group, text: string, how: Saying = {}): ChatMessage {
    return saying.sayAnonymously(this.#world, this, group, text, how);
  }

  /** Replies to a message in its chat, as a reply box asks for. */
  answers(message: ChatMessage, text: string, how: Omit<Saying, 'replyTo'> = {}): ChatMessage {
    const place = this.#world.chats.get(message.chat.id);
    if (!place) throw new Error(`${message} is nowhere`);
    return this.says(place, text, { ...how, replyTo: message });
  }

  sendsVoice(place: Place, how: Saying = {}): ChatMessage {
    const file = this.#file('voice.ogg', 'audio/ogg', randomBytes(32));
    return saying.sendMedia(this.#world, this, place, { voice: { ...file, duration: 7, mime_type: 'audio/ogg' } }, how);
  }

  sendsPhoto(place: Place, how: Saying & { caption?: string; bytes?: Uint8Array } = {}): ChatMessage {
    const file = this.#file('photo.jpg', 'image/jpeg', how.bytes ?? randomBytes(32));
    return saying.sendMedia(this.#world, this, place, { photo: [{ ...file, width: 1280, height: 960 }] }, how);
  }

  sendsDocument(
    place: Place,
    how: Saying & { name: string; bytes: Uint8Array; mime?: string; caption?: string },
  ): ChatMessage {
    const { name, mime = 'application/octet-stream', bytes } = how;
    const document = { ...this.#file(name, mime, bytes), file_name: name, mime_type: mime };
    return saying.sendMedia(this.#world, this, place, { document }, how);
  }

  /** Sends anything else, as the Bot API writes it: `{ sticker }`, `{ location }`, `{ contact }` … */
  sends(place: Place, content: Partial<Message>, how: Saying = {}): ChatMessage {
    return saying.sendMedia(this.#world, this, place, content, how);
  }

  /** Deletes a message for everybody; bots are not told. */
  deletes(message: ChatMessage): void {
    saying.takeAway(this.#world, this, message);
  }

  /** Puts this one emoji on a message; without it, takes back what was there. */
  reacts(message: ChatMessage, emoji?: string): void {
    react(this.#world, this, message, emoji);
  }

  edits(message: ChatMessage, text: string): void {
    saying.edit(this.#world, this, message, text);
  }

  /**
   * Presses the one inline button whose label is or contains `label`; resolves with what they are shown once the bot
   * has answered, rejects when it does not. A link to the bot with a start parameter starts the bot.
   */
  presses(message: ChatMessage, label: string, how: { timeoutMs?: number } = {}): Promise<Toast> {
    return press(this.#world, this, message, label, how.timeoutMs);
  }

  votes(message: ChatMessage, options: string[], how: Voting = {}): void {
    vote(this.#world, this, message, options, how);
  }

  withdrawsVote(message: ChatMessage, how: Voting = {}): void {
    withdrawVote(this.#world, this, message, how);
  }

  /** Adds the bot to a group; `start` is the payload of a ?startgroup= link. */
  addsBot(group: Group, how: { admin?: AdminRights; start?: string } = {}): void {
    membership.addBot(this.#world, this, group, how.admin, how.start);
  }

  removesBot(group: Group): void {
    membership.removeBot(this.#world, this, group);
  }

  /** Gives the bot exactly these rights; `false` makes it an ordinary member again. */
  makesBotAdmin(group: Group, rights: AdminRights | false = true): void {
    membership.makeBotAdmin(this.#world, this, group, rights);
  }

  joins(group: Group): void {
    membership.join(this.#world, this, group);
  }

  leaves(group: Group): void {
    membership.leave(this.#world, this, group);
  }

  removes(person: Person, group: Group): void {
    membership.remove(this.#world, this, person, group);
  }

  promotes(person: Person, group: Group, rights: AdminRights = true): void {
    membership.promote(this.#world, this, person, group, { status: 'administrator', rights });
  }

  demotes(person: Person, group: Group): void {
    membership.promote(this.#world, this, person, group, { status: 'member' });
  }

  /** Turns a basic group into a supergroup, which is a new chat; returns it. */
  upgrades(group: Group): Group {
    return membership.upgrade(this.#world, this, group);
  }

  #changesContact(contact: 'open' | 'blocked'): void {
    const world = this.#world;
    const bot = world.userOf('bot');
    const standing = { open: { status: 'member' }, blocked: { status: 'kicked' } } as const;
    const before = contact === 'open' ? 'blocked' : 'open';
    this.private.contact = contact;
    world.updates.add('my_chat_member', {
      chat: this.private.api,
      from: this.user,
      date: world.date,
      old_chat_member: chatMember(bot, standing[before]),
      new_chat_member: chatMember(bot, standing[contact]),
    });
  }

  #file(name: string, mime: string, bytes: Uint8Array) {
    const id = this.#world.takeId();
    this.#world.files.set(`file-${id}`, { name, mime, bytes });
    return { file_id: `file-${id}`, file_unique_id: `unique-${id}`, file_size: bytes.length };
  }
}
