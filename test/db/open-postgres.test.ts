import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { rowsOf } from '../../db/client.ts';
import { openDatabase } from '../../db/open.ts';
import { createDatabase, onServer } from '../databases/create-database.ts';
import { databaseAt } from '../databases/database-at.ts';
import { type PostgresServer, startPostgres } from '../databases/postgres-server.ts';
import { migrationsIn } from './migrations-in.ts';

const n = z.object({ n: z.number() });
const tables = [{ sql: 'create table events (n int primary key);' }, { sql: 'create table words (n int);' }];

describe('what is said when it cannot be opened', () => {
  const open = (url: string) => openDatabase({ kind: 'postgres', url });

  test('no server', async () => {
    await expect(open('postgres://bot:secret@127.0.0.1:1/ashar')).rejects.toThrow(
      'PostgreSQL at 127.0.0.1:1 (DATABASE_URL) cannot be reached (ECONNREFUSED). Start it, or correct the address.',
    );
  });

  test('no such database, no such user', async () => {
    const { serverUrl } = inject('databases');
    await expect(open(databaseAt(serverUrl, 'nowhere'))).rejects.toThrow(/has no database "nowhere"\. Create it/);
    const stranger = new URL(serverUrl);
    stranger.username = 'stranger';
    stranger.password = 'secret';
    const refusal = await open(stranger.href).catch((error: Error) => error.message);
    expect(refusal).toMatch(/refuses the user: .*stranger.* Correct the user or the password/);
    expect(refusal).not.toContain('secret');
  });
});

test('the line for the start holds no secret', async () => {
  await using database = await createDatabase(inject('databases').serverUrl);
  const url = new URL(database.url);
  url.password = 'secret';
  const opened = await openDatabase({ kind: 'postgres', url: url.href, migrations: await migrationsIn(tables) });
  expect(opened.describe).toBe(`PostgreSQL at ${url.host}${url.pathname}: for any number of groups and processes`);
  await opened.close();
});

describe('with a role of its own for migrations', () => {
  const role = `daily_${process.pid}`;
  beforeAll(() => onServer(inject('databases').serverUrl, (server) => server.unsafe(`create role ${role} login`)));
  afterAll(() => onServer(inject('databases').serverUrl, (server) => server.unsafe(`drop role ${role}`)));

  test('daily work reads, writes, and only adds events', async () => {
    await using database = await createDatabase(inject('databases').serverUrl);
    const url = new URL(database.url);
    url.username = role;
    const settings = { kind: 'postgres', url: url.href, migrateUrl: database.url } as const;
    const opened = await openDatabase({ ...settings, migrations: await migrationsIn(tables) });

    await opened.db.execute(sql`insert into words values (1)`);
    await opened.db.execute(sql`update words set n = 2`);
    await opened.db.execute(sql`delete from words`);
    await opened.db.execute(sql`insert into events values (1)`);
    expect(await rowsOf(opened.db, n, sql`select n from events`)).toEqual([{ n: 1 }]);
    for (const forbidden of [
      sql`update events set n = 2`,
      sql`delete from events`,
      sql`truncate events`,
      sql`drop table words`,
      sql`alter table events disable trigger all`,
      sql`delete from drizzle.__drizzle_migrations`,
    ]) {
      await expect(opened.db.execute(forbidden)).rejects.toMatchObject({ cause: { code: '42501' } });
    }
    await opened.close();
  });
});

describe('a server that goes away and comes back', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test('queries fail while it is away, what was answered is there, and work goes on by itself', async () => {
    const opened = await openDatabase({ kind: 'postgres', url: server.url(), migrations: await migrationsIn(tables) });
    await opened.db.execute(sql`insert into events values (1)`);
    const waiting = opened.db.execute(sql`select pg_sleep(60)`);
    const cut = expect(waiting).rejects.toThrow();
    await server.crash();
    await cut;
    expect(await opened.healthy()).toBe(false);

    const meanwhile = opened.db.execute(sql`insert into events values (2)`).then(
      () => 'saved',
      () => 'failed',
    );
    await server.start();
    const outcome = await meanwhile;
    await expect.poll(() => opened.healthy()).toBe(true);
    const expected = outcome === 'saved' ? [{ n: 1 }, { n: 2 }] : [{ n: 1 }];
    expect(await rowsOf(opened.db, n, sql`select n from events order by n`)).toEqual(expected);
    await opened.close();
  });
});
