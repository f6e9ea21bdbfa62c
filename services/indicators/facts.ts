import { incubatorsContract } from '../incubators/contract.ts';
import { signingsContract } from '../signings/contract.ts';
import { talentContract } from '../talent/contract.ts';
import { departmentFacts } from './department-facts.ts';
import type { Amounts } from './domain.ts';
import { type Fact, fact } from './fact.ts';

const once = (figure: string): Amounts => ({ [figure]: 1 });

const { projectSigned, amountsRecorded, investorChanged } = signingsContract.events;
const { applicationSubmitted, applicationCompleted } = talentContract.events;
const { resourceRequested, resourceGranted, resourceWaitlisted } = incubatorsContract.events;

const signedFigures = {
  project: 'signings.projects',
  memorandum: 'signings.memoranda',
  'capital-increase': 'signings.capital-increases',
} as const;

/** Known amounts in CNY; other currencies are not converted, so they are not added. */
const inCny = (amount: { amount: number; currency: string } | undefined): Amounts =>
  amount?.currency === 'CNY' ? { 'signings.amount-cny': amount.amount } : {};

/** Every event that counts. */
export const facts: readonly Fact[] = [
  fact(
    projectSigned,
    ({ kind, first, countedAmount }) => ({
      ...(first || kind === 'capital-increase' ? once(signedFigures[kind]) : {}),
      ...inCny(countedAmount),
    }),
    // A signing counts on its own day, however late it was entered.
    ({ signedOn, countedOn }) => countedOn ?? signedOn,
  ),
  fact(amountsRecorded, ({ countedAmount }) => inCny(countedAmount)),
  // The record is replaced, so what counted before goes and what counts now comes.
  fact(
    investorChanged,
    ({ countedBefore, countedAmount }) => {
      if (!countedAmount) return {};
      const { 'signings.amount-cny': before = 0 } = inCny(countedBefore);
      const { 'signings.amount-cny': now = 0 } = inCny(countedAmount);
      return now === before ? {} : { 'signings.amount-cny': now - before };
    },
    ({ countedOn, on }) => countedOn ?? on,
  ),
  fact(applicationSubmitted, () => once('applications.submitted')),
  fact(applicationCompleted, ({ status, again }) =>
    again ? {} : once(`applications.${status === 'COMPLETED' ? 'completed' : 'withdrawn'}`),
  ),
  ...departmentFacts,
  fact(resourceRequested, () => once('resources.requested')),
  fact(resourceGranted, () => once('resources.granted')),
  fact(resourceWaitlisted, () => once('resources.waitlisted')),
];
