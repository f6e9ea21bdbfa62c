import type { Info } from 'csv-parse/sync';
import { text } from '../../../shared/contract/index.ts';
import type { RowFault } from '../domain/import-report.ts';
import { type Column, columns, isColumn } from './columns.ts';
import { type Content, type Draft, limited, noHeader, unreadable } from './content.ts';

interface Line {
  line: number;
  cells: string[];
}

/** Reads CSV (RFC 4180, UTF-8, comma) whose first line names the columns. */
export async function readCsv(content: string): Promise<Content> {
  // Loaded when a file comes, so that no other request pays for it.
  const { CsvError, parse } = await import('csv-parse/sync');
  try {
    return contentOf(parse(content, { bom: true, info: true, relax_column_count: true }) as never);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as { lines?: number };
    return unreadable(text(`第 ${lines} 行：${error.code}`, `line ${lines}: ${error.code}`));
  }
}

function contentOf(records: readonly { record: string[]; info: Info }[]): Content {
  const ends = records.map(({ info }) => info.lines);
  const lines = records.map(({ record }, place): Line => ({ line: (ends[place - 1] ?? 0) + 1, cells: record }));
  const [head, ...rest] = lines;
  const names = (head?.cells ?? []).map((name) => name.trim());
  const unknown = names.filter((name) => !isColumn(name));
  if (unknown.length > 0) return unreadable(text(`没有这样的列：${unknown}`, `there is no such column: ${unknown}`));
  if (!names.includes('key')) return unreadable(text('缺少列 key', 'the column key is missing'));
  if (new Set(names).size < names.length) return unreadable(text('列名重复', 'a column is named twice'));
  const filled = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return limited(
    noHeader,
    filled.map((line) => draftOf(line, names.filter(isColumn))),
  );
}

function draftOf({ line, cells }: Line, names: readonly Column[]): Draft {
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

const wrongCount = (found: number, wanted: number): RowFault => ({
  field: '',
  rule: text(`这一行有 ${found} 列，应为 ${wanted} 列`, `the line has ${found} cells; it must have ${wanted}`),
  mend: text('请补齐或删去多余的逗号，含逗号的内容加双引号', 'mend the commas; put cells that hold commas in quotes'),
});
