import type { Case, CaseCommand, CaseEvent, Hold } from '../../../shared/casework/domain/index.ts';
import { evolveLined, type Lined } from '../../../shared/casework/domain/index.ts';
import type { HousingAnswers } from '../contract.ts';

/** A unit that was offered; `outOfOrder` says why before others. */
export interface Offer {
  unitId: string;
  at: string;
  outOfOrder?: string;
}

/** A case of casework with its place in the queue and the offers made to it. */
export interface HousingCase extends Case<HousingAnswers>, Lined {
  priority?: string;
  offers?: readonly Offer[];
}

export type HousingCommand =
  | CaseCommand<HousingAnswers>
  | { type: 'take-turn'; hold: Hold; key: string }
  | { type: 'set-priority'; priority: string }
  | { type: 'answer-offer'; accept: boolean }
  /** The tenancy is over. */
  | { type: 'vacate' };

/** An event of casework with what housing adds to it. */
export type HousingEvent = CaseEvent<HousingAnswers> & { priority?: string; outOfOrder?: string; vacated?: true };

/** A case after one more event. */
export function evolveHousing(state: HousingCase, event: HousingEvent, meta: { at: string; by: string }): HousingCase {
  const vacated = event.vacated && state.hold ? { hold: undefined, left: [...(state.left ?? []), state.hold] } : {};
  const next = { ...evolveLined<HousingAnswers, HousingCase>(state, event, meta), ...vacated };
  if (event.priority !== undefined) return { ...next, priority: event.priority };
  if (event.type !== 'case-granted') return next;
  const { outOfOrder } = event;
  const offer = { unitId: event.hold.id, at: meta.at, ...(outOfOrder === undefined ? {} : { outOfOrder }) };
  return { ...next, offers: [...(state.offers ?? []), offer] };
}
