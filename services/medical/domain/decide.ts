import {
  type CaseCode,
  currentFacts,
  decideCase,
  decidedNow,
  inOwnersName,
  moveTo,
  releasing,
  reopenUnless,
  standingIn,
  unlessApplicant,
  unlessOwner,
  wrongStage,
} from '../../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { allowances, cancelHours, defaultCategory, medicalDepartment as department } from '../department.ts';
import type { MedicalCase, MedicalCommand, MedicalEvent } from './case.ts';

export type MedicalCode = CaseCode | 'allowance-used' | 'too-late' | 'not-yet-over' | 'no-proposal';
type Decided = Decision<MedicalEvent, MedicalCode>;

/** Medical decides as casework does; its own are the year's allowance, cancelling, missing and being reminded. */
export function decideMedical(command: MedicalCommand, state: MedicalCase, context: Context): Decided {
  switch (command.type) {
    case 'set-category':
      return setCategory(command.category, state, context);
    case 'advance':
      return command.to === 'ENTITLEMENT_OK' ? entitle(1, state, context) : plain(command, state, context);
    case 'entitle':
      return entitle(command.nth, state, context);
    case 'take-turn':
      return plain({ ...command, type: 'grant' }, state, inOwnersName(state, context));
    case 'cancel':
      return cancel(state, context);
    case 'no-show':
      return missed(state, context);
    case 'remind':
      return remind(state);
    case 'reopen':
      // An appointment that took place is not decided anew.
      return reopenUnless(state.status === 'closed' && state.hold !== undefined, department, command, state);
    default:
      return plain(command, state, context);
  }
}

/** What casework decides; the year's appointment is given back with whatever else the case gives back. */
function plain(command: Parameters<typeof decideCase>[1], state: MedicalCase, context: Context): Decided {
  const decision = decideCase(department, command as never, state, context) as Decided;
  const ends =
    decision.ok &&
    decision.events.some(
      (event) => event.type === 'case-withdrawn' || (event.type === 'case-decided' && event.outcome === 'rejected'),
    );
  return ends ? givingBack(decision, state) : decision;
}

function givingBack(decision: Decided, { visit }: MedicalCase): Decided {
  if (!decision.ok || visit === undefined) return decision;
  return { ...decision, claims: { ...decision.claims, release: [...(decision.claims?.release ?? []), visit] } };
}

/** The category that the answers or what staff stated propose, when it has appointments. */
function proposedCategory(state: MedicalCase): string | undefined {
  const value = currentFacts(state).get('talentCategory')?.value;
  return typeof value === 'string' && Object.hasOwn(allowances, value) ? value : undefined;
}

/** The category can be set until the entitlement is confirmed; a caseworker names it, or takes what is proposed. */
function setCategory(named: string | undefined, state: MedicalCase, context: Context): Decided {
  const no = unlessOwner(state, context);
  if (no) return no;
  if (state.stage !== 'REQUESTED') return wrongStage(department, state);
  const category = named ?? proposedCategory(state);
  if (category === undefined) return refuse('no-proposal', { pointer: '/category' });
  return accept({ type: 'case-moved', ...standingIn(department, state.stage), category });
}

/** How many appointments a year the applicant's category has. */
export const allowanceOf = ({ category = defaultCategory }: MedicalCase): number => allowances[category] ?? 0;

/** Confirms the entitlement; the claim on one of the year's appointments holds the allowance, whatever runs side by side. */
function entitle(nth: number, state: MedicalCase, context: Context): Decided {
  const decision = plainAdvance(state, context);
  if (!decision.ok || state.visit !== undefined) return decision;
  if (nth > allowanceOf(state)) return refuse('allowance-used');
  const visit = `visit#${state.person}#${context.at.slice(0, 4)}#${nth}`;
  const events = decision.events.map((event) => ({ ...event, visit }));
  return { ok: true, events, claims: { take: [visit] }, taken: { code: 'allowance-used' } };
}

const plainAdvance = (state: MedicalCase, context: Context) =>
  decideCase(department, { type: 'advance', to: 'ENTITLEMENT_OK' }, state, context) as Decided;

const hoursTo = (instant: string, at: string): number => (Date.parse(instant) - Date.parse(at)) / 3_600_000;

/** The applicant gives the appointment back, in time for somebody else to have it. */
function cancel(state: MedicalCase, context: Context): Decided {
  const no = unlessApplicant(state, context);
  if (no) return no;
  const stage = moveTo(department, 'applicant', state);
  if (stage === undefined) return wrongStage(department, state);
  const { applicationId, person, hold } = state;
  if (hold?.at !== undefined && hoursTo(hold.at, context.at) < cancelHours) return refuse('too-late');
  return givingBack(
    { ok: true, events: [{ type: 'case-withdrawn', applicationId, person, stage }], ...releasing(state) },
    state,
  );
}

/** Nobody came; known only once the time has passed. It counts towards the year's allowance. */
function missed(state: MedicalCase, context: Context): Decided {
  const no = unlessOwner(state, context);
  if (no) return no;
  const stage = moveTo(department, 'deadline', state);
  if (stage === undefined) return wrongStage(department, state);
  if (state.hold?.at === undefined || hoursTo(state.hold.at, context.at) > 0) return refuse('not-yet-over');
  const event = decidedNow({ outcome: 'rejected', reasonCode: 'did-not-come' }, stage, state, context);
  return { ok: true, events: [event], ...releasing(state) };
}

/** Once for each appointment. */
function remind(state: MedicalCase): Decided {
  const { stage, hold, reminded, status } = state;
  if (status !== 'open' || !hold || reminded === hold.id) return accept();
  return accept({ type: 'case-moved', ...standingIn(department, stage), reminded: hold.id });
}
