import * as z from 'zod/mini';
import { fields, text } from '../../../shared/contract/index.ts';
import { faultsOf } from '../../../shared/http/faults.ts';
import * as shapes from '../contract/shapes.ts';
import type { RowFault } from '../domain/import-report.ts';
import { columnOf } from './columns.ts';
import type { Draft } from './content.ts';

const rowSchema = z.strictObject({
  /** Tells the row from all others of its batch; the project's id comes from it. */
  key: fields.line(64),
  batch: z.optional(fields.id()),
  enterprise: z.optional(
    z.strictObject({ id: z.optional(fields.id()), zh: fields.line(120), en: z.optional(fields.line(120)) }),
  ),
  /** Left out, the project bears its enterprise's name. */
  names: z.optional(shapes.names),
  /** False when the source counts the project without naming it. */
  named: z._default(z.boolean(), true),
  sector: z.optional(shapes.sector),
  kind: z._default(shapes.signingKind, 'project'),
  stage: z.optional(shapes.enteringStage),
  signedOn: z.optional(fields.day()),
  parties: z._default(z.array(shapes.party).check(z.maxLength(20)), []),
  amounts: z._default(shapes.amounts, {}),
  note: z.optional(fields.prose(1000)),
});

export type RowInput = z.input<typeof rowSchema>;
export type Row = z.output<typeof rowSchema>;

/** Faults told of one row. */
const maxFaults = 5;

export type CheckedRow =
  | { ok: true; line: number; row: Row }
  | { ok: false; line: number; key?: string; faults: RowFault[] };

/** Checks a row's fields; `csv` names columns instead of pointers. */
export function checkRow({ line, value, faults }: Draft, format: 'csv' | 'json'): CheckedRow {
  const read = rowSchema.safeParse(value);
  const field = (pointer: string) => (format === 'csv' ? columnOf(pointer) : pointer);
  const found = read.success ? [] : faultsOf(read.error.issues);
  const all = [...faults, ...found.map(({ pointer, rule, mend }) => ({ field: field(pointer), rule, mend }))];
  if (read.success && !read.data.names && !read.data.enterprise) all.push(nameless(field('/names/zh')));
  if (read.success && all.length === 0) return { ok: true, line, row: read.data };
  // A line that cannot be taken apart has no fields to speak of.
  const told = faults.some((fault) => fault.field === '') ? faults : all;
  return { ok: false, line, ...keyOf(value), faults: told.slice(0, maxFaults) };
}

const keyOf = (value: unknown): { key?: string } => {
  const key = (value as { key?: unknown } | null)?.key;
  return typeof key === 'string' ? { key: key.slice(0, 64) } : {};
};

const nameless = (field: string): RowFault => ({
  field,
  rule: text('项目或企业至少要有一个名称', 'the project or its enterprise needs a name'),
  mend: text('请填写项目名称或企业名称', 'give the name of the project or of the enterprise'),
});
