export { evolveLined, type Lined, standingOf } from '../line/track.ts';
export type { CaseCode } from './codes.ts';
export type { CaseCommand, DecideCase, Grant, OpenCase, SecondDecision } from './commands.ts';
export { decideCase } from './decide.ts';
export { decidedNow, type Verdict } from './decision.ts';
export type { CaseDecided, CaseEvent, CaseMoved, DecisionProposed, OfferLapsed } from './events.ts';
export { running } from './evolve-running.ts';
export { currentFacts } from './facts.ts';
export { fourEyesOf, needsSecond, secondForGrants } from './four-eyes.ts';
export {
  inOwnersName,
  unlessApplicant,
  unlessOpen,
  unlessOwner,
  whileAsked,
  whileProposed,
  wrongStage,
} from './guards.ts';
export type { KnownFact } from './known-fact.ts';
export { moveTo, open, releasing, standingIn } from './progress.ts';
export { reopenUnless } from './reopening.ts';
export type { Case, Hold } from './state.ts';
