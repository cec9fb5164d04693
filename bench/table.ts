/** One figure against its limit. `unit` is what both are in. */
export type Row = {
  readonly what: string;
  readonly ours: number;
  readonly limit: number;
  readonly unit: string;
  /** The most that ours ÷ limit may be. */
  readonly most: number;
};

/** Prints the rows as one table and says whether every one holds. */
export function printTable(rows: readonly Row[]): boolean {
  const cells = rows.map((row) => {
    const ratio = row.ours / row.limit;
    return [
      row.what,
      `${row.ours.toFixed(1)} ${row.unit}`,
      `${row.limit.toFixed(1)} ${row.unit}`,
      ratio.toFixed(2),
      `≤ ${row.most}`,
      ratio <= row.most ? 'holds' : 'FAILS',
    ];
  });
  const table = [['what', 'ours', 'limit in this run', 'ratio', 'allowed', ''], ...cells];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of table)
    process.stdout.write(
      `${line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  return rows.every((row) => row.ours / row.limit <= row.most);
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('there is no median of nothing');
  return middle;
}
