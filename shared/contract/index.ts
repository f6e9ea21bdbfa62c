export { type Contract, contract } from './contract.ts';
export { operation } from './define-operation.ts';
export { type CloudEvent, type DataOf, draft, type EventDraft, type PublicEvent, publicEvent } from './event.ts';
export * as fields from './fields.ts';
export { once } from './once.ts';
export {
  type AnyOperation,
  type BodyOf,
  type CodeOf,
  type Operation,
  type OutputOf,
  type ParamsOf,
  type QueryOf,
  takesKey,
} from './operation.ts';
export { type FieldFault, type Refusal, type RefusalSpec, refusal } from './refusal.ts';
export { type Text, text } from './text.ts';
export { told, type Words, wordsIn } from './told.ts';
