import { aroundReactions, caseRulesHandles, caseworkOf, talentReactions } from '../../shared/casework/index.ts';
import { ruleHandles } from '../../shared/rules/index.ts';
import { defineService } from '../../shared/service/index.ts';
import { impliedAnswers, talentContract } from '../talent/contract.ts';
import { desk } from './case.ts';
import { hukouContract } from './contract.ts';
import { employerHandles } from './employer.ts';
import { mirrorHandles } from './mirror.ts';
import { hukouPerson } from './person.ts';
import { advancing, publicityHandles } from './publicity.ts';
import { answersBy, hukouCaseRules as rules } from './rules.ts';
import { scoringHandles } from './scoring.ts';

const casework = caseworkOf(desk);

/** Settling in Shanghai: the department's part of a joint application. */
export const hukou = defineService({
  contract: hukouContract,
  aggregates: casework.aggregates,
  personal: true,
  person: hukouPerson(casework.personPart(talentContract.events)),
  operations: {
    ...casework.operations,
    ...ruleHandles(rules.book, (facts, rule) => impliedAnswers('hukou', facts, answersBy(rule))),
    ...caseRulesHandles(desk),
    ...employerHandles(desk),
    ...mirrorHandles(desk),
    ...publicityHandles,
    ...scoringHandles,
    advanceCase: advancing(casework.operations.advanceCase),
  },
  reactions: [
    ...casework.reactions,
    ...aroundReactions(desk, talentContract.events),
    ...talentReactions(desk, talentContract.events, ({ hukou }) => hukou),
  ],
});
