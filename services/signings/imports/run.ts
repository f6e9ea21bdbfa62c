import { localDateOf, toShanghai } from '../../../shared/calendar/index.ts';
import { type Refusal, text } from '../../../shared/contract/index.ts';
import type { Context } from '../../../shared/log/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { batch } from '../aggregates.ts';
import { type SigningCode, signingRefusals } from '../contract/refusals.ts';
import { batchIdOf } from '../domain/batch.ts';
import { type ImportReport, type ReportRow, type RowFault, totalsOf } from '../domain/import-report.ts';
import { columnOf } from './columns.ts';
import type { Draft, Header } from './content.ts';
import { contentDigest } from './ids.ts';
import { land, planBatch, recordStatements } from './land.ts';
import { type Plan, planOf } from './plan.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { type Rehearsed, rehearse, tryOut, type World } from './rehearse.ts';
import { checkRow } from './row.ts';
import { loadWorld } from './world.ts';

export interface ImportRequest {
  format: 'json' | 'csv';
  content: string;
  mode: 'check' | 'apply';
}

export type ImportResult = { ok: true; report: ImportReport } | { ok: false; refusal: Refusal };

interface Job {
  request: ImportRequest;
  header: Header;
  drafts: Draft[];
}

/** Reads, checks, rehearses and, in `apply`, lands an import; answers what became of every row. */
export async function runImport(kit: Kit, request: ImportRequest): Promise<ImportResult> {
  const { format, content } = request;
  const read = format === 'csv' ? await readCsv(content) : readJson(content);
  if (!read.ok) return read;
  const { header, drafts } = read;
  const { plans, refused } = plansOf(kit, { request, header, drafts });
  const world = await loadWorld(kit, header, plans);
  const context: Context = { at: toShanghai(kit.now()), by: kit.principal.subject, id: '' };
  const stopped = rehearseHeader(world, header, context);
  if (stopped) return { ok: false, refusal: stopped };
  const rehearsed = new Map(plans.map((plan) => [plan, rehearse(world, plan, header, context)] as const));
  const rows = request.mode === 'check' ? checked(rehearsed, format) : await applied(kit, header, rehearsed, format);
  if (!rows.ok) return rows;
  const all = [...rows.rows, ...refused].sort((a, b) => a.line - b.line);
  return { ok: true, report: reportOf(request, header, all) };
}

/** Rows whose fields are right, as commands; and the report of the others, a key that comes twice among them. */
function plansOf(kit: Kit, { request, header, drafts }: Job): { plans: Plan[]; refused: ReportRow[] } {
  const plans = new Map<string, Plan>();
  const refused: ReportRow[] = [];
  for (const draft of drafts) {
    const row = checkRow(draft, request.format);
    if (!row.ok) {
      const { ok: _no, ...rest } = row;
      refused.push({ ...rest, outcome: 'refused' });
      continue;
    }
    const plan = planOf(row.row, row.line, header, localDateOf(kit.now()));
    const twin = plans.get(plan.projectId);
    if (twin)
      refused.push({ line: row.line, key: plan.key, outcome: 'refused', faults: [twice(twin, request.format)] });
    else plans.set(plan.projectId, plan);
  }
  return { plans: [...plans.values()], refused };
}

const twice = ({ line }: Plan, format: string): RowFault => ({
  field: format === 'csv' ? 'key' : '/key',
  rule: text(`与第 ${line} 行的键相同`, `the key is that of line ${line}`),
  mend: text('请删去重复的行，或换一个键', 'leave the line out, or give it another key'),
});

function rehearseHeader(world: World, { batch: plan }: Header, context: Context): Refusal | undefined {
  if (!plan) return undefined;
  const id = batchIdOf(plan);
  const tried = tryOut(batch, world.batches.get(id) ?? null, { type: 'plan', plan }, context);
  if (!tried.ok) return { ...tried.refusal, pointer: '/content' };
  world.batches.set(id, tried.state);
  return undefined;
}

type Rows = { ok: true; rows: ReportRow[] } | { ok: false; refusal: Refusal };
type Rehearsals = ReadonlyMap<Plan, Rehearsed>;

function checked(rehearsals: Rehearsals, format: ImportRequest['format']): Rows {
  const rows = [...rehearsals].map(([plan, one]): ReportRow => {
    if (!one.ok) return refusedRow(plan, one.refusal, one.field, format);
    return {
      line: plan.line,
      key: plan.key,
      projectId: plan.projectId,
      outcome: one.changes ? 'acceptable' : 'unchanged',
    };
  });
  return { ok: true, rows };
}

async function applied(
  kit: Kit,
  header: Header,
  rehearsals: Rehearsals,
  format: ImportRequest['format'],
): Promise<Rows> {
  for (const first of [await planBatch(kit, header), await recordStatements(kit, header)])
    if (first && !first.ok) return { ok: false, refusal: { ...first.refusal, pointer: '/content' } };
  const good = [...rehearsals].filter(([, one]) => one.ok).map(([plan]) => plan);
  const landed = await land(kit, header, good);
  const rows = [...rehearsals].map(([plan, one]): ReportRow => {
    if (!one.ok) return refusedRow(plan, one.refusal, one.field, format);
    const { line, key, projectId } = plan;
    const late = landed.refused.get(line);
    if (late) return refusedRow(plan, late, '', format);
    return { line, key, projectId, outcome: one.changes || landed.changed.has(line) ? 'landed' : 'unchanged' };
  });
  return { ok: true, rows };
}

function refusedRow(
  { line, key }: Plan,
  refusal: Refusal,
  pointer: string,
  format: ImportRequest['format'],
): ReportRow {
  const spec = signingRefusals[refusal.code as SigningCode] ?? changedMeanwhile;
  const field = format === 'csv' ? columnOf(pointer) : pointer;
  return { line, key, outcome: 'refused', faults: [{ field, rule: refusal.detail ?? spec.rule, mend: spec.mend }] };
}

const changedMeanwhile = {
  rule: text('导入期间有人改动了同一内容', 'someone changed the same thing during the import'),
  mend: text('请重新导入', 'import again'),
};

const reportOf = ({ format, content }: ImportRequest, header: Header, rows: ReportRow[]): ImportReport => ({
  format,
  content: contentDigest(content),
  ...(header.source ? { source: header.source.name } : {}),
  ...(header.batch ? { batchId: batchIdOf(header.batch) } : {}),
  totals: totalsOf(rows),
  rows,
});
