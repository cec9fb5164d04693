import { spawnSync } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { lockByFile, lockFolder } from '../../db/folder-lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(inject('databases').folder, 'lock-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  await rm(`${folder}.lock`, { force: true });
});

test.each([
  ['this system’s way', lockFolder],
  ['by file', lockByFile],
])('%s: one holds it, the next after it', async (_, lock) => {
  const unlock = await lock(folder);
  await expect(lock(folder)).rejects.toThrow(`Another process has the database in ${folder} open.`);
  await unlock();
  await (await lock(folder))();
});

describe('by file, where there are no abstract sockets', () => {
  test('a holder that died without a word is succeeded', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(`${folder}.lock`, String(pid));
    const unlock = await lockByFile(folder);
    expect(await readFile(`${folder}.lock`, 'utf8')).toBe(String(process.pid));
    await unlock();
    await expect(access(`${folder}.lock`)).rejects.toThrow('ENOENT');
  });

  test('a holder that lives, though it is somebody else’s process, is respected', async () => {
    await writeFile(`${folder}.lock`, '1');
    await expect(lockByFile(folder)).rejects.toThrow('Another process');
  });

  test('a file without a number, from a crash while writing it, is no lock', async () => {
    await writeFile(`${folder}.lock`, '');
    await (await lockByFile(folder))();
  });
});
