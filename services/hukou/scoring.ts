import { isStaff } from '../../shared/casework/index.ts';
import type { Refusal } from '../../shared/contract/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import { type Handle, notFound, type Reply } from '../../shared/service/index.ts';
import { desk } from './case.ts';
import { type ScoreCase, scored, scoring } from './domain/scoring.ts';
import type { HukouCase } from './domain/state.ts';
import type { scoringContract } from './scoring-contract.ts';

type Ops = typeof scoringContract;

const { department, aggregate } = desk;

function shownSheets({ sheets = [] }: HukouCase, caseId: string) {
  return { caseId, sheets: sheets.map((one) => ({ ...one, passed: one.sum >= one.pass })) };
}

/** The scored channel: tried out by anyone, kept by the caseworker, read by the applicant. */
export const scoringHandles: { [K in keyof Ops]: Handle<Ops[K]> } = {
  precheckScore: async ({ body: { items } }): Promise<Reply<Ops['precheckScore']>> => ({
    ok: true,
    body: scored(items as Record<string, string | undefined>, scoring),
  }),
  scoreCase: async ({ params: { caseId }, body, principal, expectedVersion }, kit) => {
    if (!worksFor(principal, department.name)) return notFound;
    const done = await kit.execute(aggregate, caseId, { type: 'score', ...body } as ScoreCase, expectedVersion);
    // The operation declares the codes that this command can be refused with; a test goes through them.
    if (!done.ok) return { ok: false, refusal: done.refusal as Refusal<never> };
    return { ok: true, body: shownSheets(done.state, caseId), version: done.version };
  },
  getScore: async ({ params: { caseId }, principal }, kit) => {
    const { state, head } = await kit.load(aggregate, caseId);
    const may = state.status !== 'none' && (isStaff(principal, department) || state.person === principal.subject);
    return may ? { ok: true, body: shownSheets(state, caseId), version: head.version } : notFound;
  },
};
