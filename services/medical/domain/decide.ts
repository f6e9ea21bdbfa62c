import {
  currentFacts,
  type DecideCase,
  decideCase,
  inOwnersName,
  reopenUnless,
  standingIn,
  unlessOwner,
  wrongStage,
} from '../../../shared/casework/domain/index.ts';
import { accept, type Context, refuse } from '../../../shared/log/aggregate.ts';
import { allowances, defaultCategory, medicalDepartment as department } from '../department.ts';
import type { MedicalCase, MedicalCommand } from './case.ts';
import { missed, reasonMissed, seconded } from './keeping.ts';
import { slotCancelled } from './losing.ts';
import { onceOver } from './over.ts';
import { cancel, takeBack } from './parting.ts';
import { type Decided, plain } from './plain.ts';

export type { MedicalCode } from './plain.ts';

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
    case 'slot-cancelled':
      return slotCancelled(command, state, context);
    case 'no-show':
      return missed({ outcome: 'rejected', reasonCode: reasonMissed }, state, context);
    case 'decide':
      return decideOutcome(command, state, context);
    case 'second':
      return seconded(command, state, context);
    case 'withdraw':
      return takeBack(command, state, context);
    case 'remind':
      return remind(state);
    case 'reopen':
      // An appointment that took place is not decided anew.
      return reopenUnless(state.status === 'closed' && state.hold !== undefined, department, command, state);
    default:
      return plain(command, state, context);
  }
}

/** That an appointment was missed is decided in one way, wherever it is said. */
function decideOutcome(command: DecideCase, state: MedicalCase, context: Context): Decided {
  if (command.reasonCode === reasonMissed && command.outcome === 'rejected') return missed(command, state, context);
  return onceOver(plain(command, state, context), state, context);
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

/** Once for each appointment. */
function remind(state: MedicalCase): Decided {
  const { stage, hold, reminded, status } = state;
  if (status !== 'open' || !hold || reminded === hold.id) return accept();
  return accept({ type: 'case-moved', ...standingIn(department, stage), reminded: hold.id });
}
