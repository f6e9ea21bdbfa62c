import type { Text } from '../../../shared/contract/text.ts';
import { accept, type Context, type Decision } from '../../../shared/log/aggregate.ts';
import type { Names } from './names.ts';

export const rowOutcomes = ['landed', 'unchanged', 'acceptable', 'refused'] as const;

/** What is wrong with a field of a row, and how to mend it. */
export interface RowFault {
  field: string;
  rule: Text;
  mend: Text;
}

export interface ReportRow {
  /** The line in CSV; the place in the list, from 1, in JSON. */
  line: number;
  outcome: (typeof rowOutcomes)[number];
  key?: string;
  projectId?: string;
  faults?: RowFault[];
}

export interface ImportReport {
  format: 'json' | 'csv';
  /** Digest of the content. */
  content: string;
  source?: Names;
  batchId?: string;
  totals: { rows: number } & Record<(typeof rowOutcomes)[number], number>;
  rows: ReportRow[];
}

export type KeepReport = { type: 'keep'; report: ImportReport };
export type ReportKept = { type: 'kept'; report: ImportReport };

/** A report is kept once; what was reported stands. */
export const decideImport = (
  { report }: KeepReport,
  state: ImportReport | null,
  _context: Context,
): Decision<ReportKept, never> => (state === null ? accept({ type: 'kept', report }) : accept());

export const evolveImport = (_state: ImportReport | null, { report }: ReportKept): ImportReport => report;

/** Counts the rows by outcome. */
export function totalsOf(rows: readonly ReportRow[]): ImportReport['totals'] {
  const totals = { rows: rows.length, landed: 0, unchanged: 0, acceptable: 0, refused: 0 };
  for (const { outcome } of rows) totals[outcome] += 1;
  return totals;
}
