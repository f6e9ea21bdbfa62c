export { factSchema } from '../facts.ts';
export { anyFact, precheckAnswer, ruleRef } from './answer.ts';
export { type ImpliedForm, rulesOperations, type Stated, stated } from './operations.ts';
