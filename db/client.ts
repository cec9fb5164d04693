import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT, PgTable } from 'drizzle-orm/pg-core';
import type { z } from 'zod';

/** drizzle over PostgreSQL or over PGlite. */
export type Db = PgDatabase<PgQueryResultHKT>;

/** What `db.transaction` hands to its callback. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** Where a query can be asked: of the database, or inside a transaction. */
export type Queryable = Db | Tx;

/**
 * Runs written SQL and hands back its rows, checked and typed by `row`: the drivers wrap results differently. On both,
 * timestamps, dates and times arrive as text, int8 (`count(*)`) as a number, numeric as text, json parsed.
 */
export async function rowsOf<Row extends z.ZodType>(db: Queryable, row: Row, query: SQL): Promise<z.infer<Row>[]> {
  const result: unknown = await db.execute(query);
  const rows: unknown = Array.isArray(result) ? result : (result as { rows: unknown }).rows; // PGlite's Results
  return row.array().parse(rows);
}

/**
 * One SQL array, for `unnest` and `= any`: drizzle writes a bare JavaScript array as a list of parameters. It travels as
 * text and is cast, because postgres.js and drizzle between them break arrays of booleans and of timestamps.
 */
export function arrayOf(values: readonly unknown[], type: ArrayType): SQL {
  const texts = values.map((value) => (value === null || value === undefined ? null : String(value)));
  return sql`${sql.param(texts)}::text[]::${sql.raw(type)}[]`;
}

type ArrayType = 'uuid' | 'text' | 'integer' | 'bigint' | 'boolean' | 'timestamptz' | 'date' | 'time' | 'jsonb';

/**
 * Rows as a table in `from`: `unnest(…)` with one array for each column named. One statement then takes any number of
 * rows and is always the same text.
 */
export function tableOf<Row extends object>(rows: readonly Row[], columns: Partial<Record<keyof Row, ArrayType>>): SQL {
  const names = Object.keys(columns) as (keyof Row)[]; // its keys are Row's, by its type
  const arrays = names.map((name) =>
    arrayOf(
      rows.map((row) => row[name]),
      columns[name] ?? 'text',
    ),
  );
  return sql`unnest(${sql.join(arrays, sql`, `)})`;
}

/** One row of a table from `to_jsonb(row)`, as a select would give it; null for a row that a left join did not find. */
export function rowFrom<Source extends PgTable>(table: Source, json: unknown): Source['$inferSelect'] | null {
  if (typeof json !== 'object' || json === null) return null;
  const values = new Map<string, unknown>(Object.entries(json));
  const row = Object.entries(getTableColumns(table)).map(([key, column]) => {
    const value = values.get(column.name) ?? null;
    return [key, value === null ? null : column.mapFromDriverValue(value)];
  });
  // The table's own columns read each value, as they do for a select.
  return Object.fromEntries(row) as Source['$inferSelect'];
}
