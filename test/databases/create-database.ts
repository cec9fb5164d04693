import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { databaseAt } from './database-at.ts';

/** A database of its own on the server: a copy of `template`, by default one without any tables. `drop` ends its users. */
export async function createDatabase(serverUrl: string, template = 'template0') {
  const name = `ashar_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, (server) => server`create database ${server(name)} template ${server(template)}`);
  const drop = async () => {
    await onServer(serverUrl, (server) => server`drop database if exists ${server(name)} with (force)`);
  };
  return { name, url: databaseAt(serverUrl, name), drop, [Symbol.asyncDispose]: drop };
}

/** Runs one piece of work on a connection of its own. */
export async function onServer<Result>(url: string, work: (server: postgres.Sql) => Promise<Result>): Promise<Result> {
  const server = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(server);
  } finally {
    await server.end({ timeout: 5 });
  }
}
