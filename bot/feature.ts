import type { Queryable } from '../db/client.ts';
import type { DueRow } from '../db/due.ts';
import type { Form } from '../db/forms.ts';
import type { WorkingGroupId } from '../domain/ids.ts';
import type { Key } from '../locales/words.ts';
import type { Act, Doing } from './act.ts';
import type { ChatEvent } from './channels/channel.ts';
import { nothing } from './no-target.ts';
import type { AnyRecipe } from './recipe.ts';

export type Where = 'group' | 'private';

/**
 * Who may do a thing, checked in the database at the time of doing. `chat_admin`: admins of this chat, also before it
 * has a working group. `facilitator`: of the working group concerned. `answerer`: facilitators, officers and advisers
 * of it. What hangs on one row (its owner, its asker) is `anybody` here and checked where the row is at hand.
 */
export type Who = 'anybody' | 'chat_admin' | 'facilitator' | 'answerer';

/** A typed command. Its declaration makes the router, `/help` and the platform's menus. */
export type Command = {
  readonly name: string;
  readonly where: readonly Where[];
  readonly who: Who;
  /** One line for `/help` and the menu; hidden from both when missing. */
  readonly help?: Key;
  /** Whom `/help` and the menu show it to, where that is fewer than may use it. */
  readonly shownTo?: Who;
  /** In a group: needs one that is set up. Default true. */
  readonly needsGroup?: boolean;
  readonly run: (act: Act, argument: string) => Promise<void>;
};

/** What a button's id names: how its row is read, and which working group it belongs to. */
export type Target<Row> = {
  readonly load: (db: Queryable, id: string, act: Act) => Promise<Row | undefined>;
  readonly group: (row: Row) => WorkingGroupId | null;
};

/** A button. */
export type Press<Row> = {
  readonly action: string;
  readonly of: Target<Row>;
  readonly who: Who;
  readonly run: (act: Act, row: Row, argument: string) => Promise<void>;
};

export type AnyPress = {
  readonly action: string;
  readonly who: Who;
  /** Loads the row; undefined when it is gone. */
  prepare(
    act: Act,
    id: string,
  ): Promise<{ group: WorkingGroupId | null; run: (act: Act, argument: string) => Promise<void> } | undefined>;
};

/** Declares a button. */
export function onPress<Row>(declared: Press<Row>): AnyPress {
  return {
    action: declared.action,
    who: declared.who,
    async prepare(act, id) {
      // A row has an id: without one the button was not made by us.
      if (id === '' && !Object.is(declared.of, nothing)) return undefined;
      const row = await declared.of.load(act.tx, id, act);
      if (row === undefined) return undefined;
      return { group: declared.of.group(row), run: (again, argument) => declared.run(again, row, argument) };
    },
  };
}

/** Takes the typed answer to a form's open question. */
export type FormKind = {
  readonly kind: string;
  readonly who: Who;
  readonly typed: (act: Act, form: Form, text: string) => Promise<void>;
  /** What follows when the open question is left out; a question without it cannot be. Ask it with `skip`. */
  readonly skipped?: (act: Act, form: Form) => Promise<void>;
};

/** Does what is due. `latest`: how long after its time it is still of use; later it is recorded as missed. */
export type DueKind = {
  readonly kind: string;
  readonly latest: Temporal.Duration;
  readonly run: (act: Doing, row: DueRow) => Promise<void>;
};

type Kind = Exclude<ChatEvent['kind'], 'voted'>;

/** Hears what happens in chats, besides the commands, presses and answers that are declared. */
export type Listener = {
  readonly [K in Kind]?: (act: Act, event: Extract<ChatEvent, { kind: K }>) => Promise<void>;
};

/** One thing that people can do, with everything that belongs to it. */
export type Feature = {
  readonly commands?: readonly Command[];
  readonly presses?: readonly AnyPress[];
  readonly forms?: readonly FormKind[];
  readonly due?: readonly DueKind[];
  readonly hears?: Listener;
  /** Takes the votes that arrived together. */
  readonly votes?: (doing: Doing, votes: readonly Extract<ChatEvent, { kind: 'voted' }>[]) => Promise<void>;
  /** Takes a private `/start <token>` whose token begins with this. */
  readonly tokens?: { readonly prefix: string; readonly run: (act: Act, token: string) => Promise<void> };
  /** Hears words in private that nothing waits for; true when it has answered them. */
  readonly unasked?: (act: Act, text: string) => Promise<boolean>;
  readonly recipes?: readonly AnyRecipe[];
};
