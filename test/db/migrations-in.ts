import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A migrations folder of drizzle's form with these statements, dated 1, 2, 3 … or as told. Made anew for each call. */
export async function migrationsIn(steps: readonly { sql: string; when?: number }[]): Promise<string> {
  const folder = await mkdtemp(join(inject('databases').folder, 'migrations-'));
  await mkdir(join(folder, 'meta'));
  const entries = steps.map(({ when }, idx) => ({
    idx,
    version: '7',
    when: when ?? idx + 1,
    tag: `step_${idx}`,
    breakpoints: true,
  }));
  await writeFile(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  );
  await Promise.all(steps.map(({ sql }, idx) => writeFile(join(folder, `step_${idx}.sql`), sql)));
  return folder;
}
