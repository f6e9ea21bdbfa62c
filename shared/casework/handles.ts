import type * as z from 'zod/mini';
import type { Principal } from '../identity/index.ts';
import { type Call, type Handle, type Kit, notFound } from '../service/index.ts';
import { besideCases } from './beside.ts';
import { type AnyCaseOperations, type CaseHandles, commanded, type Desk, isStaff, leads, shownCase } from './desk.ts';
import type { CaseCommand } from './domain/commands.ts';
import type { letterHandles } from './letters/handles.ts';
import type { openPersonalOf } from './personal.ts';
import { listCasesOf } from './queue.ts';
import type { ratingHandles } from './ratings/handles.ts';
import type { reviewHandles } from './reviews/handles.ts';
import { assignCaseOf } from './staffing/assigning.ts';
import { type fourEyesHandles, watched } from './staffing/four-eyes.ts';
import type { staffingHandles } from './staffing/handles.ts';
import type { rosterHandles } from './staffing/roster-handles.ts';

type Ops = AnyCaseOperations;

/** Operations on what belongs to cases and is an aggregate of its own. */
export type OwnHandles = ReturnType<typeof reviewHandles> &
  ReturnType<typeof ratingHandles> &
  ReturnType<typeof letterHandles> &
  ReturnType<typeof staffingHandles> &
  ReturnType<typeof rosterHandles> &
  ReturnType<typeof fourEyesHandles> & { openPersonal: ReturnType<typeof openPersonalOf> };

/** What every department's operations do. Staff see their own department alone; to others there is no such case. */
export function caseHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
  own: OwnHandles,
): CaseHandles<Facts> {
  const handles: CaseHandles<z.ZodMiniType> = {
    ...readHandles(desk),
    ...staffHandles(desk),
    ...turnHandles(desk),
    ...own,
    answerSupplement: answerSupplementOf(desk),
  };
  // The facts are of this department's schema, as the desk says; only the operations' common type does not.
  return handles as unknown as CaseHandles<Facts>;
}

function readHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
): Pick<CaseHandles<z.ZodMiniType>, 'listCases' | 'getCase'> {
  const { department } = desk;
  return {
    listCases: listCasesOf(desk),
    getCase: async ({ params, principal }, kit) => {
      const { state, head } = await kit.load(desk.aggregate, params.caseId);
      const staff = isStaff(principal, department);
      const seen = state.status !== 'none' && (staff || state.person === principal.subject);
      if (!seen) return notFound;
      const beside = staff ? await besideCases(desk, state, params.caseId, kit) : {};
      return { ok: true, body: { ...shownCase(desk, state, params.caseId), ...beside }, version: head.version };
    },
  };
}

/** More time, other bodies, a second pair of eyes, reopening. */
function turnHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
): Pick<CaseHandles<z.ZodMiniType>, TurnOperation> {
  const { department, aggregate } = desk;
  const asLead = (principal: Principal) => leads(principal, department);
  return {
    extendCase: byStaff<A, Facts, C, R, 'extendCase'>(desk, ({ body }) => ({ type: 'extend', ...body })),
    awaitBody: byStaff<A, Facts, C, R, 'awaitBody'>(desk, ({ body }) => ({ type: 'await-body', ...body })),
    endWaiting: byStaff<A, Facts, C, R, 'endWaiting'>(desk, ({ principal }) => ({
      type: 'body-answered',
      asLead: asLead(principal),
    })),
    closeSupplement: byStaff<A, Facts, C, R, 'closeSupplement'>(desk, ({ principal }) => ({
      type: 'close-supplement',
      asLead: asLead(principal),
    })),
    confirmDecision: byStaff<A, Facts, C, R, 'confirmDecision'>(desk, ({ body: { confirm, note } }) => ({
      type: 'second',
      confirm,
      ...(note === undefined ? {} : { note }),
    })),
    reopenCase: async (call, kit) => {
      if (!asLead(call.principal)) return notFound;
      const { decisions } = (await kit.load(aggregate, call.params.caseId)).state;
      return commanded(desk, call, kit, { type: 'reopen', why: 'lead', decision: decisions, ...call.body });
    },
  };
}

type TurnOperation = 'extendCase' | 'awaitBody' | 'endWaiting' | 'closeSupplement' | 'confirmDecision' | 'reopenCase';
type StaffOperation = 'assignCase' | 'requestSupplement' | 'advanceCase' | 'decideCase';

function staffHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
): Pick<CaseHandles<z.ZodMiniType>, StaffOperation> {
  return {
    assignCase: assignCaseOf(desk),
    requestSupplement: byStaff<A, Facts, C, R, 'requestSupplement'>(desk, ({ body }) => ({
      type: 'ask-supplement',
      missing: body.missing,
    })),
    advanceCase: byStaff<A, Facts, C, R, 'advanceCase'>(desk, ({ body }) => ({ type: 'advance', to: body.to })),
    decideCase: async (call, kit) => {
      if (!isStaff(call.principal, desk.department)) return notFound;
      const { outcome, reasonCode, note } = call.body;
      const command = { type: 'decide', outcome, reasonCode, ...(note === undefined ? {} : { note }) } as const;
      return commanded({ ...desk, aggregate: await watched(desk, kit) }, call, kit, command);
    },
  };
}

/** An operation of the department's staff that is one command on a case; to others there is no such case. */
const byStaff =
  <A, Facts extends z.ZodMiniType, C, R extends string, K extends StaffOperation | TurnOperation>(
    desk: Desk<A, Facts, C, R>,
    commandOf: (call: Call<Ops[K]>) => CaseCommand<A>,
  ) =>
  async (call: Call<Ops[K]>, kit: Kit) =>
    isStaff(call.principal, desk.department) ? commanded(desk, call, kit, commandOf(call)) : notFound;

const answerSupplementOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>(desk: Desk<A, Facts, C, R>): Handle<Ops['answerSupplement']> =>
  async (call, kit) => {
    const { state } = await kit.load(desk.aggregate, call.params.caseId);
    // Nothing is sealed for a case that is not the caller's.
    if (state.person !== call.principal.subject) return notFound;
    const { answer: said, items } = call.body;
    if (items || said === undefined) return { ok: false, refusal: { code: 'documents-elsewhere', pointer: '/items' } };
    const answer = await kit
      .keyring()
      .seal(state.person, `supplement/${desk.department.name}`, said, state.applicationId);
    return commanded(desk, call, kit, { type: 'answer-supplement', answer });
  };
