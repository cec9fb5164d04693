import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { rowsOf } from '../../db/client.ts';
import { type OpenedDatabase, openDatabase } from '../../db/open.ts';
import { migrationsIn } from './migrations-in.ts';

let folder: string;
let migrations: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = join(await mkdtemp(join(inject('databases').folder, 'folder-')), 'data', 'database');
  migrations = await migrationsIn([{ sql: 'create table kept (n int primary key);' }]);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rm(join(folder, '..', '..'), { recursive: true, force: true }));

function hold() {
  const script = fileURLToPath(new URL('./folder-holder.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, migrations]);
  children.push(child);
  const said = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
  const next = async () => String((await said.next()).value).trim();
  return { child, next, refusal: text(child.stderr) };
}

const open = (place = folder) => openDatabase({ kind: 'pglite', folder: place, migrations });
const numbers = ({ db }: OpenedDatabase) => rowsOf(db, z.object({ n: z.number() }), sql`select n from kept order by n`);

describe('a database folder', () => {
  test('is made with all folders above it, and readable for its owner alone', async () => {
    const opened = await open();
    expect(opened.describe).toContain(folder);
    expect(await numbers(opened)).toEqual([]);
    await opened.close();
    await opened.close();
    expect(await readdir(join(folder, '..'))).toEqual(['database']);
  });

  test('is refused to a second process, by whatever path it comes', async () => {
    const first = hold();
    expect(await first.next()).toBe('open');
    const second = hold();
    expect(await second.refusal).toBe(
      `Another process has the database in ${folder} open. Stop it, or give this one its own DATA_DIR.`,
    );
    const link = `${folder}-link`;
    await symlink(folder, link);
    await expect(open(link)).rejects.toThrow(/Another process has the database/);
  });

  test('is free again after kill -9, with everything that was acknowledged', async () => {
    const { child, next } = hold();
    expect(await next()).toBe('open');
    child.stdin.write('1');
    expect(await next()).toBe('1');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const opened = await open();
    expect(await numbers(opened)).toEqual([{ n: 1 }]);
    await opened.close();
  });

  test('keeps its rows when it is closed in order', async () => {
    const { child, next } = hold();
    expect(await next()).toBe('open');
    child.stdin.write('2');
    expect(await next()).toBe('2');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const opened = await open();
    expect(await numbers(opened)).toEqual([{ n: 1 }, { n: 2 }]);
    await opened.close();
  });

  test('cannot be opened twice in one process either, and can again after closing', async () => {
    const opened = await open();
    await expect(open()).rejects.toThrow(/Another process|already/);
    await opened.close();
    await (await open()).close();
  });

  test('that is damaged says so in one line, and is not held', async () => {
    await truncate(join(folder, 'global', 'pg_control'));
    const line = `The database in ${folder} cannot be read: its files are damaged. Restore a backup there, or set another DATA_DIR.`;
    await expect(open()).rejects.toThrow(line);
    await expect(open()).rejects.toThrow(line);
  });
});

describe('files that are not ours are left alone', () => {
  test.each([
    ['letter.txt', 'hello', /holds files but no database/],
    ['PG_VERSION', '', /holds files but no database/],
    ['PG_VERSION', '17\n', /has format 17 and this version of Ashar reads 18/],
  ])('%s holding %j', async (name, content, refusal) => {
    const place = await mkdtemp(join(inject('databases').folder, 'foreign-'));
    await writeFile(join(place, name), content);
    await expect(open(place)).rejects.toThrow(refusal);
    expect(await readdir(place)).toEqual([name]);
    await rm(place, { recursive: true });
  });

  test('a file where the folder should be', async () => {
    const place = await mkdtemp(join(inject('databases').folder, 'file-'));
    await writeFile(join(place, 'database'), '');
    await expect(open(join(place, 'database'))).rejects.toThrow(/database folder .* cannot be read \(ENOTDIR\)/);
    await expect(open(join(place, 'database', 'below'))).rejects.toThrow(/cannot be made \(EEXIST|ENOTDIR\)/);
    await rm(place, { recursive: true });
  });

  test('a making that was interrupted is begun again', async () => {
    const place = await mkdtemp(join(inject('databases').folder, 'half-'));
    await mkdir(join(place, 'database.unfinished'));
    await writeFile(join(place, 'database.unfinished', 'half'), '');
    await mkdir(join(place, 'database'));
    const opened = await open(join(place, 'database'));
    expect(await numbers(opened)).toEqual([]);
    await opened.close();
    expect(await readdir(place)).toEqual(['database']);
    await rm(place, { recursive: true });
  });
});
