import { localDateOf } from '../../../shared/calendar/index.ts';
import {
  type CaseCode,
  type DecideCase,
  standingIn,
  unlessOwner,
  whileAsked,
  wrongStage,
} from '../../../shared/casework/domain/index.ts';
import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import { approvalOf, type HousingKind, machineOf } from '../department.ts';
import type { HousingCase, HousingEvent, PurchaseAnswer } from './case.ts';
import { monthsAfter } from './months.ts';
import type { SubsidyTerms } from './subsidy.ts';

export type HousingCode = CaseCode | 'other-benefit' | 'other-product' | 'terms-missing' | 'answer-missing';
export type Decided = Decision<HousingEvent, HousingCode>;

/** A person's one housing benefit: a home from the contract on, a subsidy from its grant on, until it ends. */
export const benefitOf = (person: string): string => `benefit#${person}`;

/** The terms of a subsidy can be set, and set anew, until it is decided. */
export const setTerms = (terms: SubsidyTerms, state: HousingCase, context: Context): Decided =>
  noteOf('rent-subsidy', { terms }, state, context);

/** What is answered about buying a home; it counts once the case is decided. */
export const answerPurchase = (answer: PurchaseAnswer, state: HousingCase, context: Context): Decided =>
  noteOf('purchase', { purchase: answer }, state, context);

function noteOf(
  kind: HousingKind,
  noted: Pick<HousingEvent, 'terms' | 'purchase'>,
  state: HousingCase,
  context: Context,
): Decided {
  const no = unlessOwner(state, context) ?? whileAsked(state);
  if (no) return no;
  if (state.answers?.kind !== kind) return refuse('other-product');
  const department = machineOf(kind);
  if (state.stage !== 'ELIGIBILITY_CHECK') return wrongStage(department, state);
  return accept({ type: 'case-moved', ...standingIn(department, state.stage), ...noted });
}

/** An approval says what is true of what was applied for, and has what it is about. */
export function unlessComplete(
  { outcome, reasonCode }: Pick<DecideCase, 'outcome' | 'reasonCode'>,
  { answers, terms, purchase }: HousingCase,
): Decided | undefined {
  const kind = answers?.kind;
  if (outcome !== 'approved' || kind === undefined) return undefined;
  if (kind === 'rent-subsidy' && !terms) return refuse('terms-missing');
  if (kind === 'purchase' && !purchase) return refuse('answer-missing');
  return reasonCode === approvalOf[kind] ? undefined : refuse('reason-mismatch', { pointer: '/reasonCode' });
}

/** Nobody has two housing benefits at the same time (domain.md, public rental): the approval claims the person's one. */
export function withBenefit(decision: Decided, { person, answers }: HousingCase): Decided {
  const approves =
    decision.ok && decision.events.some((event) => event.type === 'case-decided' && event.outcome === 'approved');
  // An answer about buying a home is no benefit.
  if (!approves || answers?.kind === 'purchase') return decision;
  return { ...decision, claims: { take: [benefitOf(person)] }, taken: { code: 'other-benefit' } };
}

/** An answer is neither a yes nor a no: what is decided says how many homes may be bought, also when it is none. */
export function withAnswer(decision: Decided, { purchase }: HousingCase): Decided {
  if (!decision.ok || !purchase) return decision;
  const events = decision.events.map((event) =>
    event.type === 'case-decided' && event.outcome === 'approved' ? { ...event, says: answerIn(purchase) } : event,
  );
  return { ...decision, events };
}

const answerIn = ({ homes }: PurchaseAnswer) => ({
  zh: `已答复：可购买住房 ${homes} 套`,
  en: `answered: the number of homes that may be bought is ${homes}`,
});

/** The tenancy or the subsidy is over: benefit, and unit where there is one, are free in the same transaction. */
export function vacate({ stage, hold, person, benefits, answers }: HousingCase): Decided {
  if (!benefits) return accept();
  const events: HousingEvent[] = [
    { type: 'case-moved', ...standingIn(machineOf(answers?.kind), stage), vacated: true },
  ];
  return { ok: true, events, claims: { release: [...(hold ? [hold.claim] : []), benefitOf(person)] } };
}

/** The last day on which an answer holds, `YYYY-MM-DD`. */
export const lastValidDay = (givenAt: string, { validMonths }: Pick<PurchaseAnswer, 'validMonths'>): string =>
  monthsAfter(localDateOf(givenAt), validMonths);
