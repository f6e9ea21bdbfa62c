import { decideCase, moveTo, releasing, unlessApplicant, wrongStage } from '../../../shared/casework/domain/index.ts';
import { type Context, refuse } from '../../../shared/log/aggregate.ts';
import { cancelHours, medicalDepartment as department } from '../department.ts';
import type { MedicalCase, MedicalCommand } from './case.ts';
import { type Decided, givingBack } from './plain.ts';

const hoursTo = (instant: string, at: string): number => (Date.parse(instant) - Date.parse(at)) / 3_600_000;

/** The applicant gives the appointment back, in time for somebody else to have it. */
export function cancel(state: MedicalCase, context: Context): Decided {
  const no = unlessApplicant(state, context);
  if (no) return no;
  const stage = moveTo(department, 'applicant', state);
  if (stage === undefined) return wrongStage(department, state);
  if (lateStage(state, context)) return refuse('too-late');
  const { applicationId, person } = state;
  const events = [{ type: 'case-withdrawn' as const, applicationId, person, stage }];
  return givingBack({ ok: true, events, ...releasing(state) }, state);
}

/** The application can be taken back at any time; who does so too late to cancel has used the year's appointment. */
export function takeBack(
  command: Extract<MedicalCommand, { type: 'withdraw' }>,
  state: MedicalCase,
  context: Context,
): Decided {
  const decision = decideCase(department, command, state, context) as Decided;
  const stage = state.status === 'open' ? lateStage(state, context) : undefined;
  if (!decision.ok || stage === undefined) return givingBack(decision, state);
  return { ...decision, events: decision.events.map((event) => ({ ...event, stage })) };
}

/** What becomes of a case with an appointment for which it is too late to cancel; nothing while there is time. */
function lateStage({ hold }: MedicalCase, { at }: Context) {
  if (hold?.at === undefined) return undefined;
  const left = hoursTo(hold.at, at);
  if (left >= cancelHours) return undefined;
  return left > 0 ? 'WITHDRAWN_LATE' : 'WITHDRAWN_AFTER';
}
