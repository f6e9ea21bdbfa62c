import { on } from '../../shared/service/index.ts';
import { housingCase } from './case.ts';
import { housingContract } from './contract.ts';
import type { HousingCase } from './domain/case.ts';
import { subsidies } from './subsidies/account.ts';
import { tenancy } from './tenancies/tenancy.ts';

const { caseDecided, tenancyProgressed, subsidyProgressed } = housingContract.events;

/** A home or a subsidy begins where its case ends, and ends by itself; then the person's one benefit is free again. */
export const benefitReactions = [
  on(caseDecided, async ({ data: { caseId, outcome } }, kit) => {
    if (outcome !== 'approved') return { ok: true };
    const state: HousingCase = (await kit.load(housingCase, caseId)).state;
    const { person, hold, outcome: decided, terms, benefits, owner } = state;
    if (!benefits || !decided) return { ok: true };
    if (hold)
      return kit.execute(tenancy, caseId, {
        ...{ type: 'contract', person, unitId: hold.id, at: decided.at },
        ...(owner !== undefined && { owner }),
      });
    return terms ? kit.execute(subsidies, person, { type: 'grant', person, caseId, terms }) : { ok: true };
  }),
  on(tenancyProgressed, async ({ data: { tenancyId, state } }, kit) =>
    state === 'EXITED' ? kit.execute(housingCase, tenancyId, { type: 'vacate' }) : { ok: true },
  ),
  on(subsidyProgressed, async ({ data: { caseId, state } }, kit) =>
    state === 'ENDED' || state === 'STOPPED' ? kit.execute(housingCase, caseId, { type: 'vacate' }) : { ok: true },
  ),
];
