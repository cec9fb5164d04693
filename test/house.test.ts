import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const probes = [
  // [file, its one line, whether the rules of its room allow it]
  ['domain/x.ts', "import { a } from '../db/client.ts';", false],
  ['domain/x.ts', "import { a } from '../bot/act.ts';", false],
  ['domain/x.ts', "import { readFile } from 'node:fs';", false],
  ['domain/x.ts', "import type { a } from 'pino';", false],
  ['domain/x.ts', "const a = await import('drizzle-orm');", false],
  ['domain/commitment/x.ts', "export { a } from '../../web/app.ts';", false],
  ['db/x.ts', "import { a } from '../bot/act.ts';", false],
  ['db/x.ts', "import { a } from '../web/app.ts';", false],
  ['bot/messages/x.ts', "import { a } from '../../db/client.ts';", false],
  ['bot/messages/x.ts', "import { a } from '../features/help.ts';", false],
  ['bot/features/questions/x.ts', "import { a } from '../../channels/telegram/telegram.ts';", false],
  ['bot/features/x.ts', "import { a } from '../outbox/outbox.ts';", false],
  ['bot/features/x.ts', "import { a } from '../../web/app.ts';", false],
  ['bot/channels/telegram/x.ts', "import { a } from '../../../db/client.ts';", false],
  ['bot/channels/telegram/x.ts', "import { a } from '../../messages/help.ts';", false],
  ['web/x.ts', "import { a } from '../bot/features/help.ts';", false],
  ['web/x.ts', "import { a } from '../bot/channels/telegram/telegram.ts';", false],
  ['locales/x.ts', "import { a } from '../bot/act.ts';", false],
  ['domain/commitment/x.ts', "import { a } from '../ids.ts';", true],
  ['domain/x.ts', "import { z } from 'zod';", true],
  ['bot/features/questions/x.ts', "import { a } from '../../../db/questions.ts';", true],
  ['bot/messages/x.ts', "import { a } from '../../domain/text.ts';", true],
  ['web/x.ts', "import { a } from '../bot/messages/questions.ts';", true],
] as const;

/** The probes that the project's own linter settings refuse, each laid into a house of its own. */
function refusedProbes(): Set<number> {
  const house = mkdtempSync(join(inject('databases').folder, 'house-'));
  const { vcs: _, ...settings } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(join(house, 'biome.json'), JSON.stringify(settings));
  const files = probes.map(([file, line], index) => {
    const path = join(house, file.replace('x.ts', `probe${index}.ts`));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${line}\n`);
    return path;
  });
  const args = ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--colors=off', house];
  const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/biome'), args, { cwd: house, encoding: 'utf8' });
  const said = stdout + stderr;
  return new Set(files.flatMap((path, index) => (said.includes(`${basename(path)}:`) ? [index] : [])));
}

describe('the rooms of the house', () => {
  const refused = refusedProbes();

  it.each(probes.map((probe, index) => [...probe, index] as const))('%s, %s: %s', (_file, _line, allowed, index) => {
    expect(refused.has(index)).toBe(!allowed);
  });
});

describe('time and chance', () => {
  const sources = globSync('{bot,db,domain,web,locales}/**/*.ts', { cwd: root });

  it('come from the clock of the instance everywhere but in the live clock', () => {
    const outside = sources.filter((file) => {
      const code = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').replaceAll(
        /^\s*(\/\/|\*|\/\*).*$/gm,
        '',
      );
      return /Temporal\.Now|Date\.now|new Date\(|Math\.random|performance\.now/.test(code);
    });
    expect(outside).toEqual(['bot/clock/clock.ts']);
  });
});
