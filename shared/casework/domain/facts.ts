import { accept, type Context, type Decision } from '../../log/aggregate.ts';
import type { Facts } from '../../rules/model.ts';
import type { Sealed } from '../../sealed/index.ts';
import type { CaseCode } from './codes.ts';
import { unlessOpen, unlessOwner } from './guards.ts';
import type { Correction, KnownFact } from './known-fact.ts';
import type { Case } from './state.ts';

export interface StateFacts {
  type: 'state-facts';
  facts: Facts;
  /** Those that are personal. */
  sealed?: Readonly<Record<string, Sealed<unknown>>>;
  asLead: boolean;
}
export interface CorrectAnswer extends Omit<Correction, 'before'> {
  type: 'correct';
  person: string;
}
export interface FactsStated {
  type: 'case-facts-stated';
  facts: Facts;
  sealed?: Readonly<Record<string, Sealed<unknown>>>;
}
export interface AnswerCorrected extends Omit<Correction, 'before'> {
  type: 'case-answer-corrected';
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What the applicant says now: the newest of what they answered and corrected. */
export const answeredFacts = ({ facts }: Pick<Case<unknown>, 'facts'>): Map<string, KnownFact> =>
  new Map(facts.filter(({ from }) => from !== 'staff').map((one) => [one.fact, one]));

/** What staff stated last; it counts before what the applicant says. */
export const statedFacts = ({ facts }: Pick<Case<unknown>, 'facts'>): Map<string, KnownFact> =>
  new Map(facts.filter(({ from }) => from === 'staff').map((one) => [one.fact, one]));

/** What counts of each fact now. */
export const currentFacts = (state: Pick<Case<unknown>, 'facts'>): Map<string, KnownFact> =>
  new Map([...answeredFacts(state), ...statedFacts(state)]);

/** A caseworker or the lead states facts; they are kept with who and when, the same again changes nothing. */
export function stateFacts(
  { facts, sealed = {}, asLead }: StateFacts,
  state: Case<unknown>,
  context: Context,
): Decision<FactsStated, CaseCode> {
  const no = asLead ? unlessOpen(state) : unlessOwner(state, context);
  if (no) return no;
  const stated = statedFacts(state);
  const fresh = Object.entries(facts).filter(([fact, value]) => !same(stated.get(fact)?.value, value));
  const boxes = Object.entries(sealed).filter(([fact, box]) => !same(stated.get(fact)?.sealed, box));
  if (fresh.length + boxes.length === 0) return accept();
  const hidden = boxes.length > 0 ? { sealed: Object.fromEntries(boxes) } : {};
  return accept({ type: 'case-facts-stated', facts: Object.fromEntries(fresh), ...hidden });
}

/**
 * The applicant corrected an answer. Valid before the case is opened too, since events come in any order; a case that
 * is closed stays as it is.
 */
export function correct(
  { type: _type, person, ...correction }: CorrectAnswer,
  state: Case<unknown>,
): Decision<AnswerCorrected, CaseCode> {
  const known = state.corrections.some(({ number }) => number === correction.number);
  const others = state.status !== 'none' && state.person !== person;
  if (known || others || state.status === 'closed') return accept();
  return accept({ ...correction, type: 'case-answer-corrected' });
}
