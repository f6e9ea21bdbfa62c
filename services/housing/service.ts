import {
  answerCase,
  caseAggregate,
  caseworkOf,
  commanded,
  grantFirstFree,
  isStaff,
  openCase,
  pageOfStock,
  registering,
  stopWithoutConsent,
  withdrawCase,
} from '../../shared/casework/index.ts';
import { worksFor } from '../../shared/identity/index.ts';
import { ruleHandles } from '../../shared/rules/index.ts';
import { defineService, type Handle, notFound, on } from '../../shared/service/index.ts';
import { talentContract } from '../talent/contract.ts';
import { housingAnswers, housingContract, type UnitDetails } from './contract.ts';
import { housingDepartment as department } from './department.ts';
import { decideHousing } from './domain.ts';
import { housingRules } from './rules.ts';
import { chooseUnit, holdOf, unit, unitsOf } from './units.ts';

type Operations = typeof housingContract.operations;
const { applicationSubmitted, applicationWithdrawn, consentWithdrawn, supplementAnswered } = talentContract.events;

/** The housing department's cases. */
export const housingCase = caseAggregate(department, housingContract.events, decideHousing);

const desk = { department, events: housingContract.events, aggregate: housingCase, facts: housingAnswers };
const casework = caseworkOf(desk);

const listUnits: Handle<Operations['listUnits']> = async ({ principal, query }, kit) =>
  isStaff(principal, department)
    ? pageOfStock<UnitDetails>(kit, unitsOf(query.kind), query, (details) => holdOf(details).claim)
    : notFound;

const offerUnit: Handle<Operations['offerUnit']> = async ({ params, body, principal, expectedVersion }, kit) => {
  if (!worksFor(principal, department.name)) return notFound;
  const { caseId } = params;
  const { unitId } = body;
  const order = { caseId, asked: unitId ?? 'next', expectedVersion };
  const reply = await grantFirstFree(desk, { ...order, choose: (answers) => chooseUnit(kit, unitId, answers) }, kit);
  if (reply) return reply;
  const refusal =
    unitId === undefined ? { code: 'no-unit-left' as const } : { code: 'taken' as const, pointer: '/unitId' };
  return { ok: false, refusal };
};

/** Homes: the department's part of a joint application, and the units that there are. */
export const housing = defineService({
  contract: housingContract,
  aggregates: [...casework.aggregates, unit],
  personal: true,
  operations: {
    ...casework.operations,
    ...ruleHandles(housingRules),
    registerUnit: registering(department, unit, (details) => details.unitId),
    listUnits,
    offerUnit,
    answerOffer: (call, kit) => commanded(desk, call, kit, { type: 'answer-offer', accept: call.body.accept }),
  },
  reactions: [
    ...casework.reactions,
    on(applicationSubmitted, ({ data }, kit) => openCase(desk, data, data.answers.housing, kit)),
    on(applicationWithdrawn, ({ data }, kit) => withdrawCase(desk, data, kit)),
    on(supplementAnswered, ({ data }, kit) => answerCase(desk, data, kit)),
    on(consentWithdrawn, ({ data }, kit) => stopWithoutConsent(desk, data, kit)),
  ],
});
