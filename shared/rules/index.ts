export { ruleBook } from './book.ts';
export { ruleHandles } from './handles.ts';
