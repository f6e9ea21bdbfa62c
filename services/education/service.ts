import {
  answerCase,
  caseAggregate,
  caseRulesHandles,
  caseworkOf,
  correctCase,
  grantFirstFree,
  isStaff,
  openCase,
  registering,
  stopWithoutConsent,
  withdrawCase,
} from '../../shared/casework/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import { ruleHandles } from '../../shared/rules/index.ts';
import { defineService, type Handle, listing, notFound, on } from '../../shared/service/index.ts';
import { talentContract } from '../talent/contract.ts';
import { educationContract, educationFacts } from './contract.ts';
import { educationDepartment as department } from './department.ts';
import { decideEducation } from './domain.ts';
import { educationCaseRules as rules } from './rules.ts';
import { choosePlace, placesId, school, schoolsOf } from './schools.ts';

type Operations = typeof educationContract.operations;
const { answerCorrected, applicationSubmitted, applicationWithdrawn, consentWithdrawn, supplementAnswered } =
  talentContract.events;

/** The education department's cases. */
export const educationCase = caseAggregate(department, educationContract.events, decideEducation);

const desk = { department, events: educationContract.events, aggregate: educationCase, facts: educationFacts, rules };
const casework = caseworkOf(desk);

const placeChild: Handle<Operations['placeChild']> = async ({ params, body, principal, expectedVersion }, kit) => {
  if (!worksFor(principal, department.name)) return notFound;
  const { caseId } = params;
  const { schoolId } = body;
  const order = { caseId, asked: schoolId, expectedVersion };
  const reply = await grantFirstFree(desk, { ...order, choose: (answers) => choosePlace(kit, schoolId, answers) }, kit);
  return reply ?? { ok: false, refusal: { code: 'no-place-left', pointer: '/schoolId' } };
};

/** School places: the department's part of a joint application, and the places that there are. */
export const education = defineService({
  contract: educationContract,
  aggregates: [...casework.aggregates, school],
  personal: true,
  operations: {
    ...casework.operations,
    ...ruleHandles(rules.book),
    ...caseRulesHandles(desk),
    registerSchool: registering(department, school, placesId),
    listSchools: listing(({ principal, query }) =>
      isStaff(principal, department) ? schoolsOf(query.schoolYear) : undefined,
    ),
    placeChild,
  },
  reactions: [
    ...casework.reactions,
    on(applicationSubmitted, ({ data }, kit) => openCase(desk, data, data.answers.education, kit)),
    on(applicationWithdrawn, ({ data }, kit) => withdrawCase(desk, data, kit)),
    on(supplementAnswered, ({ data }, kit) => answerCase(desk, data, kit)),
    on(answerCorrected, ({ data }, kit) => correctCase(desk, data, kit)),
    on(consentWithdrawn, ({ data }, kit) => stopWithoutConsent(desk, data, kit)),
  ],
});
