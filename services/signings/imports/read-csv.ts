import { text } from '../../../shared/contract/index.ts';
import { readTable, type TableLine, wrongCount } from '../../../shared/csv/table.ts';
import type { RowFault } from '../domain/import-report.ts';
import { type Column, columns, isColumn } from './columns.ts';
import { type Content, type Draft, limited, noHeader, unreadable } from './content.ts';

/** Reads CSV whose first line names the columns. */
export async function readCsv(content: string): Promise<Content> {
  const table = await readTable(content, Object.keys(columns), 'key');
  if (!table.ok) return unreadable(table.detail);
  const names = table.names.filter(isColumn);
  return limited(
    noHeader,
    table.lines.map((line) => draftOf(line, names)),
  );
}

function draftOf({ line, cells }: TableLine, names: readonly Column[]): Draft {
  if (cells.length !== names.length) return { line, value: {}, faults: [wrongCount(cells.length, names.length)] };
  const faults: RowFault[] = [];
  const value: Record<string, unknown> = {};
  names.forEach((name, place) => {
    const cell = (cells[place] ?? '').trim();
    if (cell === '') return;
    const amount = columns[name].startsWith('/amounts/') ? amountOf(cell) : cell;
    if (amount === undefined) faults.push(noAmount(name));
    else put(value, columns[name].slice(1).split('/'), amount);
  });
  return { line, value, faults };
}

function put(into: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = (into[first] ?? {}) as Record<string, unknown>;
  put(inner, rest, value);
  into[first] = inner;
}

function amountOf(cell: string): { amount: number; currency: string } | undefined {
  const [, amount, currency] = /^(\d{1,16}) ?([A-Z]{3})$/.exec(cell) ?? [];
  return amount === undefined || currency === undefined ? undefined : { amount: Number(amount), currency };
}

const noAmount = (field: string): RowFault => ({
  field,
  rule: text('金额是最小单位的整数加币种', 'an amount is a whole number in the smallest unit, and a currency'),
  mend: text('例如 100000000000 CNY（单位：分）', 'write it like 100000000000 CNY (in fen)'),
});
