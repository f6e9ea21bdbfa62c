import { accept, type Context, type Decision } from '../../log/aggregate.ts';
import { type Department, type Mover, targetsOf, withdrawnStage } from '../department.ts';
import type { CaseCode } from './codes.ts';
import type { AdvanceCase, OpenCase, WithdrawCase } from './commands.ts';
import type { CaseEvent, CaseMoved, CaseWithdrawn, Standing } from './events.ts';
import { unlessOwner, whileAsked, wrongStage } from './guards.ts';
import type { Case } from './state.ts';

/** A stage as a case comes to stand in it. */
export function standingIn(department: Department, stage: string, until?: string): Standing {
  const waits = department.stages[stage]?.waits;
  return { stage, ...(waits && { waits }), ...(until === undefined ? {} : { until }) };
}

/** Where `by` may move this case, or nothing; with several ways, `to` says which. */
export const moveTo = (department: Department, by: Mover, { stage }: Case<unknown>, to?: string): string | undefined =>
  targetsOf(department, by, stage).find((target) => to === undefined || target === to);

/** Opens a case at `at`, where the department has its cases begin. An event that comes again, or after its withdrawal, changes nothing. */
export function open<A>(
  department: Department,
  command: OpenCase<A>,
  state: Case<A>,
  at: Standing = standingIn(department, department.first),
): Decision<CaseEvent<A>, CaseCode> {
  if (state.status !== 'none') return accept();
  const { type: _type, ...facts } = command;
  return accept({ ...facts, ...at, type: 'case-opened', settings: department.settings });
}

/**
 * The applicant takes the application back. What the case holds is free again in the same transaction. Valid before
 * the case is opened too, since events come in any order; a case that is closed stays as it is.
 */
export function withdraw(
  { applicationId, person }: WithdrawCase,
  state: Case<unknown>,
): Decision<CaseWithdrawn, CaseCode> {
  if (state.status === 'closed') return accept();
  const events: CaseWithdrawn[] = [{ type: 'case-withdrawn', applicationId, person, stage: withdrawnStage }];
  return { ok: true, events, ...releasing(state) };
}

/** The claims to release when a case gives back what it holds. */
export const releasing = ({ hold }: Case<unknown>) => (hold ? { claims: { release: [hold.claim] } } : {});

/** The caseworker moves the case on, as far as the department's moves go. */
export function advance(
  department: Department,
  { to }: AdvanceCase,
  state: Case<unknown>,
  context: Context,
): Decision<CaseMoved, CaseCode> {
  const no = unlessOwner(state, context) ?? whileAsked(state);
  if (no) return no;
  const stage = moveTo(department, 'caseworker', state, to);
  if (stage === undefined) return wrongStage(department, state, to);
  return accept({ type: 'case-moved', ...standingIn(department, stage) });
}
