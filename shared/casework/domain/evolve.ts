import { elapsedDays, isPaused } from '../../calendar/index.ts';
import { aroundNoted } from './around.ts';
import { assessedBy } from './assessing.ts';
import type { CaseEvent } from './events.ts';
import { decided, opened, reopened, withdrawn } from './evolve-ends.ts';
import { correctedBy, statedBy } from './evolve-facts.ts';
import { underOther } from './evolve-rules.ts';
import { answered, extended, running, standing } from './evolve-running.ts';
import type { Case, Effects } from './state.ts';
import { waitedOf } from './waited.ts';

interface Meta {
  at: string;
  by: string;
}

/** A case after one more event, and what that changed besides. */
export function evolveCase<A>(state: Case<A>, event: CaseEvent<A>, meta: Meta): Case<A> {
  const next = applied(state, event, meta);
  const entered = next.stage === state.stage ? {} : enteredOf(state, next, meta.at);
  const waited = waitedOf(state, next, event.type, meta.at);
  return { ...next, ...entered, ...waited, effects: effectsOf(state, next, meta.at) };
}

/** A stage begins where the clock stands; the first one with the clock itself. */
function enteredOf(before: Case<unknown>, { clock, passed, stage }: Case<unknown>, at: string) {
  const stageFrom = before.status === 'open' ? elapsedDays(clock, at) : 0;
  return { stageFrom, passed: passed.includes(stage) ? passed : [...passed, stage] };
}

function effectsOf(before: Case<unknown>, after: Case<unknown>, at: string): Effects {
  if (before.status === 'none') return isPaused(after.clock) ? { paused: 'stage' } : {};
  const left = before.status === 'open' && before.stage !== after.stage && leftStep(before, at);
  const stopped = after.status === 'open' && isPaused(after.clock) && !isPaused(before.clock);
  const reason = after.clock.pauses.at(-1)?.reason;
  return { ...(left && { left }), ...(stopped && { paused: reason }) };
}

const leftStep = ({ stage, clock, stageFrom }: Case<unknown>, at: string) => ({
  step: stage,
  // The day of a pause stops counting, also when it had been counted before.
  usedDays: Math.max(0, elapsedDays(clock, at) - stageFrom),
});

function applied<A>(state: Case<A>, event: CaseEvent<A>, { at, by }: Meta): Case<A> {
  switch (event.type) {
    case 'case-opened':
      return opened(state, event, at);
    case 'case-withdrawn':
      return withdrawn(state, event, at);
    case 'case-reopened':
      return reopened(state, event, at);
    case 'case-decided':
      return decided(state, event, { at, by });
    case 'case-assigned':
      return { ...state, owner: event.owner };
    case 'supplement-asked': {
      const { missing } = event;
      const letters = [...state.letters, { kind: 'supplement' as const, at, missing }];
      return running({ ...state, letters, supplement: { askedAt: at, missing, answers: [], items: [] } }, at);
    }
    case 'supplement-answered':
    case 'supplement-closed':
      return running(answered(state, event, at), at);
    case 'body-awaited':
      return running({ ...state, body: { text: event.body, since: at } }, at);
    case 'body-answered':
      return running({ ...state, body: undefined }, at);
    case 'case-moved':
      return running({ ...state, ...standing(event, state) }, at);
    case 'case-granted': {
      const { hold, key } = event;
      return running({ ...state, ...standing(event, state), hold, grantKeys: [...state.grantKeys, key] }, at);
    }
    case 'offer-lapsed':
      return running({ ...state, ...standing(event, state), hold: undefined, declined: state.declined + 1 }, at);
    case 'decision-proposed': {
      const { type: _type, ...proposal } = event;
      return { ...state, proposal: { ...proposal, by } };
    }
    case 'decision-returned':
      return { ...state, proposal: undefined };
    case 'case-extended':
      return extended(state, event, at);
    case 'case-rules-moved':
      return underOther(state, event, { at, by });
    case 'case-facts-stated':
      return statedBy(state, event, { at, by });
    case 'case-assessed':
      return assessedBy(state, event, { at, by });
    case 'case-answer-corrected':
      return correctedBy(state, event);
    case 'case-halted':
      return { ...state, halt: { on: event.halted, version: event.version } };
    case 'case-around-noted':
      return aroundNoted(state, event);
    case 'case-escalated':
      return { ...state, escalated: event.level, escalatedAt: at };
    case 'case-warned':
      return { ...state, warned: true };
    case 'case-overdue':
      return { ...state, overdue: true };
    default:
      event satisfies never;
      return state;
  }
}
