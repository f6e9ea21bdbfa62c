export type { CaseCode, CaseCommand, Grant, OpenCase } from './commands.ts';
export { decideCase } from './decide.ts';
export { decidedNow } from './decision.ts';
export type { CaseDecided, CaseEvent, CaseMoved, OfferLapsed } from './events.ts';
export { evolveCase } from './evolve.ts';
export { unlessApplicant, unlessOpen, wrongStage } from './guards.ts';
export { moveTo, open, releasing, standingIn } from './progress.ts';
export { type Case, type Hold, noCase } from './state.ts';
