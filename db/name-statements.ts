import { PostgresJsSession } from 'drizzle-orm/postgres-js';

// Beyond these a statement is one of endlessly many shapes (rows of an insert, ids of a list), and every name costs memory
// on every connection until that is closed (within the hour).
const limits = { characters: 2_000, statements: 500 };
const named = new Set<string>();

const { prepareQuery } = PostgresJsSession.prototype;

/**
 * drizzle sends every statement without a name, so PostgreSQL parses and plans it anew each time. With a name postgres.js
 * prepares it once a connection: 1.5 to 3 times as many a second. `?prepare=false` in the address switches it off.
 */
PostgresJsSession.prototype.prepareQuery = function (
  this: typeof PostgresJsSession.prototype,
  query,
  fields,
  name,
  ...rest
) {
  return prepareQuery.call(this, query, fields, name ?? nameFor(query.sql), ...rest);
} as typeof prepareQuery; // generic in what it returns, which passes through unchanged

function nameFor(statement: string) {
  if (named.has(statement)) return statement;
  if (statement.length > limits.characters || named.size >= limits.statements) return undefined;
  named.add(statement);
  return statement;
}
