import type { FactSpecs } from '../rules/model.ts';
import { currentFacts } from './domain/facts.ts';
import type { KnownFact } from './domain/known-fact.ts';
import type { Case } from './domain/state.ts';

/** Something that a person decides, as a fact of the case proposes it. */
export interface Proposed {
  what: string;
  value: string;
  text: { zh: string; en: string };
  from: KnownFact['from'];
  decided?: string;
}

interface Choice {
  /** The fact, one of a choice. */
  fact: string;
  what: string;
  decided?: string | undefined;
}

/** What a fact proposes; nothing while nobody said it, or when it is none of its choices. */
export function proposedBy(
  specs: FactSpecs,
  state: Pick<Case<unknown>, 'facts'>,
  { fact, what, decided }: Choice,
): Proposed[] {
  const { value, from } = currentFacts(state).get(fact) ?? {};
  const spec = specs[fact];
  const text = spec?.type === 'choice' && typeof value === 'string' ? spec.values[value] : undefined;
  if (text === undefined || from === undefined) return [];
  return [{ what, value: String(value), text, from, ...(decided !== undefined && { decided }) }];
}
