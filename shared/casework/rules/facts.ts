import type * as z from 'zod/mini';
import type { Refusal } from '../../contract/index.ts';
import type { Principal } from '../../identity/index.ts';
import { statedIn } from '../../rules/index.ts';
import type { FactSpecs, Facts } from '../../rules/model.ts';
import { type Kit, notFound } from '../../service/index.ts';
import { type Desk, leads } from '../desk.ts';
import { answeredFacts, type KnownFact, statedFacts } from '../domain/facts.ts';
import type { Case } from '../domain/state.ts';

interface Stating {
  caseId: string;
  facts: Facts;
  principal: Principal;
}

/** The case, with what is stated now kept in its record first; nothing stated changes nothing. */
export async function withStated<A, F extends z.ZodMiniType, C, R extends string>(
  { aggregate, department }: Desk<A, F, C, R>,
  { caseId, facts, principal }: Stating,
  kit: Kit,
) {
  if (Object.keys(facts).length === 0) {
    const { state } = await kit.load(aggregate, caseId);
    return state.status === 'none' ? notFound : ({ ok: true, state } as const);
  }
  const asLead = leads(principal, department);
  const kept = await kit.execute(aggregate, caseId, { type: 'state-facts', facts, asLead });
  // What it can be refused with is declared by the operation.
  return kept.ok
    ? ({ ok: true, state: kept.state } as const)
    : { ok: false as const, refusal: kept.refusal as Refusal<never> };
}

const valuesOf = (known: ReadonlyMap<string, KnownFact>) =>
  Object.fromEntries([...known].map(([fact, { value }]) => [fact, value]));

/** The facts that a case is assessed by, who said each, and which are sealed. What does not fit its fact counts as unsaid. */
export function factsOf(specs: FactSpecs, state: Pick<Case<unknown>, 'facts' | 'answers'>) {
  const [answered, stated] = [answeredFacts(state), statedFacts(state)];
  const placed = statedIn(specs, state.answers);
  const facts = {
    ...placed,
    ...statedIn(specs, valuesOf(answered)),
    ...statedIn(specs, valuesOf(stated)),
  };
  const saidBy = Object.fromEntries(
    Object.keys(facts).map((fact) => [fact, (stated.get(fact) ?? answered.get(fact))?.from ?? 'application']),
  );
  const sealed = [...answered].flatMap(([fact, one]) => (one.sealed && !stated.has(fact) ? [fact] : []));
  return { facts, saidBy, sealed };
}
