import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import type { Queryable } from '../db/client.ts';
import { fallbackLanguage, languages } from '../locales/words.ts';
import { calendar } from './calendar.ts';
import { failedPage, notFoundPage } from './error-pages.ts';
import { groupPage } from './group-page.ts';
import { startPage } from './start-page.ts';
import { style } from './style.ts';

/** What the pages are made from. Nothing here can act. */
export type WebParts = {
  readonly db: Queryable;
  readonly now: () => Temporal.Instant;
  readonly publicUrl: string;
  /** Whether the instance hears, speaks and remembers now. */
  readonly ready: () => Promise<boolean>;
  readonly metrics: () => Promise<string>;
};

/** Pages may be kept by browsers and caches for five minutes. */
const fiveMinutes = 'public, max-age=300';

/** The public pages, and what a machine asks of a service. */
export function webApp(parts: WebParts): Hono {
  const app = new Hono();
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) =>
    (await parts.ready()) ? context.text('ready') : context.text('not ready', 503),
  );
  app.get('/metrics', async (context) => context.text(await parts.metrics()));

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
    }),
    etag(),
  );
  app.use(async (context, next) => {
    await next();
    if (context.res.status === 200) context.header('cache-control', fiveMinutes);
  });
  app.get('/style.css', (context) => context.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/', async (context) => context.html(await startPage(parts, fallbackLanguage)));
  app.get('/g/:file{[^/]+\\.ics}', (context) => calendar(parts, context));
  app.get('/g/:slug', (context) => groupPage(parts, context, undefined));
  for (const language of languages) {
    app.get(`/${language}`, async (context) => context.html(await startPage(parts, language)));
    app.get(`/${language}/g/:slug`, (context) => groupPage(parts, context, language));
  }
  app.notFound((context) => context.html(notFoundPage(parts, fallbackLanguage), 404));
  app.onError((_error, context) => context.html(failedPage(parts, fallbackLanguage), 500));
  return app;
}
