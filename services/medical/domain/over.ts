import { type Context, refuse } from '../../../shared/log/aggregate.ts';
import type { MedicalCase } from './case.ts';
import type { Decided } from './plain.ts';

/** Refuses until the time of the appointment has passed, and says when that is. */
export function unlessOver({ hold }: MedicalCase, { at }: Context) {
  if (hold?.at === undefined) return refuse('not-yet-over');
  if (Date.parse(hold.at) <= Date.parse(at)) return undefined;
  return refuse('not-yet-over', { detail: { zh: `就诊时间为 ${hold.at}`, en: `the appointment is at ${hold.at}` } });
}

/** What is decided of an appointment that is kept, once its time has passed; refused before. */
export function onceOver(decision: Decided, state: MedicalCase, context: Context): Decided {
  const kept = decision.ok && decision.events.some((event) => 'outcome' in event && event.outcome === 'approved');
  return (kept && unlessOver(state, context)) || decision;
}
