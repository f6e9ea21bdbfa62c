import {
  type Case,
  type CaseCode,
  type CaseMoved,
  moveTo,
  standingIn,
  unlessOpen,
  whileAsked,
  wrongStage,
} from '../../../shared/casework/domain/index.ts';
import { accept, acceptWith, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { HukouAnswers } from '../contract.ts';
import { hukouDepartment as department } from '../department.ts';
import { type Cycle, cycleAt, cycles, type Degree, nextOpening } from './cycles.ts';

/** The employer files for the talent. `degree` tells whether the longer window for doctors holds. */
export interface FileCase {
  type: 'employer-file';
  enterpriseId: string;
  degree?: Degree | undefined;
}

export type HukouCode = CaseCode | 'filed-this-cycle' | 'outside-window';

/**
 * Only the employer that the application names files. For a graduate that counts once in a round, for good: the claim
 * on person and round is never released, so another employer cannot file after a refusal (沪教委学, as reported).
 */
export function fileCase(
  { enterpriseId, degree }: FileCase,
  state: Case<HukouAnswers>,
  { at }: Pick<Context, 'at'>,
  known: readonly Cycle[] = cycles,
): Decision<CaseMoved, HukouCode> {
  if (state.employer?.enterpriseId !== enterpriseId) return refuse('not-found');
  const no = unlessOpen(state) ?? whileAsked(state);
  if (no) return no;
  const stage = moveTo(department, 'employer', state);
  if (stage === undefined) return wrongStage(department, state);
  const moved: CaseMoved = { type: 'case-moved', ...standingIn(department, stage) };
  if (state.answers?.channel !== 'graduate') return accept(moved);
  const next = nextOpening(at, known);
  const cycle = cycleAt(at, degree, known)?.cycle;
  if (cycle === undefined) return refuse('outside-window', { detail: next });
  return acceptWith([moved], { take: [`filing#${cycle}#${state.person}`] }, filedAlready(cycle, next));
}

const filedAlready = (cycle: string, next: { zh: string; en: string }) => ({
  code: 'filed-this-cycle' as const,
  detail: {
    zh: `${cycle} 批次已有单位为此人申报；${next.zh}`,
    en: `an employer filed for this person in the round of ${cycle} already; ${next.en}`,
  },
});
