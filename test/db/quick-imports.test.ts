import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Memory in MB of a fresh process after these modules are imported. */
function memoryAfter(...modules: string[]) {
  const imports = modules.map((module) => `await import(${JSON.stringify(module)});`).join('');
  const report = 'console.log(process.memoryUsage.rss() / 1e6)';
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', `${imports}${report}`], { cwd }));
}

test('drizzle takes less than half the memory with it than without', () => {
  const quick = fileURLToPath(new URL('../../db/quick-imports.ts', import.meta.url));
  expect(memoryAfter(quick, 'drizzle-orm/postgres-js')).toBeLessThan(memoryAfter('drizzle-orm/postgres-js') / 2);
});
