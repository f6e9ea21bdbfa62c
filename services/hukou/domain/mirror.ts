import { isDeepStrictEqual } from 'node:util';
import { localDateOf } from '../../../shared/calendar/index.ts';
import { decidedNow, standingIn, unlessOpen, whileAsked, wrongStage } from '../../../shared/casework/domain/index.ts';
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
  const { from, to, ends } = mirroredSteps[told.outcome];
  if (!from.includes(state.stage)) return wrongStage(department, state, to);
  const early = unlessOver(state, to, context);
  if (early) return early;
  if (to === 'PUBLICITY') return accept({ ...intoPublicity(state, context, shownAs), mirrored: told });
  if (ends === undefined) return accept({ type: 'case-moved', ...standingIn(department, to), mirrored: told });
  const verdict = { ...ends, ...(told.reason === undefined ? {} : { note: told.reason }) };
  return accept({ ...decidedNow(verdict, to, state, context), mirrored: told });
}

/** Nobody said anything on a day that is yet to come, and nobody settles before the permit. */
function unlessTimely({ outcome, on }: Mirrored, { mirrored = [] }: HukouCase, { at }: Pick<Context, 'at'>) {
  const today = localDateOf(at);
  if (on > today)
    return refuse('future-day', { pointer: '/on', detail: { zh: `今天是 ${today}`, en: `today is ${today}` } });
  const permit = mirrored.findLast((one) => one.outcome === 'police-permitted');
  if (outcome !== 'settled' || !permit || on >= permit.on) return undefined;
  const detail = { zh: `准迁日期为 ${permit.on}`, en: `the permit is of ${permit.on}` };
  return refuse('before-permit', { pointer: '/on', detail });
}
