import { type Department, pick } from '../../shared/casework/contract/index.ts';
import type { CaseAggregate } from '../../shared/casework/index.ts';
import type { Refusal } from '../../shared/contract/index.ts';
import { maxRows, type ReportRow } from '../../shared/csv/import-contract.ts';
import { readRows } from '../../shared/csv/rows.ts';
import { worksFor } from '../../shared/identity/index.ts';
import { type Handle, type Kit, notFound } from '../../shared/service/index.ts';
import type { HukouAnswers } from './answers.ts';
import type { HukouCommand } from './domain/decide.ts';
import type { HukouCode } from './domain/filing.ts';
import { type MirrorRow, type mirrorContract, mirrorRow } from './mirror-contract.ts';
import { ownRefusals } from './refusals.ts';
import { shownAsOf } from './shown-name.ts';

interface MirrorDesk {
  department: Department;
  aggregate: CaseAggregate<HukouAnswers, HukouCommand, HukouCode>;
}

const rules = {
  ...pick('case-closed', 'supplement-open', 'wrong-stage', 'unknown', 'reason-mismatch'),
  ...ownRefusals('notice-running', 'future-day', 'before-permit'),
};

function refused(line: number, field: string, { code, detail }: Refusal): ReportRow {
  // Another change of the case in the meantime is the only thing that these do not name.
  const { rule, mend } = rules[code as keyof typeof rules] ?? rules['wrong-stage'];
  return { line, outcome: 'refused', faults: [{ field, rule: detail ?? rule, mend }] };
}

/** Lands one row; whether the case goes on is the case's to decide. */
async function landed(kit: Kit, { aggregate }: MirrorDesk, line: number, row: MirrorRow): Promise<ReportRow> {
  const { caseId, number, ...said } = row;
  const { state } = await kit.load(aggregate, caseId);
  const { status, person } = state;
  if (status === 'none') return refused(line, 'caseId', { code: 'unknown' });
  const sealed =
    number === undefined
      ? {}
      : { number: await kit.keyring().seal(person, 'hukou/number', number, state.applicationId) };
  const shownAs = said.outcome === 'city-passed' ? await shownAsOf(state, caseId, kit) : undefined;
  const told = { ...said, ...sealed };
  const done = await kit.execute(aggregate, caseId, { type: 'mirror', told, ...(shownAs && { shownAs }) });
  if (!done.ok) return refused(line, done.refusal.pointer?.slice(1) ?? 'outcome', done.refusal);
  return { line, outcome: done.changed || done.repeated ? 'landed' : 'unchanged' };
}

/** What the city and the police said lands row by row, in the order of the file. */
export const mirrorHandles = (desk: MirrorDesk): { importOutcomes: Handle<typeof mirrorContract.importOutcomes> } => ({
  importOutcomes: async ({ body, principal }, kit) => {
    if (!worksFor(principal, desk.department.name)) return notFound;
    const read = await readRows(body, { row: mirrorRow, needed: 'caseId', maxRows });
    if (!read.ok) return read;
    const rows: ReportRow[] = [];
    for (const one of read.rows) rows.push('row' in one ? await landed(kit, desk, one.line, one.row) : one);
    return { ok: true, body: { rows } };
  },
});
