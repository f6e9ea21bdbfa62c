import { isDeepStrictEqual } from 'node:util';
import { localDateOf } from '../../../shared/calendar/index.ts';
import {
  decidedNow,
  standingIn,
  unlessOpen,
  type Verdict,
  whileAsked,
  wrongStage,
} from '../../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import { hukouDepartment as department } from '../department.ts';
import type { HukouCode } from './filing.ts';
import { mirroredSteps } from './mirrored.ts';
import { intoPublicity, unlessOver } from './publicity.ts';
import type { HukouCase, Mirrored, MovedOrDecided } from './state.ts';

export interface Mirror {
  type: 'mirror';
  told: Mirrored;
  /** What anyone reads of the name, when this begins the public notice. */
  shownAs?: Sealed<string> | undefined;
}

type MirroredEvent = MovedOrDecided & { mirrored: Mirrored };

/** Takes over what the city or the police said; they decide, so nobody here has to agree. The same again changes nothing. */
export function mirror(
  { told, shownAs }: Mirror,
  state: HukouCase,
  context: Context,
): Decision<MirroredEvent, HukouCode> {
  if (state.mirrored?.some((one) => isDeepStrictEqual(one, told))) return accept();
  const no = unlessOpen(state) ?? whileAsked(state);
  if (no) return no;
  const untimely = unlessTimely(told, state, context);
  if (untimely) return untimely;
  const { from, to } = mirroredSteps[told.outcome];
  if (!from.includes(state.stage)) return wrongStage(department, state, to);
  const unfit = unlessFitting(told) ?? unlessOver(state, to, context);
  if (unfit) return unfit;
  if (to === 'PUBLICITY') return accept({ ...intoPublicity(state, context, shownAs), mirrored: told });
  const verdict = verdictOf(told);
  if (verdict) return accept({ ...decidedNow(verdict, to, state, context), mirrored: told });
  return accept({ type: 'case-moved', ...standingIn(department, to), mirrored: told });
}

/** A row names a reason of what it says, if any. */
function unlessFitting({ outcome, reasonCode }: Mirrored) {
  const fits = reasonCode === undefined || mirroredSteps[outcome].ends?.reasonCodes.includes(reasonCode);
  return fits ? undefined : refuse('reason-mismatch', { pointer: '/reasonCode' });
}

/** The decision that was made, when what was said ends the case. */
function verdictOf({ outcome, reasonCode, reason }: Mirrored): Verdict | undefined {
  const { ends } = mirroredSteps[outcome];
  if (!ends) return undefined;
  const noted = reason === undefined ? {} : { note: reason };
  return { outcome: ends.outcome, reasonCode: reasonCode ?? ends.reasonCodes[0], ...noted };
}

const afterPermit: readonly Mirrored['outcome'][] = ['police-refused', 'settled'];

/** Nobody said anything on a day that is yet to come, and nobody settles, or is refused that, before the permit that they have. */
function unlessTimely({ outcome, on }: Mirrored, { mirrored = [] }: HukouCase, { at }: Pick<Context, 'at'>) {
  const today = localDateOf(at);
  if (on > today)
    return refuse('future-day', { pointer: '/on', detail: { zh: `今天是 ${today}`, en: `today is ${today}` } });
  const permit = mirrored.findLast((one) => one.outcome === 'police-permitted');
  if (!afterPermit.includes(outcome) || !permit || on >= permit.on) return undefined;
  const detail = { zh: `准迁日期为 ${permit.on}`, en: `the permit is of ${permit.on}` };
  return refuse('before-permit', { pointer: '/on', detail });
}
