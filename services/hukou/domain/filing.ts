import {
  type Case,
  type CaseCode,
  type CaseEvent,
  type CaseMoved,
  currentFacts,
  type KnownFact,
  moveTo,
  standingIn,
  unlessOpen,
  whileAsked,
  wrongStage,
} from '../../../shared/casework/domain/index.ts';
import { accept, acceptWith, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { HukouAnswers } from '../answers.ts';
import { hukouDepartment as department } from '../department.ts';
import { type Cycle, cycleAt, cycles, type Degree, degrees, nextOpening } from './cycles.ts';

/** The employer files for the talent. `degree` tells whether the longer window for doctors holds. */
export interface FileCase {
  type: 'employer-file';
  enterpriseId: string;
  degree?: Degree | undefined;
}

export type HukouCode =
  | CaseCode
  | ('employment-denied' | 'settled-stands' | 'future-day' | 'before-permit')
  | 'filed-this-cycle'
  | 'outside-window'
  | ('notice-running' | 'own-notice' | 'objection-exists' | 'publicity-over' | 'objection-decided' | 'own-objection')
  | ('not-scored' | 'evidence-missing' | 'item-not-handed-in' | 'reason-needed' | 'score-missing' | 'score-too-low');

export interface FiledFor {
  degree: Degree;
  from: 'employer' | KnownFact['from'];
}

/** A case that may have been filed in a round. */
export interface FiledCase extends Case<HukouAnswers> {
  /** The round in which a graduate's employer filed. */
  filedIn?: string;
  /** The degree for which its window counted, and who said it. */
  filedFor?: FiledFor | undefined;
  /** That filing was refused once, whatever a review made of it. */
  filingRefused?: boolean;
}
type Filed = CaseMoved & { filedIn?: string; filedFor?: FiledFor };

/** Who files for a graduate holds person and round; nobody else files for them in it then. */
const filingClaim = (cycle: string, person: string): string => `filing#${cycle}#${person}`;

/**
 * Whether the employer that an application names may see the case, by what the talent service told: not without the
 * talent's consent, nor after it was withdrawn; and one that denied the employment is nobody's employer.
 */
export function employerSees({ around, status }: Case<HukouAnswers>): 'open' | 'denied' | 'hidden' {
  const { state, open } = around.employment?.told ?? { state: 'not-asked', open: false };
  if (status === 'none' || state === 'not-asked' || open === false) return 'hidden';
  return state === 'denied' ? 'denied' : 'open';
}

/** The degree that counts for the window: as the employer states it, or else as the case's facts say. */
function degreeOf(stated: Degree | undefined, state: Case<HukouAnswers>): FiledFor | undefined {
  if (stated !== undefined) return { degree: stated, from: 'employer' };
  const { value, from } = currentFacts(state).get('degree') ?? {};
  const degree = degrees.find((one) => one === value);
  return degree && from && { degree, from };
}

/**
 * Only the employer that the application names files, with the talent's consent. For a graduate that counts once in a round: the claim on person
 * and round is kept by a refusal, so another employer cannot file after it (沪教委学, as reported).
 */
export function fileCase(
  { enterpriseId, degree }: FileCase,
  state: Case<HukouAnswers>,
  { at }: Pick<Context, 'at'>,
  known: readonly Cycle[] = cycles,
): Decision<Filed, HukouCode> {
  const sees = state.employer?.enterpriseId === enterpriseId ? employerSees(state) : 'hidden';
  if (sees === 'hidden') return refuse('not-found');
  const no = unlessOpen(state) ?? (sees === 'denied' ? refuse('employment-denied') : whileAsked(state));
  if (no) return no;
  const stage = moveTo(department, 'employer', state);
  if (stage === undefined) return wrongStage(department, state);
  const moved: CaseMoved = { type: 'case-moved', ...standingIn(department, stage) };
  if (state.answers?.channel !== 'graduate') return accept(moved);
  const next = nextOpening(at, known);
  const filedFor = degreeOf(degree, state);
  const cycle = cycleAt(at, filedFor?.degree, known)?.cycle;
  if (cycle === undefined) return refuse('outside-window', { detail: next });
  const filed: Filed = { ...moved, filedIn: cycle, ...(filedFor && { filedFor }) };
  return acceptWith([filed], { take: [filingClaim(cycle, state.person)] }, filedAlready(cycle, next));
}

/** A filing that is withdrawn did not use up its round; one that was refused once did, though a review reopened it. */
export function freeingRound<E extends CaseEvent<HukouAnswers>, R extends string>(
  decision: Decision<E, R>,
  { filedIn, filingRefused, person }: FiledCase,
): Decision<E, R> {
  if (filedIn === undefined || filingRefused || !decision.ok || decision.events.length === 0) return decision;
  return { ...decision, claims: { release: [filingClaim(filedIn, person)] } };
}

/** The case after an event, with the round of its filing, and whether that was refused. */
export function withFiling<S extends FiledCase>(event: CaseEvent<HukouAnswers>, after: S): S {
  if ('filedIn' in event) {
    const { filedIn, filedFor } = event as Filed;
    return { ...after, filedIn, filedFor };
  }
  const refused = event.type === 'case-decided' && event.outcome === 'rejected' && after.filedIn !== undefined;
  return refused ? { ...after, filingRefused: true } : after;
}

const filedAlready = (cycle: string, next: { zh: string; en: string }) => ({
  code: 'filed-this-cycle' as const,
  detail: {
    zh: `${cycle} 批次已有单位为此人申报，未撤回：正在办理，或已有结果（未通过后同一批次不能换单位再报）；${next.zh}`,
    en: `an employer filed for this person in the round of ${cycle} and did not withdraw it: it is under way or decided, and after a refusal no other employer files in that round; ${next.en}`,
  },
});
