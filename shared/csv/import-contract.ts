import * as z from 'zod/mini';
import { fields, refusal, text } from '../contract/index.ts';

/** Rows in one import; what lands within one request. */
export const maxRows = 200;

/** A file of rows as text, of at most so many characters. */
export const importBody = (maxLength: number) =>
  z.strictObject({
    format: z.enum(['json', 'csv']),
    /** The whole file as text. */
    content: z.string().check(z.minLength(1), z.maxLength(maxLength)),
  });

const reportRow = z.strictObject({
  /** The line in CSV; the place in the list, from 1, in JSON. */
  line: z.int(),
  outcome: z.enum(['landed', 'unchanged', 'refused']),
  faults: z.optional(z.array(z.strictObject({ field: z.string(), rule: fields.words, mend: fields.words }))),
});
export type ReportRow = z.output<typeof reportRow>;

/** What became of each row, in the order of the file. */
export const importReport = z.strictObject({ rows: z.array(reportRow) });

/** Why none of the rows is looked at. */
export const importRefusals = {
  'unreadable-content': refusal(
    422,
    text('内容无法读取。', 'The content cannot be read.'),
    text('请按说明修改后重新导入。', 'Mend it as told, and import again.'),
  ),
  'too-many-rows': refusal(
    422,
    text('一次最多导入 200 行。', 'An import has at most 200 rows.'),
    text('请分成几次导入。', 'Split it into several imports.'),
  ),
} as const;
