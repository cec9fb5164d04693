import postgres from 'postgres';

/**
 * A postgres.js client with the settings of this project. Nothing is sent before its first query.
 * drizzle changes the parsers of the client it is given: never use one client both ways.
 */
export function connect(url: string, options: postgres.Options<Record<string, postgres.PostgresType>> = {}) {
  return postgres(url, {
    connect_timeout: 10, // seconds
    // Seconds. The library's own grows to 20: after an outage of 1.5 s queries waited that long.
    backoff: (attempt) => Math.min(0.1 * 2 ** attempt, 1),
    onnotice: () => {},
    types: { int8 },
    ...options,
    connection: {
      application_name: 'ashar',
      plan_cache_mode: 'force_generic_plan',
      TimeZone: 'UTC',
      DateStyle: 'ISO',
      ...options.connection,
    },
  });
}

/** As PGlite reads them: a number as long as it is exact. The library's own is a string. */
const int8 = {
  to: 20,
  from: [20],
  serialize: (value: number | bigint) => value.toString(),
  parse: (text: string) => (Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text)),
};
