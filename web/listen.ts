import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { CannotListen } from './cannot-listen.ts';

/** Serves the pages. @throws CannotListen with one line that says what to do. */
export async function listen(app: Hono, { host, port }: { host: string; port: number }): Promise<Server> {
  // Without options the adaptor makes a plain HTTP/1.1 server.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new CannotListen(host, port, error)));
    server.listen(port, host, resolve);
  });
  return server;
}
