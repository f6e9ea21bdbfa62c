import { pick } from '../../shared/casework/contract/index.ts';
import type { Supplement } from '../../shared/casework/domain/state.ts';
import { commanded } from '../../shared/casework/index.ts';
import type { Refusal } from '../../shared/contract/index.ts';
import { maxRows, type ReportRow } from '../../shared/csv/import-contract.ts';
import { readRows } from '../../shared/csv/rows.ts';
import { type DocumentCode, documentCatalogue } from '../../shared/documents/kinds.ts';
import { worksFor } from '../../shared/identity/index.ts';
import { type Handle, type Kit, notFound } from '../../shared/service/index.ts';
import { desk, educationCase } from './case.ts';
import { own } from './contract/refusals.ts';
import { type VerificationRow, verificationRow } from './contract/verification.ts';
import type { educationContract } from './contract.ts';
import { defaultCategory, educationDepartment as department } from './department.ts';
import type { EducationCommand } from './domain/case.ts';

type Operations = typeof educationContract.operations;

const verifyCase: Handle<Operations['verifyCase']> = async (call, kit) =>
  worksFor(call.principal, department.name) ? commanded(desk, call, kit, { type: 'verify', ...call.body }) : notFound;

const rules = {
  ...pick('case-closed', 'own-case', 'supplement-open', 'wrong-stage', 'unknown'),
  ...own('batch-not-open'),
};

function refused(line: number, field: string, { code, detail }: Refusal): ReportRow {
  // Another change of the case in the meantime is the only thing that these do not name.
  const { rule, mend } = rules[code as keyof typeof rules] ?? rules['wrong-stage'];
  return { line, outcome: 'refused', faults: [{ field, rule: detail ?? rule, mend }] };
}

const missingOf = (codes: readonly string[]) =>
  codes.map((document) => ({ ...documentCatalogue[document as DocumentCode].text, document }));

/** What a row asks of its case; nothing when it says no document where it must. */
function commandOf({ outcome, category, documents }: VerificationRow): EducationCommand | undefined {
  const codes = documents?.split(' ') ?? [];
  if (outcome === 'verified') return { type: 'verify', category: category ?? defaultCategory, checked: codes };
  return codes.length > 0 ? { type: 'ask-missing', missing: missingOf(codes) } : undefined;
}

const noDocuments = {
  field: 'documents',
  rule: { zh: '缺少材料时必须写明材料代码', en: 'a row with something missing names the documents' },
  mend: { zh: '请填写材料代码，空格分隔', en: 'give their codes, apart by spaces' },
};

/** Lands one row; whether the case goes on is the case's to decide. */
async function landed(kit: Kit, line: number, row: VerificationRow): Promise<ReportRow> {
  const command = commandOf(row);
  if (!command) return { line, outcome: 'refused', faults: [noDocuments] };
  const { state } = await kit.load(educationCase, row.caseId);
  if (state.status === 'none') return refused(line, 'caseId', { code: 'unknown' });
  if (command.type === 'ask-missing' && isAskedAlready(state, command)) return { line, outcome: 'unchanged' };
  const done = await kit.execute(educationCase, row.caseId, command);
  if (!done.ok) return refused(line, 'outcome', done.refusal);
  return { line, outcome: done.changed || done.repeated ? 'landed' : 'unchanged' };
}

/** Whether the row was imported before: these very documents are asked for and have not come. */
function isAskedAlready(
  { supplement }: { supplement?: Supplement | undefined },
  { missing }: Extract<EducationCommand, { type: 'ask-missing' }>,
): boolean {
  if (!supplement || supplement.answeredAt || supplement.closedAt) return false;
  const asked = supplement.missing.map(({ document }) => document);
  return missing.every(({ document }) => asked.includes(document));
}

const importVerifications: Handle<Operations['importVerifications']> = async ({ body, principal }, kit) => {
  if (!worksFor(principal, department.name)) return notFound;
  const read = await readRows(body, { row: verificationRow, needed: 'caseId', maxRows });
  if (!read.ok) return read;
  const rows: ReportRow[] = [];
  for (const one of read.rows) rows.push('row' in one ? await landed(kit, one.line, one.row) : one);
  return { ok: true, body: { rows } };
};

export const verificationHandles = { verifyCase, importVerifications };
