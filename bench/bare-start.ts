import '../db/quick-imports.ts';

// The limit that our start is measured against: the same libraries imported, the same database opened, nothing else.
await import('grammy');
await import('hono');
await import('@hono/node-server');
await import('i18next');
await import('node-cron');
await import('pino');
await import('prom-client');
await import('rrule-temporal');
await import('ical-generator');
await import('@sindresorhus/slugify');
await import('zod');
const { openDatabase } = await import('../db/open.ts');
const url = process.env.DATABASE_URL;
const database = await openDatabase(
  url === undefined ? { kind: 'pglite', folder: process.env.DATA_DIR ?? '' } : { kind: 'postgres', url },
);
process.stdout.write('ready\n');
process.once('SIGTERM', () => void database.close().then(() => process.exit(0)));
// Stays until it is told to stop, like the bot.
setInterval(() => undefined, 60_000);
