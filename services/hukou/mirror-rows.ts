import type * as z from 'zod/mini';
import { type Refusal, type Text, text } from '../../shared/contract/index.ts';
import { readTable, type TableLine, wrongCount } from '../../shared/csv/table.ts';
import { faultsOf } from '../../shared/http/faults.ts';
import { type MirrorRow, maxRows, mirrorRow, type ReportRow } from './mirror-contract.ts';

/** A row that can be tried, or the report of one that cannot. */
export type ReadRow = { line: number; row: MirrorRow } | ReportRow;

type Read = { ok: true; rows: ReadRow[] } | { ok: false; refusal: Refusal<'unreadable-content' | 'too-many-rows'> };

const unreadable = (detail: Text): Read => ({
  ok: false,
  refusal: { code: 'unreadable-content', pointer: '/content', detail },
});

/** Reads an import, each row for itself. */
export async function readRows({ format, content }: { format: 'json' | 'csv'; content: string }): Promise<Read> {
  return format === 'json' ? fromJson(content) : fromCsv(content);
}

function fromJson(content: string): Read {
  const list = parsed(content);
  if (!Array.isArray(list)) return unreadable(text('不是 JSON 数组', 'it is not a JSON array'));
  return limited(list.map((value: unknown, place) => checked(place + 1, value)));
}

async function fromCsv(content: string): Promise<Read> {
  const table = await readTable(content, Object.keys(mirrorRow.shape), 'caseId');
  if (!table.ok) return unreadable(table.detail);
  return limited(table.lines.map((line) => fromLine(line, table.names)));
}

function fromLine({ line, cells }: TableLine, names: readonly string[]): ReadRow {
  if (cells.length !== names.length)
    return { line, outcome: 'refused', faults: [wrongCount(cells.length, names.length)] };
  const filled = names.map((name, place) => [name, (cells[place] ?? '').trim()]).filter(([, cell]) => cell !== '');
  return checked(line, Object.fromEntries(filled));
}

function checked(line: number, value: unknown): ReadRow {
  const read = mirrorRow.safeParse(value);
  return read.success ? { line, row: read.data } : { line, outcome: 'refused', faults: faultsIn(read.error.issues) };
}

const faultsIn = (issues: readonly z.core.$ZodIssue[]) =>
  faultsOf(issues).map(({ pointer, rule, mend }) => ({ field: pointer.slice(1), rule, mend }));

function limited(rows: ReadRow[]): Read {
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
