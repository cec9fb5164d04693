import type { z } from 'zod';
import type { Chat } from '../db/chats.ts';
import type { Queryable } from '../db/client.ts';
import type { NewId } from '../db/new-id.ts';
import type { Words } from '../locales/words.ts';
import type { Done, Message } from './channels/channel.ts';
import type { Helpline } from './helplines.ts';

/** What a recipe may look at while it is rendered: where it goes, and the addresses of this instance. */
export type Scene = {
  readonly chat: Chat;
  readonly now: Temporal.Instant;
  readonly publicUrl: string;
  /** What a person in need is told. */
  readonly helplines: readonly Helpline[];
  /** An address that opens the bot's private chat with a token. */
  readonly linkTo: (token: string) => string;
};

/**
 * How one kind of message is made: params (ids only) → facts, read when it is sent → message. `null` facts mean that
 * there is nothing to say any more, and the delivery is cancelled.
 */
export type Recipe<Params, Facts> = {
  readonly name: string;
  readonly params: z.ZodType<Params>;
  readonly facts: (db: Queryable, params: Params, scene: Scene) => Promise<Facts | null>;
  readonly message: (facts: Facts, words: Words) => Message;
  /** Kept in the same transaction as "sent". */
  readonly sent?: (
    db: Queryable,
    params: Params,
    done: Done,
    scene: Scene & { readonly newId: NewId },
  ) => Promise<void>;
};

/** What is needed of a recipe to queue it: the facts it reads are its own affair. */
export type Sayable<Params> = Pick<Recipe<Params, unknown>, 'name' | 'params'>;

/** A recipe whose types are known only to itself: what the outbox keeps of all of them. */
export type AnyRecipe = {
  readonly name: string;
  /** Whether `sent` keeps anything. */
  readonly keepsMore: boolean;
  render(db: Queryable, params: unknown, scene: Scene, words: Words): Promise<Message | null>;
  sent(db: Queryable, params: unknown, done: Done, scene: Scene & { readonly newId: NewId }): Promise<void>;
};

/** Declares a kind of message. */
export function recipe<Params, Facts>(declared: Recipe<Params, Facts>): Recipe<Params, Facts> & AnyRecipe {
  return {
    ...declared,
    keepsMore: declared.sent !== undefined,
    async render(db, params, scene, words) {
      const facts = await declared.facts(db, declared.params.parse(params), scene);
      return facts === null ? null : declared.message(facts, words);
    },
    async sent(db: Queryable, params: unknown, done: Done, scene: Scene & { readonly newId: NewId }) {
      await declared.sent?.(db, declared.params.parse(params), done, scene);
    },
  };
}
