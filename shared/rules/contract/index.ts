export { factsSchema } from '../facts.ts';
export { precheckAnswer } from './answer.ts';
export { rulesOperations, stated } from './operations.ts';
