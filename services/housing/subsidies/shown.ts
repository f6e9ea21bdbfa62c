import type { SubsidyShown } from '../contract/subsidy.ts';
import rule from '../data/subsidy.json' with { type: 'json' };
import {
  lastMonthOf,
  monthsUsed,
  type Subsidies,
  type Subsidy,
  scheduleOf,
  subsidyCheckId,
} from '../domain/subsidy.ts';

const { source, certainty, verifiedAt, limitMonths } = rule;
const payments = {
  zh: '补贴由财政支付，不在本平台发放；此处为准予的逐月安排。',
  en: 'Payments are made by the finance office, not here; this is what was granted, month by month.',
};

/** A subsidy as it stands; `rentFen` is added for whom may see it, and who corrected it is for the department alone. */
export function shownSubsidy(state: Subsidies, one: Subsidy, toStaff: boolean): SubsidyShown {
  const { caseId, state: stands, tier, startsOn, months, recheckFrom, stopped } = one;
  const used = monthsUsed(state);
  const reasons: Readonly<Record<string, { zh: string; en: string }>> = rule.stopReasons;
  const why = stopped && (reasons[stopped.reason] ?? { zh: stopped.reason, en: stopped.reason });
  const basis = { version: one.version, sharePercent: one.sharePercent, ceilingFen: one.ceilingFen };
  return {
    ...{ caseId, state: stands, tier, startsOn, lastMonth: lastMonthOf(one), months },
    rule: { ...basis, source, certainty, verifiedAt },
    ...(recheckFrom && { recheckFrom }),
    ...(stands === 'RECHECK' && { documents: rule.recheckDocuments, ...checking(one) }),
    ...(one.check && { check: foundFor(one.check, toStaff) }),
    accumulated: { used, limit: limitMonths, left: Math.max(0, limitMonths - used) },
    schedule: scheduleOf(one),
    corrections: correctionsOf(one, toStaff),
    ...(one.proposed && { awaitingSecond: true }),
    ...(toStaff && secondOf(one)),
    ...(stopped && why && { stopped: { at: stopped.at, reason: why } }),
    payments,
  };
}

function checking(one: Subsidy) {
  const handedIn = [...(one.handedIn?.items ?? [])];
  const missing = rule.recheckDocuments.filter((kind) => !handedIn.some(({ document }) => document === kind));
  return { recheckId: subsidyCheckId(one.caseId, one), handedIn, missing };
}

const foundFor = ({ by, ...check }: NonNullable<Subsidy['check']>, toStaff: boolean) => ({
  ...check,
  ...(toStaff && { by }),
});

const correctionsOf = ({ rates }: Subsidy, toStaff: boolean) =>
  rates.flatMap(({ from: fromMonth, amountFen, corrected }) => {
    if (!corrected) return [];
    const { at, reason, ...who } = corrected;
    return [{ at, fromMonth, amountFen, reason, ...(toStaff && who) }];
  });

/** What a second person has to look at, and what was sent back last. */
function secondOf({ proposed, returned }: Subsidy) {
  if (!proposed) return returned && { returned };
  const { at, by, fromMonth, amountFen, reason } = proposed;
  return { proposed: { at, by, fromMonth, amountFen, reason }, ...(returned && { returned }) };
}
