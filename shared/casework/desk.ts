import type * as z from 'zod/mini';
import type { Refusal } from '../contract/index.ts';
import { hasRole, type Principal, worksFor } from '../identity/index.ts';
import type { Executed } from '../log/index.ts';
import type { RuleBook } from '../rules/index.ts';
import type { Facts as KnownFacts } from '../rules/model.ts';
import type { Handle, Kit } from '../service/index.ts';
import type { CaseAggregate } from './aggregate.ts';
import { shownAround } from './around-shown.ts';
import type { CaseEvents, CaseOperations } from './contract/contract.ts';
import type { Department } from './department.ts';
import type { CaseCommand } from './domain/commands.ts';
import type { Case } from './domain/state.ts';
import { type MirroredWord, shownMirrored } from './mirrored.ts';
import type { Proposed } from './proposing.ts';
import { shownRecord } from './record.ts';
import { statusOf } from './status.ts';

/** The operations that every department has, whatever its facts are. */
export type AnyCaseOperations = CaseOperations<z.ZodMiniType>;
export type CaseHandles<Facts extends z.ZodMiniType> = {
  [K in keyof CaseOperations<Facts>]: Handle<CaseOperations<Facts>[K]>;
};

/** What the operations of one department are made of. */
export interface Desk<A, Facts extends z.ZodMiniType, C, R extends string> {
  department: Department;
  events: CaseEvents;
  aggregate: CaseAggregate<A, C, R>;
  /** The part of the answers that is not personal. */
  facts: Facts;
  /** The department's rules, where they are data, and which of them a case is about. */
  rules?: CaseRules<A>;
  /**
   * Names by any of which the one person is known whom a case is about, where that can be another than the applicant;
   * none where it is not known. Cases about different persons do not stand in each other's way.
   */
  about?(state: Case<A>): readonly string[];
  /** What facts propose for what a person decides. */
  proposes?(state: Case<A>): readonly Proposed[];
  /** Facts that the department knows of itself; these count before what anybody says. */
  knows?(state: Case<A>, caseId: string, kit: Kit): Promise<KnownFacts>;
  /** What the body that decides said of the case, where the department passes that on. */
  mirrored?(state: Case<A>): readonly MirroredWord[];
  /** What approving the case would grant, in fen of all months together, where it is an amount. */
  grantsFen?(state: Case<A>): number | undefined;
}

export interface CaseRules<A> {
  book: RuleBook;
  of(answers: A): readonly string[];
}

/** Whether the principal leads the department. */
export const leads = (principal: Principal, { name }: Pick<Department, 'name'>): boolean =>
  hasRole(principal, 'leader') && principal.department === name;

/** Whether the principal may see the department's cases. */
export const isStaff = (principal: Principal, department: Pick<Department, 'name'>): boolean =>
  worksFor(principal, department.name) || leads(principal, department);

/** A case for its department and its applicant. */
export function shownCase<A, Facts extends z.ZodMiniType>(
  desk: Pick<Desk<A, Facts, never, never>, 'department' | 'facts' | 'proposes' | 'mirrored'>,
  state: Case<A>,
  id: string,
) {
  const { department, facts, proposes } = desk;
  const { openedAt, employer, outcome } = state;
  // The schema keeps what it names and leaves out the rest, which is sealed.
  const told = facts.safeParse(state.answers);
  const proposed = proposes?.(state) ?? [];
  return {
    ...statusOf(department, state, id),
    limitDays: state.clock.limitDays,
    openedAt,
    ...(employer && { employer }),
    ...(state.rulesMoved.length > 0 ? { rulesMoved: [...state.rulesMoved] } : {}),
    ...(told.success ? { facts: told.data as z.input<Facts> } : {}),
    ...shownAround(state),
    ...shownRecord(state),
    ...(outcome?.says && { says: outcome.says }),
    ...shownMirrored(desk, state),
    ...(proposed.length > 0 ? { proposed: [...proposed] } : {}),
  };
}

interface OnCase {
  params: { caseId: string };
  expectedVersion?: number;
}

/** Sends a command to the case of a call; answers with the case as it is then, or the refusal as it is. */
export async function commanded<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
  { params: { caseId }, expectedVersion }: OnCase,
  kit: Kit,
  command: C | CaseCommand<A>,
) {
  return answered(desk, await kit.execute(desk.aggregate, caseId, command, expectedVersion));
}

/** What an operation answers to a command on a case. */
export function answered<A, Facts extends z.ZodMiniType>(
  desk: Pick<Desk<A, Facts, never, never>, 'department' | 'facts' | 'proposes' | 'mirrored'>,
  executed: Executed<Case<A>>,
) {
  // Each operation declares the codes that its command can be refused with; a test goes through them.
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<never> } as const;
  const { state, id, version } = executed;
  return { ok: true, body: shownCase(desk, state, id), version } as const;
}
