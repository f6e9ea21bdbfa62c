import type { Department } from '../../shared/casework/contract/index.ts';
import type { Case } from '../../shared/casework/domain/index.ts';
import { type CaseAggregate, statusOf } from '../../shared/casework/index.ts';
import type { Refusal } from '../../shared/contract/index.ts';
import type { Row } from '../../shared/log/aggregate.ts';
import { type Handle, listing, notFound } from '../../shared/service/index.ts';
import type { HukouAnswers } from './answers.ts';
import type { HukouCommand } from './domain/decide.ts';
import type { HukouCode } from './domain/filing.ts';
import type { employerContract } from './employer-contract.ts';

type Ops = typeof employerContract;

/** Cases that name an enterprise as the employer. */
const filingsOf = (enterpriseId: string): string => `filings#${enterpriseId}`;

function filingOf(department: Department, state: Case<HukouAnswers>, caseId: string) {
  const { state: code, stage } = statusOf(department, state, caseId);
  return { caseId, state: code, stage, openedAt: state.openedAt };
}

/** The row of a case with its employer. */
export function employerRows(department: Department, state: Case<HukouAnswers>, id: string): Row[] {
  if (!state.employer) return [];
  const item = filingOf(department, state, id);
  return [{ list: filingsOf(state.employer.enterpriseId), sort: `${item.openedAt}#${id}`, item }];
}

interface FilingDesk {
  department: Department;
  aggregate: CaseAggregate<HukouAnswers, HukouCommand, HukouCode>;
}

/** What an employer does: whoever is not the one that the application names learns of no case. */
export const employerHandles = ({ department, aggregate }: FilingDesk): { [K in keyof Ops]: Handle<Ops[K]> } => ({
  listFilings: listing(({ principal }) =>
    principal.enterprise === undefined ? undefined : filingsOf(principal.enterprise),
  ),
  fileCase: async ({ params: { caseId }, body, principal, expectedVersion }, kit) => {
    if (principal.enterprise === undefined) return notFound;
    const command = { type: 'employer-file', enterpriseId: principal.enterprise, ...body } as const;
    const filed = await kit.execute(aggregate, caseId, command, expectedVersion);
    // The operation declares the codes that this command can be refused with; a test goes through them.
    if (!filed.ok) return { ok: false, refusal: filed.refusal as Refusal<never> };
    return { ok: true, body: filingOf(department, filed.state, caseId), version: filed.version };
  },
});
