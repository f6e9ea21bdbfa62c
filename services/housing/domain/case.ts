import type { Case, CaseCommand, CaseEvent, Hold } from '../../../shared/casework/domain/index.ts';
import { evolveLined, type Lined } from '../../../shared/casework/domain/index.ts';
import type { Text } from '../../../shared/contract/text.ts';
import type { RuleRef } from '../../../shared/rules/model.ts';
import type { HousingAnswers } from '../contract.ts';
import type { SubsidyTerms } from './subsidy.ts';

/** A unit that was offered; `outOfOrder` says why before others. */
export interface Offer {
  unitId: string;
  at: string;
  outOfOrder?: string;
}

/** How many homes may be bought, by which rule, and what a person found who checked. */
export interface PurchaseAnswer {
  homes: number;
  rule?: RuleRef;
  words?: Text;
  validMonths: number;
}

/** A case of casework with its place in the queue and the offers made to it, its subsidy's terms, or its answer. */
export interface HousingCase extends Case<HousingAnswers>, Lined {
  priority?: string;
  offers?: readonly Offer[];
  terms?: SubsidyTerms;
  purchase?: PurchaseAnswer | undefined;
  /** The person's one housing benefit is theirs by this case. */
  benefits?: boolean;
}

export type HousingCommand =
  | CaseCommand<HousingAnswers>
  | { type: 'take-turn'; hold: Hold; key: string }
  | { type: 'set-priority'; priority: string }
  | { type: 'answer-offer'; accept: boolean }
  | { type: 'set-terms'; terms: SubsidyTerms }
  | { type: 'answer-purchase'; answer: PurchaseAnswer }
  /** The tenancy or the subsidy is over. */
  | { type: 'vacate' };

/** An event of casework with what housing adds to it. */
export type HousingEvent = CaseEvent<HousingAnswers> & {
  priority?: string;
  outOfOrder?: string;
  vacated?: true;
  terms?: SubsidyTerms;
  purchase?: PurchaseAnswer;
};

/** A case after one more event. */
export function evolveHousing(state: HousingCase, event: HousingEvent, meta: { at: string; by: string }): HousingCase {
  const next = evolveLined<HousingAnswers, HousingCase>(state, event, meta);
  return { ...next, ...benefitAfter(state, event), ...notedIn(event), ...offeredIn(state, event, meta.at) };
}

/** From the contract, or the grant of the subsidy, until that is over. */
function benefitAfter(state: HousingCase, event: HousingEvent): Partial<HousingCase> {
  if (event.type === 'case-decided' && event.outcome === 'approved') {
    return { benefits: state.answers?.kind !== 'purchase' };
  }
  if (!event.vacated || !state.benefits) return {};
  return { benefits: false, hold: undefined, ...(state.hold && { left: [...(state.left ?? []), state.hold] }) };
}

const notedIn = ({ type, priority, terms, purchase }: HousingEvent): Partial<HousingCase> => ({
  ...(priority === undefined ? {} : { priority }),
  ...(terms && { terms }),
  ...(purchase && { purchase }),
  // What was answered before a reopening is not the answer any more.
  ...(type === 'case-reopened' && { purchase: undefined }),
});

function offeredIn({ offers = [] }: HousingCase, event: HousingEvent, at: string): Partial<HousingCase> {
  if (event.type !== 'case-granted') return {};
  const { outOfOrder, hold } = event;
  return { offers: [...offers, { unitId: hold.id, at, ...(outOfOrder === undefined ? {} : { outOfOrder }) }] };
}
