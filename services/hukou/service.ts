import {
  answerCase,
  caseAggregate,
  caseRulesHandles,
  caseworkOf,
  openCase,
  stopWithoutConsent,
  withdrawCase,
} from '../../shared/casework/index.ts';
import { ruleHandles } from '../../shared/rules/index.ts';
import { defineService, on } from '../../shared/service/index.ts';
import { talentContract } from '../talent/contract.ts';
import { hukouAnswers, hukouContract } from './contract.ts';
import { hukouDepartment as department } from './department.ts';
import { decideHukou } from './domain.ts';
import { hukouCaseRules as rules } from './rules.ts';

const { applicationSubmitted, applicationWithdrawn, consentWithdrawn, supplementAnswered } = talentContract.events;

/** The hukou department's cases. */
export const hukouCase = caseAggregate(department, hukouContract.events, decideHukou);

const desk = { department, events: hukouContract.events, aggregate: hukouCase, facts: hukouAnswers, rules };
const casework = caseworkOf(desk);

/** Settling in Shanghai: the department's part of a joint application. */
export const hukou = defineService({
  contract: hukouContract,
  aggregates: casework.aggregates,
  personal: true,
  operations: { ...casework.operations, ...ruleHandles(rules.book), ...caseRulesHandles(desk) },
  reactions: [
    ...casework.reactions,
    on(applicationSubmitted, ({ data }, kit) => openCase(desk, data, data.answers.hukou, kit)),
    on(applicationWithdrawn, ({ data }, kit) => withdrawCase(desk, data, kit)),
    on(supplementAnswered, ({ data }, kit) => answerCase(desk, data, kit)),
    on(consentWithdrawn, ({ data }, kit) => stopWithoutConsent(desk, data, kit)),
  ],
});
