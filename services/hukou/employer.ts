import type { Department } from '../../shared/casework/contract/index.ts';
import type { Case } from '../../shared/casework/domain/index.ts';
import { type CaseAggregate, statusOf } from '../../shared/casework/index.ts';
import type { Refusal } from '../../shared/contract/index.ts';
import type { Row } from '../../shared/log/aggregate.ts';
import { type Handle, listing, notFound } from '../../shared/service/index.ts';
import type { HukouAnswers } from './answers.ts';
import type { HukouCommand } from './domain/decide.ts';
import { employerSees, type HukouCode } from './domain/filing.ts';
import type { employerContract } from './employer-contract.ts';

type Ops = typeof employerContract;

/** Cases that name an enterprise as the employer. */
const filingsOf = (enterpriseId: string): string => `filings#${enterpriseId}`;

function filingOf(department: Department, state: Case<HukouAnswers>, caseId: string) {
  const { state: code, stage } = statusOf(department, state, caseId);
  return { caseId, state: code, stage, openedAt: state.openedAt };
}

const isListed = (state: Case<HukouAnswers>): boolean => state.status === 'open' && employerSees(state) === 'open';

/** The row of a case with its employer, while the case is open and the employer may see it. */
export function employerRows(department: Department, state: Case<HukouAnswers>, id: string): Row[] {
  if (!state.employer || !isListed(state)) return [];
  const item = filingOf(department, state, id);
  return [{ list: filingsOf(state.employer.enterpriseId), sort: `${item.openedAt}#${id}`, item }];
}

interface FilingDesk {
  department: Department;
  aggregate: CaseAggregate<HukouAnswers, HukouCommand, HukouCode>;
}

const listed = listing<Ops['listFilings']>(({ principal }) =>
  principal.enterprise === undefined ? undefined : filingsOf(principal.enterprise),
);

/** The list follows the log by a moment; a case that the employer may not see any more is not shown at once. */
const listFilings =
  ({ aggregate }: FilingDesk): Handle<Ops['listFilings']> =>
  async (call, kit) => {
    const page = await listed(call, kit);
    if (!page.ok) return page;
    const { items, ...more } = page.body;
    const seen = await Promise.all(
      items.map(async ({ caseId }) => isListed((await kit.load(aggregate, caseId)).state)),
    );
    return { ...page, body: { ...more, items: items.filter((_row, at) => seen[at]) } };
  };

/** What an employer does: whoever is not the one that the application names learns of no case. */
export const employerHandles = (desk: FilingDesk): { [K in keyof Ops]: Handle<Ops[K]> } => ({
  listFilings: listFilings(desk),
  fileCase: async ({ params: { caseId }, body, principal, expectedVersion }, kit) => {
    if (principal.enterprise === undefined) return notFound;
    const { department, aggregate } = desk;
    const command = { type: 'employer-file', enterpriseId: principal.enterprise, ...body } as const;
    const filed = await kit.execute(aggregate, caseId, command, expectedVersion);
    // The operation declares the codes that this command can be refused with; a test goes through them.
    if (!filed.ok) return { ok: false, refusal: filed.refusal as Refusal<never> };
    return { ok: true, body: filingOf(department, filed.state, caseId), version: filed.version };
  },
});
