import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/databases/setup.ts'],
    pool: 'forks',
    // A worker with PGlite needs about 500 MB and a whole core.
    maxWorkers: 2,
    execArgv: ['--import', fileURLToPath(new URL('./db/quick-imports.ts', import.meta.url))],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
