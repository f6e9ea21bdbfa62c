import { localDateOf } from '../../shared/calendar/index.ts';
import { commanded, isStaff } from '../../shared/casework/index.ts';
import type { Refusal } from '../../shared/contract/index.ts';
import { type Principal, worksFor } from '../../shared/identity/index.ts';
import type { Sealed } from '../../shared/sealed/index.ts';
import { type Call, type Handle, type Kit, notFound } from '../../shared/service/index.ts';
import { desk, housingCase } from './case.ts';
import type { SubsidyShown } from './contract/subsidy.ts';
import type { housingContract } from './contract.ts';
import rule from './data/subsidy.json' with { type: 'json' };
import { housingDepartment as department } from './department.ts';
import type { SubsidyCommand } from './domain/decide-subsidy.ts';
import { monthPlus } from './domain/months.ts';
import {
  amountOf,
  lastMonthOf,
  monthsUsed,
  type Subsidies,
  type Subsidy,
  scheduleOf,
  subsidyOf,
} from './domain/subsidy.ts';
import { subsidies } from './subsidy-account.ts';

type Operations = typeof housingContract.operations;
type Tier = keyof typeof rule.tiers;
const { source, certainty, verifiedAt, version, limitMonths } = rule;
const payments = {
  zh: '补贴由财政支付，不在本平台发放；此处为准予的逐月安排。',
  en: 'Payments are made by the finance office, not here; this is what was granted, month by month.',
};

const getSubsidyRules: Handle<Operations['getSubsidyRules']> = async () => {
  const { note, effectiveFrom, effectiveTo, monthsPerGrant, recheckMonths } = rule;
  const tiers = Object.entries(rule.tiers).map(([tier, values]) => ({ tier, ...values }));
  const periods = { effectiveFrom, effectiveTo, limitMonths, monthsPerGrant, recheckMonths };
  return { ok: true, body: { source, certainty, verifiedAt, version, note, tiers, ...periods } };
};

/** The rent is sealed; what the public purse gives each month is the department's own figure. */
const sealedRent = (kit: Kit, person: string, fen: number): Promise<Sealed<number>> =>
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
  return { ok: true, body: { ...shown(state, one), ...rent }, version: head.version };
};

/** The rent as it is now, for the person and the case's caseworker; that it was opened is recorded. */
async function openedRent(kit: Kit, { subject }: Principal, { rates, caseId }: Subsidy) {
  const rent = rates.at(-1)?.rent;
  const opened = rent && (await kit.keyring().open(rent, { who: subject, why: 'housing.subsidy', caseId }));
  return opened?.ok ? { rentFen: opened.value } : {};
}

type Worked = 'passSubsidyCheck' | 'correctSubsidyRent' | 'stopSubsidy';
type OnSubsidy = Pick<Call<Operations[Worked]>, 'params' | 'principal'> & { expectedVersion?: number };

/** A caseworker's command on the subsidy of a case; the command may need the case's person. */
async function worked(
  { params: { caseId }, principal, expectedVersion }: OnSubsidy,
  kit: Kit,
  order: (state: Subsidies) => SubsidyCommand | Promise<SubsidyCommand>,
) {
  if (!worksFor(principal, department.name)) return notFound;
  const { person } = (await kit.load(housingCase, caseId)).state;
  const { state: before } = await kit.load(subsidies, person);
  if (!subsidyOf(before, caseId)) return notFound;
  const executed = await kit.execute(subsidies, person, await order(before), expectedVersion);
  // Each operation declares the codes that its command can be refused with.
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<never> } as const;
  const one = subsidyOf(executed.state, caseId);
  return one ? ({ ok: true, body: shown(executed.state, one), version: executed.version } as const) : notFound;
}

const correctSubsidyRent: Handle<Operations['correctSubsidyRent']> = (call, kit) => {
  const { caseId } = call.params;
  const { monthlyRent, fromMonth, reason } = call.body;
  return worked(call, kit, async (state) => {
    const rent = await sealedRent(kit, state.person, monthlyRent.amount);
    const by = subsidyOf(state, caseId);
    // The ceiling stays the one under which it was granted.
    const amountFen = by ? amountOf(monthlyRent.amount, by) : 0;
    return { type: 'correct-rent', caseId, fromMonth, amountFen, rent, reason };
  });
};

/** A subsidy as it stands; `rent` is added for whom may see it. */
function shown(state: Subsidies, one: Subsidy): SubsidyShown {
  const { caseId, state: stands, tier, startsOn, months, recheckFrom, rates, stopped } = one;
  const used = monthsUsed(state);
  const reasons: Readonly<Record<string, { zh: string; en: string }>> = rule.stopReasons;
  const why = stopped && (reasons[stopped.reason] ?? { zh: stopped.reason, en: stopped.reason });
  const basis = { version: one.version, sharePercent: one.sharePercent, ceilingFen: one.ceilingFen };
  return {
    ...{ caseId, state: stands, tier, startsOn, lastMonth: lastMonthOf(one), months },
    rule: { ...basis, source, certainty, verifiedAt },
    ...(recheckFrom && { recheckFrom }),
    ...(stands === 'RECHECK' && { documents: rule.recheckDocuments }),
    accumulated: { used, limit: limitMonths, left: Math.max(0, limitMonths - used) },
    schedule: scheduleOf(one),
    corrections: rates.flatMap(({ from, amountFen, corrected }) =>
      corrected ? [{ at: corrected.at, fromMonth: from, amountFen, reason: corrected.reason }] : [],
    ),
    ...(stopped && why && { stopped: { at: stopped.at, reason: why } }),
    payments,
  };
}

export const subsidyHandles = {
  getSubsidyRules,
  setSubsidyTerms,
  getSubsidy,
  correctSubsidyRent,
  passSubsidyCheck: (call: Call<Operations['passSubsidyCheck']>, kit: Kit) =>
    worked(call, kit, () => ({ type: 'pass-check', caseId: call.params.caseId })),
  stopSubsidy: (call: Call<Operations['stopSubsidy']>, kit: Kit) =>
    worked(call, kit, () => ({ type: 'stop', caseId: call.params.caseId, ...call.body })),
};
