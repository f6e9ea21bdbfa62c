import type { Hold } from '../../../shared/casework/domain/index.ts';
import { submittedData } from '../../../shared/casework/testing/submitted.ts';
import { housingCase } from '../case.ts';
import type { HousingCase, HousingCommand } from '../domain/case.ts';
import { noTenancy, type Tenancy, type TenancyCommand, type TenancyEvent } from '../domain/tenancy.ts';
import { tenancy } from '../tenancies/tenancy.ts';

const { services: _services, answers: _answers, ...facts } = submittedData('one');
export const homes = ['u-1', 'u-2'] as const;
/** Four cases want two homes, and two of them are the same person's. */
export const tenants = ['a', 'b', 'c', 'd'] as const;
const personOf = (id: string) => (id === 'd' ? 'p-a' : `p-${id}`);
const holdOf = (id: string): Hold => ({ claim: `unit#${id}`, id, text: { zh: '甲', en: 'One' } });

/** From the application to the contract, for a home. */
const toContract = (id: string, unitId: string, key: string): { command: HousingCommand; by: string }[] => [
  {
    command: { type: 'open', ...facts, applicationId: id, person: personOf(id), answers: { kind: 'public-rental' } },
    by: 'event',
  },
  { command: { type: 'assign', to: 'worker', asLead: false }, by: 'worker' },
  ...['ELIGIBILITY_CHECK', 'QUEUED'].map((to) => ({ command: { type: 'advance' as const, to }, by: 'worker' })),
  { command: { type: 'grant', hold: holdOf(unitId), key }, by: 'worker' },
  { command: { type: 'answer-offer', accept: true }, by: personOf(id) },
  { command: { type: 'decide', outcome: 'approved', reasonCode: 'conditions-met' }, by: 'worker' },
];

/** What happened to a tenancy by one command. */
export interface Happened {
  id: string;
  command: TenancyCommand;
  before: Tenancy;
  after: Tenancy;
  events: readonly TenancyEvent[];
  code?: string;
  at: string;
}

/** Homes with their cases, claims and tenancies; a contract begins a tenancy, and its end frees the home once told. */
export function neighbourhood() {
  const cases = new Map<string, HousingCase>();
  const claims = new Map<string, string>();
  const tenancies = new Map<string, Tenancy>();
  let now = Date.parse('2026-11-23T09:00:00+08:00');
  const meta = (by: string, id: string) => ({ at: new Date(now).toISOString(), by, id });

  /** Answers the code of the refusal, or nothing. */
  function work(id: string, command: HousingCommand, by: string): string | undefined {
    const before = cases.get(id) ?? (housingCase.initial as HousingCase);
    const decision = housingCase.decide(command, before, meta(by, id));
    if (!decision.ok) return decision.refusal.code;
    const { take = [], release = [] } = decision.claims ?? {};
    if (take.some((claim) => claims.has(claim))) return decision.taken?.code;
    for (const claim of release) claims.delete(claim);
    for (const claim of take) claims.set(claim, id);
    const evolve = (so: HousingCase, event: (typeof decision.events)[number]) =>
      housingCase.evolve(so, event, { ...meta(by, id), version: 1 }) as HousingCase;
    cases.set(id, decision.events.reduce(evolve, before));
    return undefined;
  }

  const stateOf = (id: string): Tenancy => tenancies.get(id) ?? noTenancy;

  function live(id: string, command: TenancyCommand): Happened {
    const before = stateOf(id);
    const { at } = meta('worker', id);
    const decision = tenancy.decide(command, before, meta('worker', id));
    if (!decision.ok) return { id, command, before, after: before, events: [], code: decision.refusal.code, at };
    const evolve = (so: Tenancy, event: TenancyEvent) =>
      tenancy.evolve(so, event, { ...meta('worker', id), version: 1 });
    const after = decision.events.reduce(evolve, before);
    tenancies.set(id, after);
    return { id, command, before, after, events: decision.events, at };
  }

  return {
    stateOf,
    live,
    /** Gets a case to its contract as far as it goes, and then its tenancy; the codes say what kept it. */
    settle(id: string, unitId: string): { codes: string[]; began?: Happened } {
      const codes = toContract(id, unitId, `${now}`).flatMap(({ command, by }) => work(id, command, by) ?? []);
      const { person = '', hold, outcome, benefits } = cases.get(id) ?? {};
      if (!benefits || !hold || !outcome) return { codes };
      return { codes, began: live(id, { type: 'contract', person, unitId: hold.id, at: outcome.at }) };
    },
    /** That somebody moved out is told to the case, as often as it comes. */
    tell: (id: string) => (stateOf(id).stage === 'EXITED' ? work(id, { type: 'vacate' }, 'event') : undefined),
    pass: (days: number) => {
      now += days * 86_400_000;
      return now;
    },
  };
}
