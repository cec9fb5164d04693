import { afterAll, beforeAll, expect, test } from 'vitest';
import { press, shortId } from '../bot/press.ts';
import { type FreshDatabase, freshDatabase } from './databases/fresh.ts';
import { attempt } from './town-of-rows/attempt.ts';
import { buttonsIn, dataOf } from './town-of-rows/buttons.ts';
import { pressing } from './town-of-rows/events.ts';
import { begin, formsIn, type Place } from './town-of-rows/forms.ts';
import { momentAt, newId } from './town-of-rows/moment.ts';
import type { Role } from './town-of-rows/people.ts';
import { foundTown, type Town } from './town-of-rows/town.ts';

let database: FreshDatabase;
let town: Town;

beforeAll(async () => {
  database = await freshDatabase('postgres');
  town = await foundTown(database.db);
});
afterAll(() => database.close());

/** What is kindly said of a button whose row is gone. */
const gone = ['common.outdatedButton', 'meetings.plan.gone', 'polls.proposalGone'];

/** What came of pressing a button that carries this: what was said, and whether anything was kept. */
async function said(data: string, role: Role = 'admin', place: Place = 'group') {
  return attempt(
    database.db,
    async () => pressing(town, role, place, data),
    async (_tx, { queued, changed }) => ({ keys: queued.map(({ params }) => params.key), changed }),
  );
}

const rubbish = [
  '',
  ':',
  '1',
  '1:',
  '1::::::',
  '2:question.answer:AAAAAAAAAAAAAAAAAAAAAA',
  '0:question.answer:AAAAAAAAAAAAAAAAAAAAAA',
  '1:no.such.action:AAAAAAAAAAAAAAAAAAAAAA',
  '1:constructor',
  '1:__proto__:AAAAAAAAAAAAAAAAAAAAAA',
  '1:question.answer',
  '1:question.answer:short',
  "1:question.answer:' or 1=1 --",
  '\u0000\u0001\u202e\ud800',
  '🎈'.repeat(16),
  'x'.repeat(64),
];

test.each(rubbish)('rubbish is answered kindly: %j', async (data) => {
  for (const place of ['group', 'private'] as const) {
    expect(await said(data, 'admin', place)).toEqual({ keys: ['common.outdatedButton'], changed: [] });
    expect(await said(data, 'stranger', place)).toEqual({ keys: ['common.outdatedButton'], changed: [] });
  }
});

/** Buttons that name no row. */
const rowless = ['language', 'form.cancel'];

test('a button whose row is gone, or is one of another kind, changes nothing and says so', async () => {
  const told: string[] = [];
  const rows = { nothing: newId(), question: town.questions.open, group: town.group.id, chat: town.chats.linked.id };
  for (const [action, button] of Object.entries(buttonsIn(town))) {
    if (rowless.includes(action)) continue;
    for (const [noun, id] of Object.entries({ ...rows, commitment: town.commitments.confirmed })) {
      const isIts = action.startsWith(noun) || isOf(action, noun);
      if (isIts) continue;
      const { keys, changed } = await said(press(action, id, button.argument), 'admin', 'private');
      if (changed.length > 0 || keys.length !== 1 || !gone.includes(String(keys[0]))) {
        told.push(`${action} on a ${noun}: ${keys.join(', ')} ${changed.join(', ')}`);
      }
    }
  }
  expect(told).toEqual([]);
});

/** What a button can stand on, where its name does not say so. */
function isOf(action: string, noun: string): boolean {
  const { row } = buttonsIn(town)[action] ?? {};
  const rowOf = (named: object) => Object.values(named).includes(row);
  if (noun === 'question') return rowOf(town.questions);
  if (noun === 'commitment') return rowOf(town.commitments);
  if (noun === 'chat') return rowOf(Object.fromEntries(Object.entries(town.chats).map(([at, { id }]) => [at, id])));
  return noun === 'group' && row === town.group.id;
}

/** Buttons that serve forms of several kinds. */
const serveSeveral = ['commitment.type', 'commitment.cancel', 'form.skip'];

test.each(['question.ask', 'meeting.plan time', 'commitment.later date', 'settings.name'])(
  'a button of a form does nothing to a form of another kind: %s',
  async (name) => {
    const other = formsIn(town)[name];
    if (!other) throw new Error(`no example of the form ${name}`);
    const told: string[] = [];
    for (const [action, button] of Object.entries(buttonsIn(town))) {
      const serves = button.row !== undefined || button.form?.kind === other.kind || serveSeveral.includes(action);
      if (serves || !button.form) continue;
      const { keys, changed } = await attempt(
        database.db,
        async (tx) => {
          const opened = await begin(momentAt(tx, '2026-11-20T10:00'), town, other, 'admin', 'group');
          return pressing(town, 'admin', 'group', dataOf(action, button, opened), button.about);
        },
        async (_tx, observed) => ({ ...observed, keys: observed.queued.map(({ params }) => params.key) }),
      );
      if (changed.length > 0 || !gone.includes(String(keys[0]))) told.push(`${action}: ${keys} ${changed}`);
    }
    expect(told).toEqual([]);
  },
);

const arguments_ = ['', 'x', '\0', '-1', '99', '1e999', '2026-02-31', '__proto__', '🎈'.repeat(8), shortId(newId())];

test('a button with a strange argument is answered', async () => {
  const told: string[] = [];
  for (const [action, button] of Object.entries(buttonsIn(town))) {
    for (const argument of arguments_) {
      const run = attempt(
        database.db,
        async (tx) => {
          const moment = momentAt(tx, '2026-11-20T10:00');
          const opened = button.form && (await begin(moment, town, button.form, 'admin', 'private'));
          const data = `${dataOf(action, { ...button, argument: '' }, opened)}:${argument}`;
          return pressing(town, 'admin', 'private', data, button.about);
        },
        async (_tx, { queued }) => queued.length,
      );
      const answers = await run.catch((error: unknown) => error);
      if (typeof answers !== 'number' || answers === 0) told.push(`${action} with ${argument}: ${String(answers)}`);
    }
  }
  expect(told).toEqual([]);
});
