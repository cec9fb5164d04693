import { CannotOpen } from './cannot-open.ts';

/** Says in one line why PostgreSQL could not be opened, and what to do. `variable` names what the person has set. */
export function explain(error: unknown, url: string, variable: string): CannotOpen {
  if (error instanceof CannotOpen) return error;
  const { code = '', message } = innermost(error);
  const server = URL.parse(url);
  const where = `PostgreSQL at ${server?.host ?? 'the address'} (${variable})`;
  const name = server?.pathname.slice(1);
  if (unreachable.has(code)) return told(`${where} cannot be reached (${code}). Start it, or correct the address.`);
  if (code === 'SELF_SIGNED_CERT_IN_CHAIN' || code === 'DEPTH_ZERO_SELF_SIGNED_CERT') {
    return told(`${where} shows a certificate that nobody vouches for (${code}). Use sslmode=require to accept it.`);
  }
  if (code.startsWith('28')) return told(`${where} refuses the user: ${message}. Correct the user or the password.`);
  if (code === '3D000') return told(`${where} has no database "${name}". Create it, or correct the name.`);
  if (code === '57P03') return told(`${where} is starting or stopping. Try again in a moment.`);
  if (code === '42501') {
    return told(`${where}: ${message}. Set DATABASE_MIGRATE_URL to a role that owns the tables.`);
  }
  return told(`${where}: the tables could not be changed: ${message}.`);

  function told(line: string) {
    return new CannotOpen(line, { cause: error });
  }
}

/** drizzle wraps what the driver threw, and its own message holds the whole query. */
function innermost(error: unknown): { code?: string; message: string } {
  if (!(error instanceof Error)) return { message: String(error) };
  if (error.cause instanceof Error) return innermost(error.cause);
  const { code } = error as Error & { code?: unknown }; // Node, postgres.js and PostgreSQL put a code on theirs
  return { message: error.message, ...(typeof code === 'string' && { code }) };
}

const unreachable = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'ETIMEDOUT',
]);
