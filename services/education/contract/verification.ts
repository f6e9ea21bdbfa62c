import * as z from 'zod/mini';
import { caseOutput, pick } from '../../../shared/casework/contract/index.ts';
import { fields, operation, text, told } from '../../../shared/contract/index.ts';
import { importBody, importRefusals, importReport } from '../../../shared/csv/import-contract.ts';
import { documentKinds } from '../../../shared/documents/kinds.ts';
import { categories } from '../department.ts';
import { educationFacts } from './answers.ts';
import { own } from './refusals.ts';

/** Codes of documents, apart by spaces, as a table has them. */
const documentsInCell = z.string().check(
  z.maxLength(200),
  z.refine(
    (cell) => cell.split(' ').every((code) => documentKinds.safeParse(code).success),
    told(
      '必须是材料代码，以一个空格隔开',
      'must be codes of documents, apart by one space',
      '请使用材料目录中的代码，例如 CON EDU',
      'use the codes of the catalogue, as in CON EDU',
    ),
  ),
);

/** What the verification of one case came to; `documents` are those seen, or those missing. */
export const verificationRow = z.strictObject({
  caseId: fields.id(),
  outcome: z.enum(['verified', 'missing']),
  category: z.optional(z.enum(categories)),
  documents: z.optional(documentsInCell),
});
export type VerificationRow = z.output<typeof verificationRow>;

export const verificationOperations = {
  verifyCase: operation({
    id: 'verifyEducationCase',
    method: 'POST',
    path: '/education/cases/{caseId}/verification',
    summary: text(
      '验证材料与情况，定类别；限本案批次开放期，本科室任一经办人可办',
      'Verify papers and facts and set the category, while the case’s batch is open; by any caseworker of the department',
    ),
    roles: ['caseworker'],
    params: z.strictObject({ caseId: fields.id() }),
    body: z.strictObject({
      category: z.enum(categories),
      /** The documents that were seen and found right. */
      checked: z.array(documentKinds).check(z.minLength(1), z.maxLength(20)),
    }),
    output: caseOutput(educationFacts),
    versioned: true,
    refusals: { ...pick('case-closed', 'own-case', 'supplement-open', 'wrong-stage'), ...own('batch-not-open') },
    example: { category: 'general', checked: ['HKB', 'RP', 'BIR'] },
  }),
  importVerifications: operation({
    id: 'importEducationVerifications',
    method: 'POST',
    path: '/education/verifications/imports',
    summary: text(
      '批量导入一批验证的结果，逐行报告',
      'Import what a verification batch came to, with a report per row',
    ),
    description: text(
      'CSV 列或 JSON 数组的字段：caseId、outcome（verified 或 missing）、category、documents（材料代码，空格分隔：verified 为已核，missing 为缺少并要求补正）。坏行带行号、字段、规则和改法被拒绝，好行落地；同样的内容再次导入不改变任何事。',
      'CSV columns, or fields in a JSON array: caseId, outcome (verified or missing), category, documents (codes apart by spaces: seen, or missing and asked for). Bad rows are refused with line, field, rule and mend; good rows land; the same content again changes nothing.',
    ),
    roles: ['caseworker'],
    body: importBody(65_536),
    output: importReport,
    bodyLimitKiB: 80,
    refusals: importRefusals,
    example: { format: 'json', content: '[{"caseId":"case-made-up","outcome":"verified","documents":"HKB RP"}]' },
  }),
};
