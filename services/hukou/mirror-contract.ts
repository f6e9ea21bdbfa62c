import * as z from 'zod/mini';
import { openLine } from '../../shared/casework/applicant.ts';
import { fields, operation, refusal, text } from '../../shared/contract/index.ts';
import { mirroredOutcomes } from './domain/mirrored.ts';

/** One answer of the city or the police. The number is personal and is sealed when it lands. */
export const mirrorRow = z.strictObject({
  caseId: fields.id(),
  outcome: z.enum(mirroredOutcomes),
  on: fields.day(),
  number: z.optional(fields.line(60)),
  reason: z.optional(openLine(200)),
});
export type MirrorRow = z.output<typeof mirrorRow>;

/** Rows in one import; what lands within one request. */
export const maxRows = 200;

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
const reportRow = z.strictObject({
  /** The line in CSV; the place in the list, from 1, in JSON. */
  line: z.int(),
  outcome: z.enum(['landed', 'unchanged', 'refused']),
  faults: z.optional(z.array(z.strictObject({ field: z.string(), rule: bilingual, mend: bilingual }))),
});
export type ReportRow = z.output<typeof reportRow>;

/** What the city and the police decide comes as a file, and is mirrored row by row. */
export const mirrorContract = {
  importOutcomes: operation({
    id: 'importHukouOutcomes',
    method: 'POST',
    path: '/hukou/outcomes/imports',
    summary: text('导入市级与公安的结果，逐行报告', 'Import what the city and the police said, with a report per row'),
    description: text(
      'CSV 列或 JSON 数组的字段：caseId、outcome、on、number、reason。坏行带着行号、字段、规则和改法被拒绝，好行落地；同样的内容再次导入不改变任何事。',
      'CSV columns, or fields in a JSON array: caseId, outcome, on, number, reason. Bad rows are refused with line, field, rule and mend; good rows land; the same content again changes nothing.',
    ),
    roles: ['caseworker'],
    body: z.strictObject({
      format: z.enum(['json', 'csv']),
      /** The whole file as text. */
      content: z.string().check(z.minLength(1), z.maxLength(131_072)),
    }),
    output: z.strictObject({ rows: z.array(reportRow) }),
    bodyLimitKiB: 160,
    refusals: {
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
    },
    example: { format: 'json', content: '[{"caseId":"case-made-up","outcome":"city-passed","on":"2026-11-23"}]' },
  }),
};
