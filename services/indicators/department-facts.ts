import { educationContract } from '../education/contract.ts';
import { housingContract } from '../housing/contract.ts';
import { hukouContract } from '../hukou/contract.ts';
import { medicalContract } from '../medical/contract.ts';
import { type Fact, fact } from './fact.ts';

const contracts = [hukouContract, housingContract, educationContract, medicalContract];

/** What the departments keep and miss of their promises, what becomes of decisions, and how steps are rated; of nobody in particular. */
export const departmentFacts: readonly Fact[] = contracts.flatMap(({ service, events }) => [
  fact(events.caseDecided, ({ outcome, inTime }) => ({
    [`decisions.${service}.${inTime ? 'in-time' : 'late'}`]: 1,
    [`decisions.${service}.${outcome}`]: 1,
  })),
  fact(events.casePromised, () => ({ [`promises.${service}.made`]: 1 })),
  fact(events.caseWarned, ({ stage }) => ({
    [`promises.${service}.warned`]: 1,
    [`steps.${service}.${stage}.warned`]: 1,
  })),
  fact(events.caseOverdue, ({ stage }) => ({
    [`promises.${service}.missed`]: 1,
    [`steps.${service}.${stage}.missed`]: 1,
  })),
  fact(events.caseExtended, () => ({ [`promises.${service}.extended`]: 1 })),
  fact(events.caseEscalated, ({ stage }) => ({
    [`promises.${service}.escalated`]: 1,
    [`steps.${service}.${stage}.escalated`]: 1,
  })),
  fact(events.caseReopened, () => ({ [`promises.${service}.reopened`]: 1 })),
  fact(events.casePaused, ({ step }) => ({
    [`promises.${service}.paused`]: 1,
    [`steps.${service}.${step}.paused`]: 1,
  })),
  fact(events.stepFinished, ({ step, usedDays, inTime }) => ({
    [`steps.${service}.${step}.finished`]: 1,
    [`steps.${service}.${step}.days`]: usedDays,
    // Older events do not say whether the case was within its promised time.
    ...(inTime !== undefined && { [`steps.${service}.${step}.${inTime ? 'in-time' : 'late'}`]: 1 }),
  })),
  fact(events.reviewOpened, () => ({ [`reviews.${service}.opened`]: 1 })),
  fact(events.reviewDecided, ({ outcome }) => ({ [`reviews.${service}.${outcome}`]: 1 })),
  fact(events.reviewOverdue, () => ({ [`reviews.${service}.late`]: 1 })),
  fact(events.ratingGiven, ({ step, stars, followUp }) => ({
    [`ratings.${service}.given`]: 1,
    [`ratings.${service}.stars`]: stars,
    ...(followUp && { [`ratings.${service}.low`]: 1 }),
    [`steps.${service}.${step}.ratings`]: 1,
    [`steps.${service}.${step}.stars`]: stars,
  })),
]);
