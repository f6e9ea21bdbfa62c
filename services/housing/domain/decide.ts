import { addWorkingDays, endOfLocalDay, localDateOf } from '../../../shared/calendar/index.ts';
import {
  type CaseCode,
  type CaseDecided,
  type CaseMoved,
  decideCase,
  decidedNow,
  type Grant,
  inOwnersName,
  moveTo,
  type OfferLapsed,
  releasing,
  reopenUnless,
  standingIn,
  unlessApplicant,
  unlessOwner,
  wrongStage,
} from '../../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { declinesAllowed, isUnitKind, machineOf, offerDays } from '../department.ts';
import type { HousingCase, HousingCommand } from './case.ts';
import { answerPurchase, type Decided, setTerms, unlessComplete, vacate, withAnswer, withBenefit } from './products.ts';

/** The moves of what this case applies for. */
const movesOf = ({ answers }: HousingCase) => machineOf(answers?.kind);

/**
 * Housing decides as casework does, along the moves of what is applied for; its own are offers, which expire and can
 * be declined only so often, the terms of a subsidy, and the answer about buying a home.
 */
export function decideHousing(command: HousingCommand, state: HousingCase, context: Context): Decided {
  const department = movesOf(state);
  switch (command.type) {
    case 'grant':
      return offer(command, state, context);
    case 'take-turn':
      return offer({ ...command, type: 'grant' }, state, inOwnersName(state, context));
    case 'set-priority':
      return setPriority(command, state, context);
    case 'set-terms':
      return setTerms(command.terms, state, context);
    case 'answer-purchase':
      return answerPurchase(command.answer, state, context);
    case 'reopen':
      return reopenUnless(state.benefits === true, department, command, state);
    case 'decide': {
      const decision = decideCase(department, command, state, context);
      return (decision.ok && unlessComplete(command, state)) || withAnswer(withBenefit(decision, state), state);
    }
    case 'second':
      return withAnswer(withBenefit(decideCase(department, command, state, context), state), state);
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

/** Offers a unit; why before others is kept with the offer. */
function offer(command: Grant, state: HousingCase, context: Context): Decided {
  const decision = decideCase(movesOf(state), { ...command, until: lastMomentToAnswer(context.at) }, state, context);
  const { outOfOrder } = command;
  if (!decision.ok || outOfOrder === undefined) return decision;
  return { ...decision, events: decision.events.map((event) => ({ ...event, outOfOrder })) };
}

/** The class can be set as long as nothing was offered. */
function setPriority({ priority }: { priority: string }, state: HousingCase, context: Context): Decided {
  const no = unlessOwner(state, context);
  if (no) return no;
  const { stage, answers } = state;
  if (!isUnitKind(answers?.kind)) return refuse('other-product');
  const open = stage === 'SUBMITTED' || stage === 'ELIGIBILITY_CHECK' || stage === 'QUEUED';
  if (!open) return wrongStage(movesOf(state), state);
  return accept({ type: 'case-moved', ...standingIn(movesOf(state), stage), priority });
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
  const stage = moveTo(movesOf(state), 'applicant', state);
  if (stage === undefined) return wrongStage(movesOf(state), state);
  return accept({ type: 'case-moved', ...standingIn(movesOf(state), stage) });
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
  const stage = moveTo(movesOf(state), last ? 'last-lapse' : 'lapse', state);
  if (stage === undefined) return wrongStage(movesOf(state), state);
  const event = last
    ? decidedNow({ outcome: 'rejected', reasonCode: 'offers-declined' }, stage, state, context)
    : ({ type: 'offer-lapsed', why, ...standingIn(movesOf(state), stage) } as const);
  return { ok: true, events: [event], ...releasing(state) };
}
