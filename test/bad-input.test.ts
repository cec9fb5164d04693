import { eq, gt } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatEvent } from '../bot/channels/channel.ts';
import type { Tx } from '../db/client.ts';
import { forms } from '../db/schema/forms.ts';
import { posts } from '../db/schema/posts.ts';
import { texts } from '../db/schema/texts.ts';
import { workingGroups } from '../db/schema/working-groups.ts';
import type { ChatId, FormId } from '../domain/ids.ts';
import { countCharacters, TEXT_LIMITS } from '../domain/text.ts';
import { type FreshDatabase, freshDatabase } from './databases/fresh.ts';
import { attempt, type Observed, rendered } from './town-of-rows/attempt.ts';
import { saying } from './town-of-rows/events.ts';
import { begin, chatOf, type Example, formsIn, type Place } from './town-of-rows/forms.ts';
import { declared, momentAt } from './town-of-rows/moment.ts';
import type { Role } from './town-of-rows/people.ts';
import { strangeTexts } from './town-of-rows/strange-texts.ts';
import { faultsOf } from './town-of-rows/telegram-limits.ts';
import { foundTown, type Town } from './town-of-rows/town.ts';

let database: FreshDatabase;
let town: Town;

beforeAll(async () => {
  database = await freshDatabase('postgres');
  town = await foundTown(database.db);
});
afterAll(() => database.close());

type Typed = { readonly role: Role; readonly place: Place; readonly heads: readonly string[] };

/** What stands before the strange text in each command, and by whom it is typed where. */
const typed: Readonly<Record<string, Typed>> = {
  start: { role: 'member', place: 'private', heads: ['', 'i', 'q-'] },
  language: { role: 'member', place: 'private', heads: [''] },
  help: { role: 'member', place: 'group', heads: [''] },
  meeting: { role: 'admin', place: 'group', heads: ['', '15.12.2026 ', '15.12.2026 18:00 ', 'monthly '] },
  reporting: { role: 'officer', place: 'private', heads: ['', '15.12.2026 18:00 '] },
  meetings: { role: 'member', place: 'group', heads: [''] },
  ask: { role: 'member', place: 'group', heads: [''] },
  questions: { role: 'member', place: 'private', heads: ['', 'Q-1'] },
  answer: { role: 'officer', place: 'group', heads: ['', 'Q-1 ', 'Q-'] },
  commit: { role: 'admin', place: 'group', heads: ['', 'Q-1 ', 'Q-1 @', 'Q-1 police ', 'Q-1 community 20.12.2026 '] },
  commitments: { role: 'member', place: 'group', heads: [''] },
  mine: { role: 'officer', place: 'private', heads: [''] },
  done: { role: 'officer', place: 'group', heads: ['', 'C-3 ', 'C-'] },
  progressing: { role: 'officer', place: 'private', heads: ['', 'C-3 '] },
  blocked: { role: 'officer', place: 'private', heads: ['', 'C-3 '] },
  later: { role: 'officer', place: 'private', heads: ['', 'C-3 ', 'C-3 30.12.2026 '] },
  poll: { role: 'admin', place: 'group', heads: ['', 'C-11 '] },
  officer: { role: 'admin', place: 'group', heads: [''] },
  adviser: { role: 'admin', place: 'group', heads: [''] },
  facilitator: { role: 'admin', place: 'group', heads: [''] },
  record: { role: 'admin', place: 'private', heads: ['', 'M-3 '] },
  progress: { role: 'admin', place: 'group', heads: [''] },
  settings: { role: 'admin', place: 'private', heads: [''] },
};

/** Who fills in each form in these tests; the others a facilitator. */
const fillers: Readonly<Record<string, Role>> = {
  'question.ask': 'member',
  'question.askPrivately': 'member',
  'question.answer': 'officer',
  'question.answerSure': 'officer',
  'commitment.which': 'officer',
  'commitment.decline': 'officer',
  'commitment.note': 'officer',
  'commitment.progress': 'officer',
  'commitment.later': 'officer',
  'commitment.stuck': 'officer',
};

const unclean = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const longest = Math.max(...Object.values(TEXT_LIMITS));
/** Characters of a working group's name. */
const longestName = 100;

/** Everything that can be wrong with what an act came to. */
async function complaints(tx: Tx, { queued, changed }: Observed, chat: ChatId, opened?: FormId): Promise<string[]> {
  const wrong: string[] = [];
  const answers: string[] = [];
  for (const delivery of queued) {
    const message = await rendered(tx, delivery);
    if (message === null) continue;
    for (const fault of await faultsOf(message, delivery.act, delivery.to.platformId)) {
      wrong.push(`${delivery.recipe}: ${fault}`);
    }
    const text = message.body.map((span) => span.text).join('');
    if (delivery.to.id === chat && (text.trim() !== '' || message.attachment)) answers.push(delivery.recipe);
  }
  if (answers.length === 0) wrong.push('nothing was said to them');
  wrong.push(...(await uncleanRows(tx)));
  const refused = queued.every(({ recipe }) => recipe === 'note') && changed.every((table) => table === 'forms');
  if (refused && opened && !(await isOpen(tx, opened))) wrong.push('refused, and the form was closed');
  return wrong;
}

async function isOpen(tx: Tx, id: FormId): Promise<boolean> {
  return (await tx.select({ id: forms.id }).from(forms).where(eq(forms.id, id))).length > 0;
}

async function uncleanRows(tx: Tx): Promise<string[]> {
  const kept = [
    ...(await tx.select({ body: texts.body }).from(texts).where(gt(texts.createdAt, yesterday))).map((row) => ({
      ...row,
      max: longest,
    })),
    ...(await tx.select({ body: posts.name }).from(posts)).map((row) => ({ ...row, max: TEXT_LIMITS.postName })),
    ...(await tx.select({ body: workingGroups.name }).from(workingGroups)).map((row) => ({ ...row, max: longestName })),
  ];
  return kept.flatMap(({ body, max }) => [
    ...(unclean.test(body) || !body.isWellFormed() ? [`kept unclean: ${JSON.stringify(body).slice(0, 60)}`] : []),
    ...(countCharacters(body) > max || body.length > 3 * max ? [`kept too long: ${body.length} units`] : []),
    ...(body.trim() === '' ? ['kept empty'] : []),
  ]);
}

const yesterday = Temporal.Instant.from('2026-11-19T12:00:00Z');

/** Has each strange text happen, and hands back what was wrong with which. */
async function tryAll(
  happens: (text: string) => (tx: Tx) => Promise<{ event: ChatEvent; opened?: FormId }>,
  chat: ChatId,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [name, text] of Object.entries(strangeTexts)) {
    let opened: FormId | undefined;
    const begun = async (tx: Tx) => {
      const begins = await happens(text)(tx);
      opened = begins.opened;
      return begins.event;
    };
    const found = attempt(database.db, begun, (tx, observed) => complaints(tx, observed, chat, opened));
    const told = await found.catch((error: unknown) => [`threw ${String(error).slice(0, 200)}`]);
    wrong.push(...told.map((complaint) => `${name}: ${complaint}`));
  }
  return wrong;
}

test('every command and every form is tried', () => {
  expect(Object.keys(typed).sort()).toEqual([...declared.commands.keys()].sort());
  const kinds = new Set(Object.values(formsIn(town)).map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([...declared.forms.keys()].sort());
});

describe('strange words behind a command', () => {
  const all = Object.entries(typed).flatMap(([name, { role, place, heads }]) =>
    heads.map((head) => ({ head: `/${name} ${head}`, role, place })),
  );
  test.each(all)('$head…', async ({ head, role, place }) => {
    const happens = (text: string) => async () => ({ event: saying(town, role, place, `${head}${text}`) });
    expect(await tryAll(happens, chatOf(town, role, place).id)).toEqual([]);
  });
});

const answered = async (name: string, example: Example) => {
  const role = fillers[example.kind] ?? 'admin';
  const place: Place = example.scene === 'unlinked' ? 'unlinked' : 'private';
  const happens = (text: string) => async (tx: Tx) => {
    const opened = await begin(momentAt(tx, '2026-11-20T10:00'), town, example, role, place);
    return { opened, event: saying(town, role, place, text, true) };
  };
  return [name, await tryAll(happens, chatOf(town, role, place).id)];
};

test.each([...declared.forms.keys()])('strange answers to %s', async (kind) => {
  for (const [name, example] of Object.entries(formsIn(town))) {
    if (example.kind === kind) expect(await answered(name, example)).toEqual([name, []]);
  }
});

test.each(Object.entries(strangeTexts))('somebody is called: %s', async (_what, name) => {
  for (const text of ['/ask', '/ask Who sweeps?', '/officer Beat 7', '/commit', '/mine', '/help']) {
    const said = saying(town, 'admin', 'group', text);
    const event = said.kind === 'said' ? { ...said, by: { ...said.by, name } } : said;
    const look = (tx: Tx, observed: Observed) => complaints(tx, observed, town.chats.linked.id);
    expect([text, await attempt(database.db, async () => event, look)]).toEqual([text, []]);
  }
});
