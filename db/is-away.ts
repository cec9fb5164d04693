/** Whether an error says that the database could not be asked at all, as against having refused or our own mistake. */
export function isAway(error: unknown): boolean {
  const code = codeOf(error);
  // Classes 08, 53, 57 of PostgreSQL's error codes: connection, resources, operator; postgres.js's own names, and the
  // operating system's for a server that cannot be reached.
  return (
    code !== undefined &&
    /^(08|53|57)|^CONNECT|^ECONN|^ENOTFOUND|^ETIMEDOUT|^EAI_AGAIN|^EHOSTUNREACH|^ENETUNREACH|^EPIPE/.test(code)
  );
}

/** The code of an error, or of what caused it. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}
