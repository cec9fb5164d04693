import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatEvent } from '../bot/channels/channel.ts';
import { look } from '../bot/route.ts';
import { membershipOf } from '../db/chats.ts';
import type { Tx } from '../db/client.ts';
import { activePeople } from '../db/working-groups.ts';
import { type FreshDatabase, freshDatabase } from './databases/fresh.ts';
import { attempt, type Observed } from './town-of-rows/attempt.ts';
import { type Button, buttonsIn, dataOf } from './town-of-rows/buttons.ts';
import { commands } from './town-of-rows/commands.ts';
import { pressing, saying } from './town-of-rows/events.ts';
import { begin, formsIn, type Place } from './town-of-rows/forms.ts';
import { mayPress, mayPressAnothers } from './town-of-rows/may-press.ts';
import { mayFillIn, mayType } from './town-of-rows/may-type.ts';
import { declared, momentAt, today } from './town-of-rows/moment.ts';
import { type Role, roles } from './town-of-rows/people.ts';
import type { Rule, Rules } from './town-of-rows/rules.ts';
import { singleRows } from './town-of-rows/single-rows.ts';
import { foundTown, type Town } from './town-of-rows/town.ts';

let database: FreshDatabase;
let town: Town;

beforeAll(async () => {
  database = await freshDatabase('postgres');
  town = await foundTown(database.db);
});
afterAll(() => database.close());

type Happens = (tx: Tx) => Promise<ChatEvent>;

/** What an act came to: done, or refused with which words; anything else is told as it is. */
async function outcome(happens: Happens): Promise<string> {
  return attempt(database.db, happens, async (_tx, observed) => told(observed));
}

function told({ queued, changed }: Observed): string {
  const notes = queued.filter(({ recipe }) => recipe === 'note').map(({ params }) => String(params.key));
  const refusal = notes.find((key) => refusals.has(key));
  if (refusal === undefined) {
    const did = changed.length > 0 || queued.some(({ params }) => params.key !== 'common.noted');
    return did ? 'done' : 'nothing happened';
  }
  // A message may be shown again as it is now; nothing else may be said or kept.
  const said = queued.filter(({ act, recipe }) => recipe === 'note' || act === 'send');
  if (changed.length > 0) return `refused with ${refusal}, but ${changed.join(', ')} changed`;
  return said.length > 1 ? `refused with ${refusal}, and more was said` : refusal;
}

const ruled = (): Rule[] => [
  ...[mayType, mayPress, mayPressAnothers, mayFillIn].flatMap((table) =>
    Object.values(table).flatMap((rules: Rules) => [rules.group, rules.private]),
  ),
  ...singleRows(town).map(({ rule }) => rule),
];
let refusals: ReadonlySet<string> = new Set();
beforeAll(() => {
  const keys = ruled().flatMap(({ others, except }) => [others, ...Object.values(except ?? {})]);
  refusals = new Set([...keys, 'common.outdatedButton']);
});

function expected({ who, others, except }: Rule, role: Role): string {
  return who.includes(role) ? 'done' : (except?.[role] ?? others);
}

/** Has everybody try, and holds what came of it against the rule, all roles at once. */
async function everybodyTries(rule: Rule, tries: (role: Role) => Happens, among: readonly Role[] = roles) {
  const found: Partial<Record<Role, string>> = {};
  const wanted: Partial<Record<Role, string>> = {};
  for (const role of among) {
    found[role] = await outcome(tries(role));
    wanted[role] = expected(rule, role);
  }
  expect(found).toEqual(wanted);
}

const places = ['group', 'private'] as const;

function press(action: string, button: Button, role: Role, place: Place, whose: Role = role): Happens {
  return async (tx) => {
    const opened = button.form && (await begin(momentAt(tx, '2026-11-20T10:00'), town, button.form, whose, place));
    return pressing(town, role, place, dataOf(action, button, opened), button.about);
  };
}

test('every command, button and form is in these tables', () => {
  expect(Object.keys(mayType).sort()).toEqual([...declared.commands.keys()].sort());
  expect(Object.keys(commands).sort()).toEqual([...declared.commands.keys()].sort());
  expect(Object.keys(mayPress).sort()).toEqual([...declared.presses.keys()].sort());
  expect(Object.keys(buttonsIn(town)).sort()).toEqual([...declared.presses.keys()].sort());
  expect(Object.keys(mayFillIn).sort()).toEqual([...declared.forms.keys()].sort());
  const ofForms = Object.entries(buttonsIn(town)).filter(([, { form, row }]) => form && row === undefined);
  expect(Object.keys(mayPressAnothers).sort()).toEqual(ofForms.map(([action]) => action).sort());
});

describe.each(places)('in %s', (place) => {
  test.each(Object.entries(mayType))('/%s', async (name, rules) => {
    await everybodyTries(rules[place], (role) => async () => saying(town, role, place, commands[name] ?? ''));
  });

  test.each(Object.entries(mayPress))('the button %s', async (action, rules) => {
    const button = buttonsIn(town)[action];
    if (!button) throw new Error(`no example of the button ${action}`);
    if (button.form?.scene === 'private' && place === 'group') return;
    const where = action.startsWith('setup.') && place === 'group' ? 'unlinked' : place;
    await everybodyTries(rules[place], (role) => press(action, button, role, where));
  });

  test.each(Object.entries(mayPressAnothers))("the button %s of somebody else's form", async (action, rules) => {
    const button = buttonsIn(town)[action];
    if (!button) throw new Error(`no example of the button ${action}`);
    if (button.form?.scene === 'private' && place === 'group') return;
    const others = ['admin', 'officer', 'stranger'] as const;
    await everybodyTries(rules[place], (role) => press(action, button, role, place, 'member'), others);
  });

  test.each(Object.entries(mayFillIn))('what is typed into %s', async (kind, rules) => {
    const example = Object.values(formsIn(town)).find((form) => form.kind === kind);
    if (!example) throw new Error(`no example of the form ${kind}`);
    if (example.scene === 'private' && place === 'group') return;
    const where = example.scene === 'unlinked' && place === 'group' ? 'unlinked' : place;
    const typed = (role: Role) => async (tx: Tx) => {
      await begin(momentAt(tx, '2026-11-20T10:00'), town, example, role, where);
      return saying(town, role, where, example.good, true);
    };
    await everybodyTries(rules[place], typed);
  });
});

test('what hangs on one row is done by whom it belongs to', async () => {
  for (const { rule, happens } of singleRows(town)) await everybodyTries(rule, happens);
});

test('whoever is not in the chat is no member for having pressed a button there', async () => {
  const { identity } = town.people.stranger;
  const event = pressing(town, 'stranger', 'group', 'rubbish');
  const seen = await attempt(
    database.db,
    async () => event,
    async (tx) => ({
      place: await membershipOf(tx, town.chats.linked.id, identity.id),
      active: await activePeople(tx, town.group.id, today.subtract({ hours: 1 })),
      // They may have come back: the platform is asked every time.
      believed: event.kind !== 'voted' && (await look(tx, event, today)).toldLately,
    }),
  );
  expect(seen).toEqual({ place: 'left', active: 0, believed: false });
});

test('an admin of one chat has no right to what belongs to another, whatever their button carries', async () => {
  const tellsOf: Record<string, string> = {};
  for (const [action, button] of Object.entries(buttonsIn(town))) {
    if (mayPress[action]?.private.who.includes('neighbour') || button.form) continue;
    const came = await outcome(press(action, button, 'neighbour', 'elsewhere'));
    if (!refusals.has(came)) tellsOf[action] = came;
  }
  expect(tellsOf).toEqual({});
});
