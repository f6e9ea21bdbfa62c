import type { Info } from 'csv-parse/sync';
import { type Text, text } from '../contract/text.ts';

/** A line of a table: where it begins in the file, from 1, and its cells. */
export interface TableLine {
  line: number;
  cells: string[];
}

/** The columns that the first line names, and the lines that hold anything; or why it cannot be read. */
export type Table = { ok: true; names: string[]; lines: TableLine[] } | { ok: false; detail: Text };

/** Reads CSV (RFC 4180, UTF-8, comma) whose first line names the columns; `known` are those that there may be. */
export async function readTable(content: string, known: readonly string[], needed: string): Promise<Table> {
  // Loaded when a file comes, so that no other request pays for it.
  const { CsvError, parse } = await import('csv-parse/sync');
  try {
    const records = parse(content, { bom: true, info: true, relax_column_count: true }) as never;
    return tableOf(records, known, needed);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as { lines?: number };
    return no(`第 ${lines} 行：${error.code}`, `line ${lines}: ${error.code}`);
  }
}

const no = (zh: string, en: string): Table => ({ ok: false, detail: text(zh, en) });

function tableOf(
  records: readonly { record: string[]; info: Info }[],
  known: readonly string[],
  needed: string,
): Table {
  const ends = records.map(({ info }) => info.lines);
  const all = records.map(({ record }, place): TableLine => ({ line: (ends[place - 1] ?? 0) + 1, cells: record }));
  const [head, ...rest] = all;
  const names = (head?.cells ?? []).map((name) => name.trim());
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) return no(`没有这样的列：${unknown}`, `there is no such column: ${unknown}`);
  if (!names.includes(needed)) return no(`缺少列 ${needed}`, `the column ${needed} is missing`);
  if (new Set(names).size < names.length) return no('列名重复', 'a column is named twice');
  return { ok: true, names, lines: rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) };
}

/** The fault of a line that has more or fewer cells than there are columns. */
export const wrongCount = (found: number, wanted: number) => ({
  field: '',
  rule: text(`这一行有 ${found} 列，应为 ${wanted} 列`, `the line has ${found} cells; it must have ${wanted}`),
  mend: text('请补齐或删去多余的逗号，含逗号的内容加双引号', 'mend the commas; put cells that hold commas in quotes'),
});
