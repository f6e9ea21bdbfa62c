import { isDeepStrictEqual } from 'node:util';
import {
  type CaseDecided,
  type CaseEvent,
  type CaseMoved,
  decidedNow,
  standingIn,
  unlessOpen,
  whileAsked,
  wrongStage,
} from '../../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision } from '../../../shared/log/aggregate.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { HukouAnswers } from '../contract.ts';
import { hukouDepartment as department } from '../department.ts';
import type { FiledCase, HukouCode } from './filing.ts';
import { type MirroredOutcome, mirroredSteps } from './mirrored.ts';

/** What the city or the police said of a case. */
export interface Mirrored {
  outcome: MirroredOutcome;
  /** The day on which they did. */
  on: string;
  /** Their number for it, for instance of the move-in permit. */
  number?: Sealed<string> | undefined;
  /** For the applicant to read. */
  reason?: string | undefined;
}
export interface Mirror {
  type: 'mirror';
  told: Mirrored;
}

/** A case with what the city and the police said of it, in their order. */
export interface HukouCase extends FiledCase {
  mirrored?: Mirrored[];
}

type MirroredEvent = (CaseMoved | CaseDecided) & { mirrored: Mirrored };

/** Takes over what the city or the police said; they decide, so nobody here has to agree. The same again changes nothing. */
export function mirror({ told }: Mirror, state: HukouCase, context: Context): Decision<MirroredEvent, HukouCode> {
  if (state.mirrored?.some((one) => isDeepStrictEqual(one, told))) return accept();
  const no = unlessOpen(state) ?? whileAsked(state);
  if (no) return no;
  const { from, to, ends } = mirroredSteps[told.outcome];
  if (!from.includes(state.stage)) return wrongStage(department, state, to);
  if (ends === undefined) return accept({ type: 'case-moved', ...standingIn(department, to), mirrored: told });
  const verdict = { ...ends, ...(told.reason === undefined ? {} : { note: told.reason }) };
  return accept({ ...decidedNow(verdict, to, state, context), mirrored: told });
}

/** The case after an event, with what was said when that made it. */
export const withMirrored = (before: HukouCase, event: CaseEvent<HukouAnswers>, after: HukouCase): HukouCase =>
  'mirrored' in event ? { ...after, mirrored: [...(before.mirrored ?? []), event.mirrored as Mirrored] } : after;
