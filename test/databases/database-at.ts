/** The same server, another database. */
export function databaseAt(url: string, database: string) {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
