import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from './databases/fresh.ts';
import { attempt } from './town-of-rows/attempt.ts';
import { buttonsIn, dataOf } from './town-of-rows/buttons.ts';
import { commands } from './town-of-rows/commands.ts';
import { pressing, saying } from './town-of-rows/events.ts';
import { begin, formsIn, type Place } from './town-of-rows/forms.ts';
import { momentAt, declared } from './town-of-rows/moment.ts';
import { roles } from './town-of-rows/people.ts';
import { foundTown, type Town } from './town-of-rows/town.ts';

let database: FreshDatabase;
let town: Town;
beforeAll(async () => { database = await freshDatabase('pglite'); town = await foundTown(database.db); });
afterAll(() => database.close());

test('matrix', async () => {
  const out: string[] = [];
  const t0 = performance.now(); let n = 0;
  const one = async (label: string, happens: Parameters<typeof attempt>[1]) => {
    n++;
    try {
      const seen = await attempt(database.db, happens, async (_tx, o) => o);
      const said = seen.queued.map((q) => (q.recipe === 'note' ? `${q.act}:${String(q.params.key)}` : `${q.act}:${q.recipe}`));
      return `${[...new Set(said)].slice(0,6).join(' ')} | ${seen.changed.join(',')}`;
    } catch (e) { return `THREW ${String(e).slice(0, 200)} ${String((e as Error).cause).slice(0,200)}`; }
  };
  const group = (label: string, by: Map<string, string[]>) => { out.push(label); for (const [k, v] of by) out.push(`    ${v.join(',')}: ${k}`); };
  const each = async (label: string, places: Place[], f: (role: any, place: Place) => Parameters<typeof attempt>[1]) => {
    for (const place of places) {
      const by = new Map<string, string[]>();
      for (const role of roles) { const r = await one(label, f(role, place)); by.set(r, [...(by.get(r) ?? []), role]); }
      group(`${label} @${place}`, by);
    }
  };
  for (const [name, text] of Object.entries(commands)) await each(`/${name}`, ['group', 'private'], (role, place) => async () => saying(town, role, place, text));
  for (const [action, b] of Object.entries(buttonsIn(town))) {
    const places: Place[] = b.form?.scene === 'private' ? ['private'] : action.startsWith('setup.') ? ['unlinked','private'] : ['group', 'private'];
    if (!b.form) await each(`[${action}]`, places, (role, place) => async () => pressing(town, role, place, dataOf(action, b)));
    else {
      await each(`[${action}] own`, places, (role, place) => async (tx) => pressing(town, role, place, dataOf(action, b, await begin(momentAt(tx, '2026-11-20T10:00'), town, b.form!, role, place)), b.about));
      await each(`[${action}] member's`, places, (role, place) => async (tx) => pressing(town, role, place, dataOf(action, b, await begin(momentAt(tx, '2026-11-20T10:00'), town, b.form!, 'member', place)), b.about));
    }
  }
  for (const [name, f] of Object.entries(formsIn(town))) {
    const places: Place[] = f.scene === 'private' ? ['private'] : f.scene === 'unlinked' ? ['unlinked'] : ['group', 'private'];
    await each(`{${name}}`, places, (role, place) => async (tx) => { await begin(momentAt(tx, '2026-11-20T10:00'), town, f, role, place); return saying(town, role, place, f.good, true); });
  }
  out.push(`${n} cases in ${Math.round(performance.now() - t0)} ms`);
  const missing = (a: Iterable<string>, b: Iterable<string>) => [...new Set(a)].filter((x) => !new Set(b).has(x));
  out.push(`missing ${missing(declared.commands.keys(), Object.keys(commands))} ${missing(declared.presses.keys(), Object.keys(buttonsIn(town)))} ${missing(declared.forms.keys(), Object.values(formsIn(town)).map((f) => f.kind))}`);
  writeFileSync('/tmp/matrix.txt', out.join('\n'));
}, 300_000);
