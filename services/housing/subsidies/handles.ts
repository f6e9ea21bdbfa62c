import { localDateOf } from '../../../shared/calendar/index.ts';
import { commanded, isStaff } from '../../../shared/casework/index.ts';
import { type Principal, worksFor } from '../../../shared/identity/index.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import { type Handle, type Kit, listing, notFound } from '../../../shared/service/index.ts';
import { desk, housingCase } from '../case.ts';
import type { housingContract } from '../contract.ts';
import rule from '../data/subsidy.json' with { type: 'json' };
import { housingDepartment as department } from '../department.ts';
import { monthPlus } from '../domain/months.ts';
import { amountOf, monthsUsed, type Subsidy, subsidyOf } from '../domain/subsidy.ts';
import { subsidies } from './account.ts';
import { shownSubsidy } from './shown.ts';
import { subsidiesGoingOn, subsidiesIn, subsidiesProposed } from './views.ts';

type Operations = typeof housingContract.operations;
type Tier = keyof typeof rule.tiers;
const { source, certainty, verifiedAt, version, limitMonths } = rule;
const getSubsidyRules: Handle<Operations['getSubsidyRules']> = async () => {
  const { note, effectiveFrom, effectiveTo, monthsPerGrant, recheckMonths } = rule;
  const tiers = Object.entries(rule.tiers).map(([tier, values]) => ({ tier, ...values }));
  const periods = { effectiveFrom, effectiveTo, limitMonths, monthsPerGrant, recheckMonths };
  return { ok: true, body: { source, certainty, verifiedAt, version, note, tiers, ...periods } };
};

/** The rent is sealed; what the public purse gives each month is the department's own figure. */
export const sealedRent = (kit: Kit, person: string, fen: number): Promise<Sealed<number>> =>
  kit.keyring().seal(person, 'subsidy/rent', fen);

const setSubsidyTerms: Handle<Operations['setSubsidyTerms']> = async (call, kit) => {
  const { params, body, principal } = call;
  if (!worksFor(principal, department.name)) return notFound;
  const { state } = await kit.load(housingCase, params.caseId);
  if (state.status === 'none') return notFound;
  const { startsOn, months, monthlyRent } = body;
  const opened = localDateOf(state.openedAt).slice(0, 7);
  if (startsOn < opened || startsOn > monthPlus(opened, 12)) {
    const detail = { zh: `起始月须在 ${opened} 之后一年内`, en: `it begins within a year from ${opened} on` };
    return { ok: false, refusal: { code: 'month-outside', pointer: '/startsOn', detail } };
  }
  const left = limitMonths - monthsUsed((await kit.load(subsidies, state.person)).state);
  if (months > left) {
    const detail = { zh: `还可享受 ${left} 个月`, en: `${left} months are left` };
    return { ok: false, refusal: { code: 'months-used-up', pointer: '/months', detail } };
  }
  const tier = rule.tiers[body.tier as Tier];
  const { sharePercent, ceilingFen } = tier;
  const rent = await sealedRent(kit, state.person, monthlyRent.amount);
  const amountFen = amountOf(monthlyRent.amount, tier);
  const terms = { tier: body.tier, version, sharePercent, ceilingFen, startsOn, months, amountFen, rent };
  return commanded(desk, call, kit, { type: 'set-terms', terms });
};

const getSubsidy: Handle<Operations['getSubsidy']> = async ({ params: { caseId }, principal }, kit) => {
  const { state: of } = await kit.load(housingCase, caseId);
  const { state, head } = await kit.load(subsidies, of.person);
  const one = subsidyOf(state, caseId);
  const own = of.person === principal.subject;
  if (!one || !(own || isStaff(principal, department))) return notFound;
  const rent = own || of.owner === principal.subject ? await openedRent(kit, principal, one) : {};
  return {
    ok: true,
    body: { ...shownSubsidy(state, one, isStaff(principal, department) && !own), ...rent },
    version: head.version,
  };
};

/** The rent as it is now, for the person and the case's caseworker; that it was opened is recorded. */
async function openedRent(kit: Kit, { subject }: Principal, { rates, caseId }: Subsidy) {
  const rent = rates.at(-1)?.rent;
  const opened = rent && (await kit.keyring().open(rent, { who: subject, why: 'housing.subsidy', caseId }));
  return opened?.ok ? { rentFen: opened.value } : {};
}

const listSubsidies: Handle<Operations['listSubsidies']> = listing(({ principal, query: { state, view } }) => {
  if (!isStaff(principal, department)) return undefined;
  if (view === 'awaiting-second') return subsidiesProposed;
  return state === undefined ? subsidiesGoingOn : subsidiesIn(state);
});

export const subsidyHandles = { listSubsidies, getSubsidyRules, setSubsidyTerms, getSubsidy };
