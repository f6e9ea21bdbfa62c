import { addWorkingDays, endOfLocalDay, localDateOf } from '../../shared/calendar/index.ts';
import {
  type Case,
  type CaseCode,
  type CaseCommand,
  type CaseDecided,
  type CaseMoved,
  decideCase,
  decidedNow,
  moveTo,
  type OfferLapsed,
  releasing,
  standingIn,
  unlessApplicant,
  wrongStage,
} from '../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision } from '../../shared/log/aggregate.ts';
import type { HousingAnswers } from './contract.ts';
import { declinesAllowed, housingDepartment as department, offerDays } from './department.ts';

type HousingCase = Case<HousingAnswers>;
export type HousingCommand = CaseCommand<HousingAnswers> | { type: 'answer-offer'; accept: boolean };

/** Housing decides as casework does; its own are offers, which expire and can be declined only so often. */
export function decideHousing(command: HousingCommand, state: HousingCase, context: Context) {
  switch (command.type) {
    case 'grant':
      return decideCase(department, { ...command, until: lastMomentToAnswer(context.at) }, state, context);
    case 'answer-offer':
      return answerOffer(command, state, context);
    case 'stage-due':
      return expireOffer(state, context);
    default:
      return decideCase(department, command, state, context);
  }
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
