import type * as z from 'zod/mini';
import { hasRole } from '../identity/index.ts';
import { type Call, type Handle, type Kit, listing, notFound } from '../service/index.ts';
import { type AnyCaseOperations, type CaseHandles, commanded, type Desk, isStaff, leads, shownCase } from './desk.ts';
import type { CaseCommand } from './domain/commands.ts';
import { openPersonalOf } from './personal.ts';
import { mineOf, ownOf, queueOf } from './views.ts';

type Ops = AnyCaseOperations;

/** What every department's operations do. Staff see their own department alone; to others there is no such case. */
export function caseHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
): CaseHandles<Facts> {
  const handles: CaseHandles<z.ZodMiniType> = {
    ...readHandles(desk),
    ...staffHandles(desk),
    answerSupplement: answerSupplementOf(desk),
    openPersonal: openPersonalOf(desk),
  };
  // The facts are of this department's schema, as the desk says; only the operations' common type does not.
  return handles as unknown as CaseHandles<Facts>;
}

function readHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
): Pick<CaseHandles<z.ZodMiniType>, 'listCases' | 'getCase'> {
  const { department } = desk;
  return {
    listCases: listing(({ principal, query }) => {
      if (isStaff(principal, department))
        return query.view === 'queue' ? queueOf(department.name) : mineOf(principal.subject);
      return hasRole(principal, 'talent') ? ownOf(principal.subject) : undefined;
    }),
    getCase: async ({ params, principal }, kit) => {
      const { state, head } = await kit.load(desk.aggregate, params.caseId);
      const seen = state.status !== 'none' && (isStaff(principal, department) || state.person === principal.subject);
      return seen ? { ok: true, body: shownCase(desk, state, params.caseId), version: head.version } : notFound;
    },
  };
}

type StaffOperation = 'assignCase' | 'requestSupplement' | 'advanceCase' | 'decideCase';

function staffHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
): Pick<CaseHandles<z.ZodMiniType>, StaffOperation> {
  const byStaff =
    <K extends StaffOperation>(commandOf: (call: Call<Ops[K]>) => CaseCommand<A>) =>
    async (call: Call<Ops[K]>, kit: Kit) =>
      isStaff(call.principal, desk.department) ? commanded(desk, call, kit, commandOf(call)) : notFound;
  return {
    assignCase: byStaff<'assignCase'>(({ body, principal }) => ({
      type: 'assign',
      to: body.to ?? principal.subject,
      asLead: leads(principal, desk.department),
    })),
    requestSupplement: byStaff<'requestSupplement'>(({ body }) => ({ type: 'ask-supplement', missing: body.missing })),
    advanceCase: byStaff<'advanceCase'>(({ body }) => ({ type: 'advance', to: body.to })),
    decideCase: byStaff<'decideCase'>(({ body: { outcome, reasonCode, note } }) => ({
      type: 'decide',
      outcome,
      reasonCode,
      ...(note === undefined ? {} : { note }),
    })),
  };
}

const answerSupplementOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>(desk: Desk<A, Facts, C, R>): Handle<Ops['answerSupplement']> =>
  async (call, kit) => {
    const { state } = await kit.load(desk.aggregate, call.params.caseId);
    // Nothing is sealed for a case that is not the caller's.
    if (state.person !== call.principal.subject) return notFound;
    const { answer: said, items } = call.body;
    const sealed = said && (await kit.keyring().seal(state.person, `supplement/${desk.department.name}`, said));
    const answer = { ...(sealed && { answer: sealed }), ...(items && { items }) };
    return commanded(desk, call, kit, { type: 'answer-supplement', ...answer });
  };
