import * as z from 'zod/mini';
import { openLine } from '../../shared/casework/applicant.ts';
import { fields, operation, text } from '../../shared/contract/index.ts';
import { importBody, importRefusals, importReport } from '../../shared/csv/import-contract.ts';
import { mirroredOutcomes, mirroredReasons } from './domain/mirrored.ts';

/** One answer of the city or the police. The number is personal and is sealed when it lands. */
export const mirrorRow = z.strictObject({
  caseId: fields.id(),
  outcome: z.enum(mirroredOutcomes),
  on: fields.day(),
  number: z.optional(fields.line(60)),
  /** Why it was refused, by the catalogue; the police’s or the city’s own words stand in `reason`. */
  reasonCode: z.optional(z.enum(mirroredReasons)),
  reason: z.optional(openLine(200)),
});
export type MirrorRow = z.output<typeof mirrorRow>;

/** What the city and the police decide comes as a file, and is mirrored row by row. */
export const mirrorContract = {
  importOutcomes: operation({
    id: 'importHukouOutcomes',
    method: 'POST',
    path: '/hukou/outcomes/imports',
    summary: text('导入市级与公安的结果，逐行报告', 'Import what the city and the police said, with a report per row'),
    description: text(
      'CSV 列或 JSON 数组的字段：caseId、outcome、on、number、reasonCode、reason；未予登记（police-refused）可用 reasonCode 写明原因。坏行带着行号、字段、规则和改法被拒绝，好行落地；同样的内容再次导入不改变任何事。',
      'CSV columns, or fields in a JSON array: caseId, outcome, on, number, reasonCode, reason; reasonCode says why the police refused (police-refused). Bad rows are refused with line, field, rule and mend; good rows land; the same content again changes nothing.',
    ),
    roles: ['caseworker'],
    body: importBody(131_072),
    output: importReport,
    bodyLimitKiB: 160,
    refusals: importRefusals,
    example: { format: 'json', content: '[{"caseId":"case-made-up","outcome":"city-passed","on":"2026-11-23"}]' },
  }),
};
