import type { BenchRow } from './row.ts';

const heads = ['figure', 'value', 'floor', 'ratio', 'goal', 'met'];

const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : Number(value.toPrecision(3)).toString();

/** The lines as a table for a terminal. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = rows.map(({ name, value, unit, floor, ratio, goal, met }) => [
    name,
    `${number(value)} ${unit}`,
    `${number(floor)} ${unit}`,
    `${ratio.toFixed(2)} ×`,
    goal ?? '—',
    met === null ? '—' : met ? 'yes' : 'NO',
  ]);
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at >= 1 && at <= 3 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(heads), line(widths.map((width) => '─'.repeat(width))), ...cells.map(line)].join('\n');
}
