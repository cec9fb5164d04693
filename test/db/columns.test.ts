import { eq, sql } from 'drizzle-orm';
import { pgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { id, instant, plainDate, plainTime } from '../../db/columns.ts';
import type { QuestionId } from '../../domain/ids.ts';
import { type FreshDatabase, freshDatabase, kinds } from '../databases/fresh.ts';

const moments = pgTable('moments', {
  id: id<QuestionId>('id').primaryKey(),
  at: instant('at'),
  day: plainDate('day'),
  time: plainTime('time'),
});
const name = '0197c1f0-5b1e-7cc3-98c4-dc0c0c07398f' as QuestionId; // ids are made in db/new-id.ts, tests write them out

describe.each(kinds)('columns on %s', (kind) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    await database.db.execute(sql`create table moments (id uuid primary key, at timestamptz, day date, time time)`);
  });
  afterAll(() => database.close());

  async function kept(row: Omit<typeof moments.$inferInsert, 'id'>) {
    await database.db.delete(moments);
    await database.db.insert(moments).values({ id: name, ...row });
    const [read] = await database.db.select().from(moments).where(eq(moments.id, name));
    return read;
  }

  test.each([
    '2026-12-08T12:30:00Z',
    '2026-12-08T12:30:00.000001Z',
    '2026-12-08T12:30:00.999999Z',
    '1969-12-31T23:59:59.999Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999Z',
  ])('the moment %s comes back to the microsecond', async (text) => {
    expect(await kept({ at: Temporal.Instant.from(text) })).toMatchObject({ at: Temporal.Instant.from(text) });
    expect(String((await kept({ at: Temporal.Instant.from(text) }))?.at)).toBe(text);
  });

  test.each(['2027-03-28', '2024-02-29', '1900-01-01'])('the day %s comes back', async (text) => {
    expect(String((await kept({ day: Temporal.PlainDate.from(text) }))?.day)).toBe(text);
  });

  test.each(['00:00:00', '18:00:00', '23:59:59.999999'])('the time %s comes back', async (text) => {
    expect(String((await kept({ time: Temporal.PlainTime.from(text) }))?.time)).toBe(text);
  });

  test('nothing stays nothing, and the id is text', async () => {
    expect(await kept({})).toEqual({ id: name, at: null, day: null, time: null });
  });

  test('moments are compared by when they are, not by how they are written', async () => {
    await kept({ at: Temporal.Instant.from('2026-12-08T12:30:00Z') });
    const same = Temporal.Instant.from('2026-12-08T18:30:00+06:00');
    expect(await database.db.$count(moments, eq(moments.at, same))).toBe(1);
  });
});
