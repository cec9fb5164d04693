import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { append } from '../../db/events.ts';
import { idMaker } from '../../db/new-id.ts';
import { identityOf } from '../../db/people.ts';
import {
  blindName,
  destroyKeys,
  keepPrivateAsker,
  privateAskerOf,
  sealQuestion,
  unsealQuestion,
} from '../../db/private-askers.ts';
import { questionLife } from '../../db/questions.ts';
import { identities } from '../../db/schema/people.ts';
import { personKeys, privateAskers } from '../../db/schema/private-askers.ts';
import { newKey, seal, unseal } from '../../db/sealed.ts';
import { addGroup } from '../../db/working-groups.ts';
import type { QuestionId, TextId, WorkingGroupId } from '../../domain/ids.ts';
import { type FreshDatabase, freshDatabase, kinds } from '../databases/fresh.ts';

const now = Temporal.Instant.from('2026-11-20T04:00:00Z');
const newId = idMaker(() => now);

describe('sealing', () => {
  it('opens only with its key, in its place, untouched', () => {
    const key = newKey();
    const sealed = seal(key, 'a secret', 'table:1');
    expect(unseal(key, sealed, 'table:1')).toBe('a secret');
    expect(unseal(newKey(), sealed, 'table:1')).toBeUndefined();
    expect(unseal(key, sealed, 'table:2')).toBeUndefined();
    const flipped = Buffer.from(sealed, 'base64url');
    flipped.writeUInt8(flipped.readUInt8(flipped.length - 1) ^ 1, flipped.length - 1);
    expect(unseal(key, flipped.toString('base64url'), 'table:1')).toBeUndefined();
    expect(unseal(key, '', 'table:1')).toBeUndefined();
    expect(seal(key, 'a secret', 'table:1')).not.toBe(sealed);
  });
});

describe.each(kinds)('who asked without a name, on %s', (kind) => {
  let database: FreshDatabase;
  let group: WorkingGroupId;
  let number = 0;

  beforeAll(async () => {
    database = await freshDatabase(kind);
    const added = {
      id: newId<WorkingGroupId>(),
      slug: 'a',
      name: 'A',
      zone: 'Asia/Bishkek',
      language: 'en',
      code: 'A',
    };
    group = (await addGroup(database.db, { ...added, reminders: [], createdAt: now })).id;
  });
  afterAll(() => database?.close());

  const person = (id: string) => identityOf(database.db, { platform: 'telegram', id, name: id }, now, newId);

  async function asked(): Promise<QuestionId> {
    const id = newId<QuestionId>();
    number += 1;
    const raised = { workingGroup: group, number, text: newId<TextId>(), asker: null, meeting: null, how: 'private' };
    const event = questionLife.parse({ type: 'question_raised', ...raised });
    await append(database.db, questionLife, id, { state: null, version: 0 }, [event], { actor: null, at: now });
    return id;
  }

  it('is found again among others, and no row names both', async () => {
    const [one, other] = [await person('1'), await person('2')];
    const [first, second, third] = [await asked(), await asked(), await asked()];
    await keepPrivateAsker(database.db, first, one.id);
    await keepPrivateAsker(database.db, second, other.id);
    await keepPrivateAsker(database.db, third, one.id);
    expect((await privateAskerOf(database.db, first))?.identity).toBe(one.id);
    expect((await privateAskerOf(database.db, second))?.identity).toBe(other.id);
    expect((await privateAskerOf(database.db, third))?.identity).toBe(one.id);
    expect(await privateAskerOf(database.db, await asked())).toBeUndefined();
    expect(await database.db.select().from(personKeys)).toHaveLength(2);
    const rows = JSON.stringify(await database.db.select().from(privateAskers));
    for (const { id, person: whose } of [one, other]) {
      expect(rows).not.toContain(id);
      expect(rows).not.toContain(whose);
    }
  });

  it('does not open in the row of another question', async () => {
    const one = await person('3');
    const [first, second] = [await asked(), await asked()];
    await keepPrivateAsker(database.db, first, one.id);
    await keepPrivateAsker(database.db, second, one.id);
    await database.db.execute(sql`
      update private_askers set ciphertext = (select ciphertext from private_askers where question_id = ${first})
      where question_id = ${second}`);
    expect(await privateAskerOf(database.db, second)).toBeUndefined();
  });

  it('is found when they have joined their accounts since', async () => {
    const [one, joined] = [await person('4'), await person('5')];
    const question = await asked();
    const asker = await keepPrivateAsker(database.db, question, one.id);
    const sealed = sealQuestion(asker, question);
    await database.db.update(identities).set({ person: joined.person }).where(eq(identities.id, one.id));
    expect((await privateAskerOf(database.db, question))?.identity).toBe(one.id);
    expect(await unsealQuestion(database.db, sealed, one.id)).toBe(question);
  });

  it('names a message the same each time, and differently for each question and purpose', async () => {
    const one = await person('6');
    const [first, second] = [await asked(), await asked()];
    const asker = await keepPrivateAsker(database.db, first, one.id);
    const again = await privateAskerOf(database.db, first);
    expect(again && blindName(again, first, 'asker')).toBe(blindName(asker, first, 'asker'));
    const names = [
      blindName(asker, first, 'asker'),
      blindName(asker, second, 'asker'),
      blindName(asker, first, 'receipt'),
    ];
    expect(new Set(names).size).toBe(3);
  });

  it('is nobody once the key is destroyed, and nobody else is lost', async () => {
    const [one, other] = [await person('7'), await person('8')];
    const [first, second] = [await asked(), await asked()];
    const asker = await keepPrivateAsker(database.db, first, one.id);
    await keepPrivateAsker(database.db, second, other.id);
    const sealed = sealQuestion(asker, first);
    expect(await unsealQuestion(database.db, sealed, other.id)).toBeUndefined();
    await destroyKeys(database.db, []);
    await destroyKeys(database.db, [one.person]);
    expect(await privateAskerOf(database.db, first)).toBeUndefined();
    expect(await unsealQuestion(database.db, sealed, one.id)).toBeUndefined();
    expect((await privateAskerOf(database.db, second))?.identity).toBe(other.id);
  });
});
