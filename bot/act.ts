import { type Chat, privateChatOf } from '../db/chats.ts';
import type { Tx } from '../db/client.ts';
import {
  type Claimed,
  deliveryOf,
  messageIn,
  type NewDelivery,
  postedAs,
  queue,
  queueReply,
} from '../db/deliveries.ts';
import type { NewId } from '../db/new-id.ts';
import { type Identity, identityById } from '../db/people.ts';
import type { KnownScene } from '../db/scene.ts';
import { groupsOfPerson, type WorkingGroup } from '../db/working-groups.ts';
import type { IdentityId } from '../domain/ids.ts';
import type { Key } from '../locales/words.ts';
import { type Words, wordsIn } from '../locales/words.ts';
import type { ChatEvent, Platform } from './channels/channel.ts';
import type { Declared } from './declared.ts';
import { note } from './note.ts';
import type { Sayable } from './recipe.ts';

export type SayOptions = {
  /** What the message stands for, so that it can be edited later. */
  readonly slot?: string;
  /** Said once, however often this is asked for. */
  readonly key?: string;
  /** The platform's id of the message that it answers. */
  readonly answers?: string;
};

/** Facts for a short text: numbers and words of our own, never what somebody wrote. */
export type Values = Readonly<Record<string, string | number>>;

/** The transaction that an act is part of, and what it may not reach by itself. */
export type World = {
  readonly tx: Tx;
  readonly now: Temporal.Instant;
  readonly newId: NewId;
  readonly declared: Declared;
  /** Told when something was queued for the outbox. */
  readonly queued?: () => void;
  /** The address of the public pages, without a slash at its end. */
  readonly publicUrl: string;
  /** An address that opens the bot's private chat with a token. */
  readonly linkTo: (platform: Platform, token: string) => string;
};

/** How one batch of events is handled. */
export type Handling = {
  /** Whether the platform was asked for the rights that are in doubt; until then a doubt ends the attempt. */
  readonly sure: boolean;
  /** Who acts and where, when that was read already. */
  readonly scene: KnownScene | undefined;
  /** Takes a delivery that is to be sent as soon as the transaction is committed. */
  readonly handOver: (delivery: Claimed) => void;
};

/** What every handler can do, whether a person or the clock is behind it. All of it is one transaction. */
export class Doing {
  readonly tx: Tx;
  readonly now: Temporal.Instant;
  readonly newId: NewId;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.tx = world.tx;
    this.now = world.now;
    this.newId = world.newId;
  }

  /** Says something in a chat. */
  async say<Params extends Record<string, unknown>>(
    chat: Pick<Chat, 'id'>,
    what: Sayable<Params>,
    params: Params,
    options: SayOptions = {},
  ): Promise<void> {
    await this.queue({ chat: chat.id, act: 'send', recipe: what.name, params, ...options });
  }

  /** Says something to one person in private; it waits until they have opened their chat with the bot. */
  async tell<Params extends Record<string, unknown>>(
    person: IdentityId,
    what: Sayable<Params>,
    params: Params,
    options: SayOptions = {},
  ): Promise<Chat> {
    const identity = await identityById(this.tx, person);
    if (!identity) throw new Error('a message was meant for an identity that does not exist');
    const chat = await privateChatOf(this.tx, identity, this.now, this.newId);
    await this.say(chat, what, params, options);
    return chat;
  }

  /** Renders what stands in these slots again, in every chat where it was posted. */
  async refresh(...slots: readonly string[]): Promise<void> {
    for (const { chat, slot, recipe, params } of await postedAs(this.tx, slots)) {
      await this.queue({ chat, act: 'edit', recipe, params, slot });
    }
  }

  /** Closes the platform's poll that stands in a slot, wherever it was posted. */
  async closePolls(slot: string): Promise<void> {
    for (const { chat, recipe, params } of await postedAs(this.tx, [slot])) {
      await this.queue({ chat, act: 'close_poll', recipe, params, slot, key: `close:${slot}:${chat}` });
    }
  }

  /** An address that opens the bot's private chat with a token. */
  linkTo(platform: Platform, token: string): string {
    return this.#world.linkTo(platform, token);
  }

  protected async queue(delivery: NewDelivery): Promise<void> {
    await queue(this.tx, delivery, this.now);
    this.#world.queued?.();
  }
}

/** What a handler can do for the person who did something. */
export class Act extends Doing {
  readonly event: ChatEvent;
  readonly me: Identity;
  readonly chat: Chat;
  /** The working group concerned: the chat's, or that of the row a button names. */
  readonly group: WorkingGroup | null;
  /** In a private chat: the person's working groups as they were when this began; `myGroups` is what to ask. */
  readonly knownGroups: readonly WorkingGroup[] | null;
  #answered = false;

  readonly #actWorld: World & Handling;

  constructor(world: World & Handling, scene: Pick<Act, 'event' | 'me' | 'chat' | 'group' | 'knownGroups'>) {
    super(world);
    this.#actWorld = world;
    this.event = scene.event;
    this.me = scene.me;
    this.chat = scene.chat;
    this.group = scene.group;
    this.knownGroups = scene.knownGroups;
  }

  get #scene(): Pick<Act, 'event' | 'me' | 'chat' | 'group' | 'knownGroups'> {
    return { event: this.event, me: this.me, chat: this.chat, group: this.group, knownGroups: this.knownGroups };
  }

  /** The working groups in which whoever acts has a place, by name. */
  async myGroups(): Promise<readonly WorkingGroup[]> {
    return this.knownGroups ?? groupsOfPerson(this.tx, this.me.id);
  }

  /** Everything that can be asked of the bot. */
  get declared(): Declared {
    return this.#actWorld.declared;
  }

  /** The same act, seen as concerning another working group. */
  within(group: WorkingGroup | null): Act {
    return new Act(this.#actWorld, { ...this.#scene, group });
  }

  /** The same act, as if the person had said something: for words that came without their name, which they now give. */
  saying(event: Extract<ChatEvent, { kind: 'said' }>): Act {
    return new Act(this.#actWorld, { ...this.#scene, event });
  }

  /** The words of whoever reads the answer: the group chat's in a group, the person's in private. */
  get words(): Words {
    return wordsIn(this.chat.kind === 'group' ? (this.chat.language ?? this.group?.language) : this.me.language);
  }

  /** Answers in the chat where it happened. */
  async reply<Params extends Record<string, unknown>>(
    what: Sayable<Params>,
    params: Params,
    options: SayOptions = {},
  ): Promise<void> {
    const said = this.event.kind === 'said' || this.event.kind === 'said_anonymously';
    const answers = said && this.chat.kind === 'group' ? this.event.message : undefined;
    await this.answer({ act: 'send', recipe: what.name, params, answers, ...options });
  }

  /** Answers with one short text. */
  async note(key: Key, values: Values = {}): Promise<void> {
    await this.reply(note, { key, values });
  }

  /** Tells the presser of a button something that only they see for a moment; at most 200 characters. */
  async toast(key: Key, values: Values = {}): Promise<void> {
    if (this.event.kind !== 'chose' || this.#answered) return;
    this.#answered = true;
    await this.answer({ act: 'toast', recipe: note.name, params: { key, values }, message: this.event.press });
  }

  /** Lets the platform stop its waiting sign when nothing was said to a press. */
  async endPress(): Promise<void> {
    await this.toast('common.noted');
  }

  /** Says why something was not done and what to do instead: to a press as a toast, to words as an answer. */
  async refuse(key: Key, values: Values = {}): Promise<void> {
    await (this.event.kind === 'chose' ? this.toast(key, values) : this.note(key, values));
  }

  /** Puts something else in the place of the message whose button was pressed. */
  async replace<Params extends Record<string, unknown>>(what: Sayable<Params>, params: Params): Promise<void> {
    if (this.event.kind !== 'chose') return this.reply(what, params);
    const slot = (await deliveryOf(this.tx, this.chat.id, this.event.message))?.slot ?? undefined;
    // A slot stands for its newest message: an edit of an older one must not take the place of an edit of that.
    const isNewest = slot !== undefined && (await messageIn(this.tx, this.chat.id, slot)) === this.event.message;
    await this.queue({
      chat: this.chat.id,
      act: 'edit',
      recipe: what.name,
      params,
      message: this.event.message,
      slot: isNewest ? slot : undefined,
    });
  }

  /** Answers whoever acts without waiting for the outbox to find it, when nothing else waits to be sent there. */
  private async answer(delivery: Omit<NewDelivery, 'chat'>): Promise<void> {
    const id = await queueReply(this.tx, { ...delivery, chat: this.chat.id }, this.now);
    if (id === undefined) return this.#actWorld.queued?.();
    const { act, recipe, params, slot = null, message = null, answers = null } = delivery;
    const { language } = this.words;
    this.#actWorld.handOver({
      id,
      chat: this.chat,
      language,
      act,
      recipe,
      params,
      slot,
      message,
      answers,
      attempts: 1,
    });
  }
}
