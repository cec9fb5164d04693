import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { createDatabase, onServer } from '../databases/create-database.ts';
import { type FreshDatabase, freshDatabase, kinds } from '../databases/fresh.ts';

describe.each(kinds)('a duty on %s', (kind) => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  test('is held by one, and free again when it is released', async () => {
    const first = await database.claim('polls Telegram');
    expect(first).toBeDefined();
    expect(await database.claim('polls Telegram')).toBeUndefined();
    await first?.release();
    const second = await database.claim('polls Telegram');
    expect(second).toBeDefined();
    await second?.release();
  });

  test('does not stand in the way of another', async () => {
    const claims = await Promise.all([database.claim('polls Telegram'), database.claim('holds WhatsApp')]);
    expect(claims).not.toContain(undefined);
    await Promise.all(claims.map((claim) => claim?.release()));
  });
});

describe('a duty on PostgreSQL, between processes', () => {
  test('passes on when its holder closes', async () => {
    await using place = await createDatabase(inject('databases').serverUrl, inject('databases').template);
    const [one, two] = await Promise.all([open(place.url), open(place.url)]);
    expect(await one.claim('polls Telegram')).toBeDefined();
    expect(await two.claim('polls Telegram')).toBeUndefined();
    await one.close();
    expect(await two.claim('polls Telegram')).toBeDefined();
    await two.close();
  });

  test('its holder learns that the connection is gone, and another takes over', async () => {
    await using place = await createDatabase(inject('databases').serverUrl, inject('databases').template);
    const [one, two] = await Promise.all([open(place.url), open(place.url)]);
    const claim = await one.claim('polls Telegram');
    await onServer(
      place.url,
      (server) => server`select pg_terminate_backend(pid) from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
    );
    await claim?.lost;
    expect(await two.claim('polls Telegram')).toBeDefined();
    await Promise.all([one.close(), two.close()]);
  });

  test('releasing it is not losing it', async () => {
    await using place = await createDatabase(inject('databases').serverUrl, inject('databases').template);
    const one = await open(place.url);
    const claim = await one.claim('polls Telegram');
    await claim?.release();
    await one.close();
    expect(await Promise.race([claim?.lost.then(() => 'lost'), 'kept its peace'])).toBe('kept its peace');
  });
});

const open = (url: string) => openDatabase({ kind: 'postgres', url });
