import { localDateOf } from '../../shared/calendar/index.ts';
import type { CloudEvent, DataOf, PublicEvent } from '../../shared/contract/index.ts';
import { educationContract } from '../education/contract.ts';
import { housingContract } from '../housing/contract.ts';
import { hukouContract } from '../hukou/contract.ts';
import { incubatorsContract } from '../incubators/contract.ts';
import { medicalContract } from '../medical/contract.ts';
import { signingsContract } from '../signings/contract.ts';
import { talentContract } from '../talent/contract.ts';
import type { Amounts } from './domain.ts';

/** An event that counts, and what it adds to which figures. */
export interface Fact {
  event: PublicEvent;
  amounts(event: CloudEvent): Amounts;
  /** The day under which it counts, `YYYY-MM-DD`. */
  day(event: CloudEvent): string;
}

const fact = <E extends PublicEvent>(
  event: E,
  amounts: (data: DataOf<E>) => Amounts,
  day?: (data: DataOf<E>) => string,
): Fact => ({
  event,
  // The inbox has parsed the data by this event's schema.
  amounts: ({ data }) => amounts(data as DataOf<E>),
  day: ({ data, time }) => day?.(data as DataOf<E>) ?? localDateOf(time),
});

const once = (figure: string): Amounts => ({ [figure]: 1 });

const { projectSigned, amountsRecorded } = signingsContract.events;
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

const decided = [hukouContract, housingContract, educationContract, medicalContract].map(({ service, events }) =>
  fact(events.caseDecided, ({ outcome, inTime }) => ({
    [`decisions.${service}.${inTime ? 'in-time' : 'late'}`]: 1,
    [`decisions.${service}.${outcome}`]: 1,
  })),
);

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
  fact(applicationSubmitted, () => once('applications.submitted')),
  fact(applicationCompleted, ({ status }) =>
    once(`applications.${status === 'COMPLETED' ? 'completed' : 'withdrawn'}`),
  ),
  ...decided,
  fact(resourceRequested, () => once('resources.requested')),
  fact(resourceGranted, () => once('resources.granted')),
  fact(resourceWaitlisted, () => once('resources.waitlisted')),
];
