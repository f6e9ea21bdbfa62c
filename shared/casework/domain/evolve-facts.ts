import type { CaseOpened } from './events.ts';
import { type AnswerCorrected, answeredFacts, type FactsStated } from './facts.ts';
import type { Correction, KnownFact, Told } from './known-fact.ts';
import type { Case } from './state.ts';

/** What an application says by the names of the rules. */
export const submittedFacts = ({ facts = [], submittedAt: at }: CaseOpened<unknown>): KnownFact[] =>
  facts.map((one) => ({ ...one, from: 'application', at }));

/** What staff stated, beside what the applicant says. */
export function statedBy<A>(state: Case<A>, event: FactsStated, { at, by }: { at: string; by: string }): Case<A> {
  const said = { from: 'staff' as const, at, by };
  const stated = Object.entries(event.facts).map(([fact, value]): KnownFact => ({ fact, value, ...said }));
  const boxes = Object.entries(event.sealed ?? {}).map(([fact, sealed]): KnownFact => ({ fact, sealed, ...said }));
  return { ...state, facts: [...state.facts, ...stated, ...boxes] };
}

/** A correction; before the case is opened it waits for what it corrects. */
export function correctedBy<A>(state: Case<A>, { type: _type, ...correction }: AnswerCorrected): Case<A> {
  const waits = state.status === 'none';
  return waits ? { ...state, corrections: [...state.corrections, correction] } : applied(state, correction);
}

/** The case with the corrections that came before it. */
export const withWaiting = <A>(state: Case<A>): Case<A> =>
  state.corrections
    .toSorted((one, other) => one.number - other.number)
    .reduce<Case<A>>(applied, { ...state, corrections: [] });

const saidOf = ({ sealed, value }: Told): unknown => sealed ?? value;

function applied<A>(state: Case<A>, correction: Correction): Case<A> {
  const { number, question, place, facts, at } = correction;
  const newer = state.corrections.some((one) => one.question === question && one.number > number);
  const [first] = facts;
  const known = first === undefined ? undefined : answeredFacts(state).get(first);
  const before = place === undefined ? known && saidOf(known) : read(state, stepsOf(place));
  const kept = { ...state, corrections: [...state.corrections, { ...correction, before }] };
  if (newer) return kept;
  const { value, sealed } = correction;
  const again = facts.map(
    (fact): KnownFact => ({ fact, ...(sealed ? { sealed } : { value }), from: 'correction', at }),
  );
  const placed = place === undefined ? kept : written(kept, stepsOf(place), saidOf(correction));
  return { ...placed, facts: [...kept.facts, ...again] };
}

/** `/answers/education/child/name` stands under the case's own answers, which are of one department. */
const stepsOf = (place: string): string[] => {
  const steps = place.slice(1).split('/');
  return place.startsWith('/answers/') ? ['answers', ...steps.slice(2)] : steps;
};

type Tree = Readonly<Record<string, unknown>>;

const read = (tree: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>((inner, step) => (inner as Tree | undefined)?.[step], tree);

function written<T extends object>(tree: T, [step = '', ...rest]: readonly string[], value: unknown): T {
  const inner = (tree as Tree)[step] as object;
  const next = rest.length === 0 ? value : written(inner, rest, value);
  return Array.isArray(tree) ? (tree.with(Number(step), next) as T) : { ...tree, [step]: next };
}
