export { type CaseAggregate, caseAggregate } from './aggregate.ts';
export { caseworkOf } from './casework.ts';
export { answered, commanded, type Desk, isStaff } from './desk.ts';
export { keepTurn, lineAggregate, positionIn } from './line/index.ts';
export { answerCase, correctCase, openCase, stopWithoutConsent, withdrawCase } from './reactions.ts';
export { caseRulesHandles } from './rules/handles.ts';
export { statusOf } from './status.ts';
export { type Choice, freeIn, freeOnes, grantFirstFree, pageOfStock } from './stock.ts';
export { registering, stockAggregate } from './stock-item.ts';
