import * as z from 'zod/mini';
import { fields, operation, text } from '../../../shared/contract/index.ts';
import { statementKinds } from '../domain/announcement.ts';
import { rowOutcomes } from '../domain/import-report.ts';
import { refusals } from './refusals.ts';
import { staff, writers } from './roles.ts';
import * as shapes from './shapes.ts';

const report = z.strictObject({
  /** Missing when the rows were only checked. */
  importId: z.optional(fields.id()),
  format: z.enum(['json', 'csv']),
  source: z.optional(z.strictObject({ zh: z.string(), en: z.optional(z.string()) })),
  batchId: z.optional(fields.id()),
  totals: z.strictObject({
    rows: z.int(),
    landed: z.int(),
    unchanged: z.int(),
    acceptable: z.int(),
    refused: z.int(),
  }),
  rows: z.array(
    z.strictObject({
      /** The line in CSV; the place in the list, from 1, in JSON. */
      line: z.int(),
      /** `acceptable`: would land; only when checking. */
      outcome: z.enum(rowOutcomes),
      key: z.optional(z.string()),
      projectId: z.optional(z.string()),
      faults: z.optional(z.array(z.strictObject({ field: z.string(), rule: fields.words, mend: fields.words }))),
    }),
  ),
});

const announcement = z.strictObject({
  announcementId: fields.id(),
  source: shapes.source,
  statements: z.array(
    z.strictObject({
      kind: z.enum(statementKinds),
      count: z.int(),
      named: z.array(shapes.names),
      class: z.optional(z.string()),
    }),
  ),
});

const csvExample =
  'key,enterprise_zh,name_zh,sector\n2026-A,示例科技（演示数据）,示例研发中心（演示数据）,large-models\n';

/** Imports, and what announcements state. */
export const importOperations = {
  importSignings: operation({
    id: 'importSignings',
    method: 'POST',
    path: '/signings/imports',
    summary: text('导入企业、项目和批次，逐行报告', 'Import enterprises, projects and a batch, with a report per row'),
    description: text(
      '坏行带着行号、字段、规则和改法被拒绝，好行落地；同样的内容再次导入不改变任何事。check 只检查。',
      'Bad rows are refused with line, field, rule and mend; good rows land; the same content again changes nothing. `check` changes nothing at all.',
    ),
    roles: writers,
    body: z.strictObject({
      format: z.enum(['json', 'csv']),
      /** The whole file as text. */
      content: z.string().check(z.minLength(1), z.maxLength(1_048_576)),
      mode: z._default(z.enum(['check', 'apply']), 'apply'),
    }),
    output: report,
    bodyLimitKiB: 1200,
    refusals: refusals('unreadable-content', 'too-many-rows', 'batch-differs', 'announcement-differs'),
    example: { format: 'csv', mode: 'check', content: csvExample },
  }),
  getImport: operation({
    id: 'getImport',
    method: 'GET',
    path: '/signings/imports/{importId}',
    summary: text('查看导入报告', 'Get the report of an import'),
    roles: staff,
    params: z.strictObject({ importId: fields.id() }),
    output: report,
  }),
  getAnnouncement: operation({
    id: 'getAnnouncement',
    method: 'GET',
    path: '/signings/announcements/{announcementId}',
    summary: text('查看公告所述的数字', 'Get what an announcement states'),
    roles: staff,
    params: z.strictObject({ announcementId: fields.id() }),
    output: announcement,
  }),
} as const;
