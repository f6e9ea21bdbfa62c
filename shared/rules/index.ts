export { answerOf } from './answers.ts';
export { assessAll, keptRules, namedRule, type RuleBook, refOf, refsOn, ruleBook } from './book.ts';
export { isNewer } from './domain/versions.ts';
export { ruleHandles, stated, statedIn } from './handles.ts';
