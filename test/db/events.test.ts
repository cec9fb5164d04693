import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { events } from '../../db/schema/events.ts';
import { type FreshDatabase, freshDatabase, kinds } from '../databases/fresh.ts';

describe.each(kinds)('events, on %s', (kind) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    await database.db.insert(events).values({
      noun: 'question',
      stream: '00000000-0000-4000-8000-000000000001',
      seq: 1,
      type: 'question_published',
      payload: {},
      at: Temporal.Instant.from('2026-12-01T04:00:00Z'),
    });
  });
  afterAll(() => database?.close());

  test.each([
    ['UPDATE', sql`update events set type = 'question_withdrawn'`],
    ['DELETE', sql`delete from events`],
    ['TRUNCATE', sql`truncate events`],
  ])('refuse %s, and stay as they are', async (operation, statement) => {
    await expect(database.db.execute(statement)).rejects.toMatchObject({
      cause: { message: expect.stringContaining(`${operation} is refused`) },
    });
    expect(await database.db.select({ type: events.type }).from(events)).toEqual([{ type: 'question_published' }]);
  });

  test('of one stream have each number once', async () => {
    const again = sql`insert into events (noun, stream_id, seq, type, payload, at)
      select noun, stream_id, seq, type, payload, at from events`;
    await expect(database.db.execute(again)).rejects.toMatchObject({ cause: { code: '23505' } });
  });
});
