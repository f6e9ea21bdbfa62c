import type * as z from 'zod/mini';
import { type Refusal, type Text, text } from '../contract/index.ts';
import { faultsOf } from '../http/faults.ts';
import { readTable, type TableLine, wrongCount } from './table.ts';

/** The report of a row that cannot be tried: its line, and what is wrong with it. */
export interface RefusedRow {
  line: number;
  outcome: 'refused';
  faults: { field: string; rule: Text; mend: Text }[];
}

/** A row that can be tried, or the report of one that cannot. */
export type ReadRow<Row> = { line: number; row: Row } | RefusedRow;

export type RowsRead<Row> =
  | { ok: true; rows: ReadRow<Row>[] }
  | { ok: false; refusal: Refusal<'unreadable-content' | 'too-many-rows'> };

interface Rules<S> {
  row: S;
  /** The column without which a table makes no sense. */
  needed: string;
  maxRows: number;
}

type RowSchema = z.ZodMiniObject;

/** Reads rows of CSV or of a JSON array, each for itself. */
export async function readRows<S extends RowSchema>(
  { format, content }: { format: 'json' | 'csv'; content: string },
  rules: Rules<S>,
): Promise<RowsRead<z.output<S>>> {
  return format === 'json' ? fromJson(content, rules) : fromCsv(content, rules);
}

const unreadable = (detail: Text) =>
  ({ ok: false, refusal: { code: 'unreadable-content', pointer: '/content', detail } }) as const;

function fromJson<S extends RowSchema>(content: string, rules: Rules<S>): RowsRead<z.output<S>> {
  const list = parsed(content);
  if (!Array.isArray(list)) return unreadable(text('不是 JSON 数组', 'it is not a JSON array'));
  return limited(
    list.map((value: unknown, place) => checked(rules, place + 1, value)),
    rules,
  );
}

async function fromCsv<S extends RowSchema>(content: string, rules: Rules<S>): Promise<RowsRead<z.output<S>>> {
  const table = await readTable(content, Object.keys(rules.row.shape), rules.needed);
  if (!table.ok) return unreadable(table.detail);
  return limited(
    table.lines.map((line) => fromLine(rules, line, table.names)),
    rules,
  );
}

function fromLine<S extends RowSchema>(
  rules: Rules<S>,
  { line, cells }: TableLine,
  names: readonly string[],
): ReadRow<z.output<S>> {
  if (cells.length !== names.length)
    return { line, outcome: 'refused', faults: [wrongCount(cells.length, names.length)] };
  const filled = names.map((name, place) => [name, (cells[place] ?? '').trim()]).filter(([, cell]) => cell !== '');
  return checked(rules, line, Object.fromEntries(filled));
}

function checked<S extends RowSchema>({ row }: Rules<S>, line: number, value: unknown): ReadRow<z.output<S>> {
  const read = row.safeParse(value);
  return read.success ? { line, row: read.data } : { line, outcome: 'refused', faults: faultsIn(read.error.issues) };
}

const faultsIn = (issues: readonly z.core.$ZodIssue[]) =>
  faultsOf(issues).map(({ pointer, rule, mend }) => ({ field: pointer.slice(1), rule, mend }));

function limited<Row>(rows: ReadRow<Row>[], { maxRows }: { maxRows: number }): RowsRead<Row> {
  if (rows.length === 0) return unreadable(text('没有数据行', 'there are no rows'));
  return rows.length > maxRows
    ? { ok: false, refusal: { code: 'too-many-rows', pointer: '/content' } }
    : { ok: true, rows };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
