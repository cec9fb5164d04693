import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatEvent, Message } from '../bot/channels/channel.ts';
import { press } from '../bot/press.ts';
import type { Queryable, Tx } from '../db/client.ts';
import { type FreshDatabase, freshDatabase } from './databases/fresh.ts';
import { attempt, type Queued, rendered } from './town-of-rows/attempt.ts';
import { buttonsIn, dataOf } from './town-of-rows/buttons.ts';
import { commands } from './town-of-rows/commands.ts';
import { addCrowd, type Crowd } from './town-of-rows/crowd.ts';
import { pressing, saying } from './town-of-rows/events.ts';
import { begin, formsIn, type Place } from './town-of-rows/forms.ts';
import { mayPress } from './town-of-rows/may-press.ts';
import { mayFillIn, mayType } from './town-of-rows/may-type.ts';
import { declared, momentAt } from './town-of-rows/moment.ts';
import type { Role } from './town-of-rows/people.ts';
import { makingsIn } from './town-of-rows/recipes.ts';
import type { Rules } from './town-of-rows/rules.ts';
import { faultsOf, type Way } from './town-of-rows/telegram-limits.ts';
import { foundTown, type Town } from './town-of-rows/town.ts';
import { atLength } from './town-of-rows/writing.ts';

let database: FreshDatabase;
let town: Town;
let crowd: Crowd;

beforeAll(async () => {
  database = await freshDatabase('postgres');
  town = await foundTown(database.db, atLength);
  crowd = await addCrowd(database.db, town);
});
afterAll(() => database.close());

/** Recipes of which at least one message was made. */
const madeOnce = new Set<string>();

/** What is wrong with a message of a delivery, as it is sent and as it would be edited into the place of another. */
async function faults(db: Queryable, queued: Pick<Queued, 'recipe' | 'params' | 'to' | 'act'>): Promise<string[]> {
  const message = await rendered(db, queued);
  if (message === null) return [];
  madeOnce.add(queued.recipe);
  const found: string[] = [];
  for (const way of waysOf(message, queued.act)) {
    for (const fault of await faultsOf(message, way, queued.to.platformId))
      found.push(`${queued.recipe} (${way}): ${fault}`);
  }
  return found;
}

function waysOf(message: Message, act: Way): readonly Way[] {
  if (act !== 'send' || message.poll || message.attachment || message.asks) return [act];
  return ['send', 'edit'];
}

test('what is made from rows is within the limits, however long its names and texts are', async () => {
  const found: string[] = [];
  for (const making of makingsIn(town, crowd)) {
    const wrong = await faults(database.db, { ...making, act: 'send' }).catch((error: unknown) => [
      `${making.recipe} of ${JSON.stringify(making.params)}: ${String(error)}`,
    ]);
    found.push(...wrong);
  }
  expect([...new Set(found)]).toEqual([]);
});

type Case = readonly [what: string, happens: (tx: Tx) => Promise<ChatEvent>];

const places = ['group', 'private'] as const;

/** Everything that can be done, each by the first who may. */
function acts(): Case[] {
  const moment = (tx: Tx) => momentAt(tx, '2026-11-20T10:00');
  const may = (rules: Readonly<Record<string, Rules>>, name: string, place: 'group' | 'private') =>
    rules[name]?.[place].who[0];
  const typed = Object.entries(commands).map(([name, text]) => ({
    what: text,
    rules: mayType,
    name,
    happens: async (_tx: Tx, role: Role, place: Place) => saying(town, role, place, text),
  }));
  const pressed = Object.entries(buttonsIn(town)).map(([name, button]) => ({
    what: name,
    rules: mayPress,
    name,
    happens: async (tx: Tx, role: Role, place: Place) => {
      const where = name.startsWith('setup.') && place === 'group' ? 'unlinked' : place;
      const opened = button.form && (await begin(moment(tx), town, button.form, role, where));
      return pressing(town, role, where, dataOf(name, button, opened), button.about);
    },
  }));
  const filledIn = Object.entries(formsIn(town)).map(([what, example]) => ({
    what,
    rules: mayFillIn,
    name: example.kind,
    happens: async (tx: Tx, role: Role, place: Place) => {
      const where = example.scene === 'unlinked' ? 'unlinked' : place;
      await begin(moment(tx), town, example, role, where);
      return saying(town, role, where, example.good, true);
    },
  }));
  return [...typed, ...pressed, ...filledIn].flatMap(({ what, rules, name, happens }) =>
    places.flatMap((place): Case[] => {
      const role = may(rules, name, place);
      return role === undefined ? [] : [[`${what} in ${place}`, (tx) => happens(tx, role, place)]];
    }),
  );
}

/** What else happens that somebody is told of. */
function happenings(): Case[] {
  const { chats, questions, people } = town;
  const head = { id: 'happened', platform: 'telegram' } as const;
  const chat = { id: chats.linked.platformId, kind: 'group', title: chats.linked.title ?? undefined } as const;
  const by = { id: people.invited.identity.platformId, name: people.invited.identity.name, username: 'invited' };
  const nobody = { kind: 'said_anonymously', text: '/meetings', message: '70', mentions: [], mentioned: [] } as const;
  const resolved = press('question.isAnswered', questions.hiddenAnswered);
  return [
    ['somebody writes as the group', async () => ({ ...head, ...nobody, chat })],
    [
      'the bot is removed',
      async () => ({ ...head, kind: 'bot_membership', chat, by, before: 'member', now: 'left', mayPin: false }),
    ],
    ['a question without a name is resolved', async () => pressing(town, 'member', 'private', resolved)],
    ['several are under way', async () => saying(town, 'officer', 'private', '/done')],
    ['which meeting', async () => saying(town, 'admin', 'private', '/record')],
  ];
}

test('what people do is answered within the limits, however long their names and texts are', async () => {
  const found: string[] = [];
  for (const [what, happens] of [...acts(), ...happenings()]) {
    const wrong = await attempt(database.db, happens, async (tx, { queued }) => {
      const all = await Promise.all(queued.map((delivery) => faults(tx, delivery)));
      return all.flat();
    });
    found.push(...wrong.map((fault) => `${what}: ${fault}`));
  }
  expect([...new Set(found)]).toEqual([]);
});

test('every recipe was made at least once', () => {
  expect([...madeOnce].sort()).toEqual([...declared.recipes.keys()].sort());
});
