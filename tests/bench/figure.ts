/** One measured figure. `bar` is what it must reach, where something depends on it. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  bar: string | null;
  ok: boolean;
}

export function table(figures: Figure[]): string {
  const rows = figures.map(({ name, value, unit, bar, ok }) => [
    name,
    `${value.toLocaleString('en-AU', { maximumFractionDigits: 2 })} ${unit}`,
    bar ?? '',
    bar === null ? '' : ok ? 'reached' : 'MISSED',
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}

export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
