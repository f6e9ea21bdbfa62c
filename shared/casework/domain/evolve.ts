import { type Clock, pause, resume, startClock } from '../../calendar/index.ts';
import type { CaseDecided, CaseEvent, CaseOpened, CaseWithdrawn, Standing, SupplementAnswered } from './events.ts';
import { type Case, isAsked, type Supplement } from './state.ts';

interface Meta {
  at: string;
  by: string;
}

/** A case after one more event. */
export function evolveCase<A>(state: Case<A>, event: CaseEvent<A>, { at }: Meta): Case<A> {
  switch (event.type) {
    case 'case-opened':
      return opened(state, event, at);
    case 'case-withdrawn':
      return withdrawn(state, event, at);
    case 'case-assigned':
      return { ...state, owner: event.owner };
    case 'supplement-asked':
      return running({ ...state, supplement: { askedAt: at, missing: event.missing, answers: [], items: [] } }, at);
    case 'supplement-answered':
      return running(answered(state, event, at), at);
    case 'case-moved':
      return running({ ...state, ...standing(event) }, at);
    case 'case-granted':
      return running(
        { ...state, ...standing(event), hold: event.hold, grantKeys: [...state.grantKeys, event.key] },
        at,
      );
    case 'offer-lapsed':
      return running({ ...state, ...standing(event), hold: undefined, declined: state.declined + 1 }, at);
    case 'case-decided':
      return decided(state, event, at);
    case 'case-warned':
      return { ...state, warned: true };
    case 'case-overdue':
      return { ...state, overdue: true };
    default:
      return event satisfies never;
  }
}

const standing = ({ stage, waits, until }: Standing) => ({ stage, waits, until });

/** The clock stands still while the stage waits or the applicant owes an answer. */
function running<A>(state: Case<A>, at: string): Case<A> {
  const still = state.waits !== undefined || isAsked(state);
  const clock: Clock = still
    ? pause(state.clock, at, isAsked(state) ? 'supplement' : 'stage')
    : resume(state.clock, at);
  return { ...state, clock };
}

function opened<A>(state: Case<A>, event: CaseOpened<A>, at: string): Case<A> {
  const { applicationId, person, applicant, employer, answers, submittedAt, settings } = event;
  const clock = startClock({ at: submittedAt, ...settings });
  const facts = { applicationId, person, applicant, employer, answers, openedAt: submittedAt };
  return running({ ...state, ...facts, ...standing(event), status: 'open', clock }, at);
}

function withdrawn<A>(state: Case<A>, event: CaseWithdrawn, at: string): Case<A> {
  const { applicationId, person } = event;
  const outcome = { outcome: 'withdrawn', at } as const;
  const openedAt = state.openedAt || at;
  return { ...state, ...standing(event), applicationId, person, openedAt, status: 'closed', hold: undefined, outcome };
}

const nothingAsked: Supplement = { askedAt: '', missing: [], answers: [], items: [] };

/** An answer for some documents leaves the rest open; any other answers everything. */
function answered<A>(state: Case<A>, { answer, items = [], documents }: SupplementAnswered, at: string): Case<A> {
  const asked = state.supplement ?? nothingAsked;
  const missing = asked.missing.map((one) =>
    documents === undefined || documents.includes(one.document ?? '') ? { ...one, given: true as const } : one,
  );
  const answers = answer === undefined ? asked.answers : [...asked.answers, answer];
  const whole = missing.every(({ given }) => given) ? { answeredAt: at } : {};
  return { ...state, supplement: { ...asked, missing, answers, items: [...asked.items, ...items], ...whole } };
}

function decided<A>(state: Case<A>, event: CaseDecided, at: string): Case<A> {
  const { outcome, reasonCode, note, inTime, usedDays } = event;
  const kept = { outcome, reasonCode, at, inTime, usedDays, ...(note === undefined ? {} : { note }) };
  // Who is refused holds nothing any more; the claim was released with the decision.
  const hold = outcome === 'approved' ? state.hold : undefined;
  return { ...state, ...standing(event), status: 'closed', hold, outcome: kept };
}
