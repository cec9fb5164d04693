import { growAgain } from '../db/quick-imports.ts';

// Imported afterwards, not above: the lines of quick-imports must be at work before anything loads drizzle.
const { run } = await import('./run.ts');
await run(process.env);
growAgain();
