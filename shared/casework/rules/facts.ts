import type * as z from 'zod/mini';
import type { Refusal } from '../../contract/index.ts';
import type { Principal } from '../../identity/index.ts';
import { statedIn } from '../../rules/index.ts';
import type { FactSpecs, Facts, FactValue } from '../../rules/model.ts';
import type { Sealed } from '../../sealed/index.ts';
import { type Kit, notFound } from '../../service/index.ts';
import { type Desk, leads } from '../desk.ts';
import { currentFacts } from '../domain/facts.ts';
import { unlessOwner } from '../domain/guards.ts';
import type { Case } from '../domain/state.ts';

interface Stating {
  caseId: string;
  facts: Facts;
  principal: Principal;
  expectedVersion: number | undefined;
}

/**
 * The case, with what is stated now kept in its record first, sealed where it is personal; nothing stated changes
 * nothing, and then the version that the caller expects is still to be checked.
 */
export async function withStated<A, F extends z.ZodMiniType, C, R extends string>(
  { aggregate, department, rules }: Desk<A, F, C, R>,
  { caseId, facts, principal, expectedVersion }: Stating,
  kit: Kit,
) {
  const { state } = await kit.load(aggregate, caseId);
  if (state.status === 'none') return notFound;
  if (Object.keys(facts).length === 0) return { ok: true, state, expectedVersion } as const;
  const asLead = leads(principal, department);
  const no = asLead ? undefined : unlessOwner(state, { by: principal.subject });
  // What it can be refused with is declared by the operation; nothing is sealed for who may not state it.
  if (no) return { ok: false as const, refusal: no.refusal as Refusal<never> };
  const parts = await sealedApart(kit, state, facts, rules?.book.facts ?? {});
  const kept = await kit.execute(aggregate, caseId, { type: 'state-facts', ...parts, asLead }, expectedVersion);
  if (!kept.ok) return { ok: false as const, refusal: kept.refusal as Refusal<never> };
  // What comes again is assessed as it was then, so it must not land upon anything newer.
  return { ok: true, state: kept.state, expectedVersion: kept.repeated ? kept.version : undefined } as const;
}

async function sealedApart(
  kit: Kit,
  { person, applicationId }: Pick<Case<unknown>, 'person' | 'applicationId'>,
  facts: Facts,
  specs: FactSpecs,
) {
  const isPersonal = ([fact]: [string, FactValue]) => specs[fact]?.personal === true;
  const all = Object.entries(facts);
  const sealed: [string, Sealed<unknown>][] = [];
  for (const [fact, value] of all.filter(isPersonal))
    sealed.push([fact, await kit.keyring().seal<unknown>(person, `stated/${fact}`, value, applicationId)]);
  const open = Object.fromEntries(all.filter((one) => !isPersonal(one)));
  return { facts: open, ...(sealed.length > 0 ? { sealed: Object.fromEntries(sealed) } : {}) };
}

interface Opening {
  caseId: string;
  principal: Principal;
  purpose: string | undefined;
}

/** What is sealed of the facts, opened for the case's caseworker and a purpose; each is recorded for the person. */
export async function openedFacts(
  { name }: { name: string },
  state: Case<unknown>,
  { caseId, principal, purpose }: Opening,
  kit: Kit,
): Promise<{ ok: true; facts: Record<string, unknown> } | { ok: false; refusal: Refusal<never> }> {
  if (purpose === undefined) return { ok: true, facts: {} };
  const no = unlessOwner(state, { by: principal.subject });
  if (no) return { ok: false, refusal: no.refusal as Refusal<never> };
  const opened: [string, unknown][] = [];
  for (const [fact, { sealed }] of currentFacts(state)) {
    const one =
      sealed && (await kit.keyring().open(sealed, { who: principal.subject, why: `${name}.${purpose}`, caseId }));
    if (one?.ok) opened.push([fact, one.value]);
  }
  return { ok: true, facts: Object.fromEntries(opened) };
}

/**
 * The facts that a case is assessed by, who said each, and which are sealed and not among those in the clear. What does
 * not fit its fact counts as unsaid.
 */
export function factsOf(
  specs: FactSpecs,
  state: Pick<Case<unknown>, 'facts' | 'answers'>,
  inClear: Readonly<Record<string, unknown>>,
) {
  const current = currentFacts(state);
  const values = [...current].map(([fact, { value }]) => [fact, value ?? inClear[fact]]);
  const facts = { ...statedIn(specs, state.answers), ...statedIn(specs, Object.fromEntries(values)) };
  const saidBy = Object.fromEntries(Object.keys(facts).map((fact) => [fact, current.get(fact)?.from ?? 'application']));
  const sealed = [...current].flatMap(([fact, one]) => (one.sealed && !(fact in facts) ? [fact] : []));
  return { facts, saidBy, sealed };
}
