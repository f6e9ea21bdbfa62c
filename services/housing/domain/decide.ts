import { addWorkingDays, endOfLocalDay, localDateOf } from '../../../shared/calendar/index.ts';
import {
  type CaseCode,
  type CaseDecided,
  type CaseMoved,
  decideCase,
  decidedNow,
  type Grant,
  moveTo,
  type OfferLapsed,
  type ReopenCase,
  releasing,
  standingIn,
  unlessApplicant,
  unlessOwner,
  wrongStage,
} from '../../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { declinesAllowed, housingDepartment as department, offerDays } from '../department.ts';
import type { HousingCase, HousingCommand, HousingEvent } from './case.ts';

export type HousingCode = CaseCode | 'other-benefit';

/** Housing decides as casework does; its own are offers, which expire and can be declined only so often. */
export function decideHousing(
  command: HousingCommand,
  state: HousingCase,
  context: Context,
): Decision<HousingEvent, HousingCode> {
  switch (command.type) {
    case 'grant':
      return offer(command, state, context);
    case 'take-turn':
      // Nobody's deed but the queue's own, so it is taken in the caseworker's name.
      return offer({ ...command, type: 'grant' }, state, { ...context, by: state.owner ?? '' });
    case 'set-priority':
      return setPriority(command, state, context);
    case 'reopen':
      return reopenUnlessHoused(command, state, context);
    case 'decide':
    case 'second':
      return withBenefit(decideCase(department, command, state, context), state);
    case 'vacate':
      return vacate(state);
    case 'answer-offer':
      return answerOffer(command, state, context);
    case 'stage-due':
      return expireOffer(state, context);
    default:
      return decideCase(department, command, state, context);
  }
}

type Decided = Decision<HousingEvent, HousingCode>;

/** Offers a unit; why before others is kept with the offer. */
function offer(command: Grant, state: HousingCase, context: Context): Decided {
  const decision = decideCase(department, { ...command, until: lastMomentToAnswer(context.at) }, state, context);
  const { outOfOrder } = command;
  if (!decision.ok || outOfOrder === undefined) return decision;
  return { ...decision, events: decision.events.map((event) => ({ ...event, outOfOrder })) };
}

/** The class can be set as long as nothing was offered. */
function setPriority({ priority }: { priority: string }, state: HousingCase, context: Context): Decided {
  const no = unlessOwner(state, context);
  if (no) return no;
  const { stage } = state;
  const open = stage === 'SUBMITTED' || stage === 'ELIGIBILITY_CHECK' || stage === 'QUEUED';
  if (!open) return wrongStage(department, state);
  return accept({ type: 'case-moved', ...standingIn(department, stage), priority });
}

/** A person's one housing benefit; from the contract until it ends. */
export const benefitOf = (person: string): string => `benefit#${person}`;

/** Nobody has two housing benefits at the same time (domain.md, public rental): the contract claims the person's one. */
function withBenefit(decision: Decided, { person }: HousingCase): Decided {
  const approves =
    decision.ok && decision.events.some((event) => event.type === 'case-decided' && event.outcome === 'approved');
  if (!approves) return decision;
  return { ...decision, claims: { take: [benefitOf(person)] }, taken: { code: 'other-benefit' } };
}

/** A contract is ended by the tenant's exit; it is not decided anew while somebody lives there. */
function reopenUnlessHoused(command: ReopenCase, state: HousingCase, context: Context): Decided {
  if (state.status !== 'closed' || !state.hold) return decideCase(department, command, state, context);
  return command.why === 'review' ? accept() : refuse('not-decided');
}

/** The tenancy is over: unit and benefit are free in the same transaction. */
function vacate(state: HousingCase): Decided {
  const { stage, hold, person } = state;
  if (stage !== 'CONTRACTED' || !hold) return accept();
  const events: HousingEvent[] = [{ type: 'case-moved', ...standingIn(department, stage), vacated: true }];
  return { ok: true, events, claims: { release: [hold.claim, benefitOf(person)] } };
}

/** The end of the last working day on which an offer made now can be answered. */
const lastMomentToAnswer = (at: string): string => endOfLocalDay(addWorkingDays(localDateOf(at), offerDays).date);

function answerOffer(
  { accept: accepted }: { accept: boolean },
  state: HousingCase,
  context: Context,
): Decision<CaseMoved | OfferLapsed | CaseDecided, CaseCode> {
  const no = unlessApplicant(state, context);
  if (no) return no;
  if (!accepted) return lapse('declined', state, context);
  const stage = moveTo(department, 'applicant', state);
  if (stage === undefined) return wrongStage(department, state);
  return accept({ type: 'case-moved', ...standingIn(department, stage) });
}

/** An offer that nobody answered in time counts as declined. */
function expireOffer(state: HousingCase, context: Context): Decision<OfferLapsed | CaseDecided, CaseCode> {
  const over = state.until !== undefined && Date.parse(state.until) <= Date.parse(context.at);
  return over ? lapse('expired', state, context) : accept();
}

/** The unit is free again in the same transaction. Back to the queue, or out when no more offers can be declined. */
function lapse(
  why: OfferLapsed['why'],
  state: HousingCase,
  context: Context,
): Decision<OfferLapsed | CaseDecided, CaseCode> {
  const last = state.declined >= declinesAllowed;
  const stage = moveTo(department, last ? 'last-lapse' : 'lapse', state);
  if (stage === undefined) return wrongStage(department, state);
  const event = last
    ? decidedNow({ outcome: 'rejected', reasonCode: 'offers-declined' }, stage, state, context)
    : ({ type: 'offer-lapsed', why, ...standingIn(department, stage) } as const);
  return { ok: true, events: [event], ...releasing(state) };
}
