import { type Clock, dueOf, extend, pause, resume } from '../../calendar/index.ts';
import { answers } from './answering.ts';
import type { CaseExtended, Standing, SupplementAnswered, SupplementClosed } from './events.ts';
import { type Case, isAsked, type Supplement } from './state.ts';

/** Where an event leaves the case. What takes it to another stage also ends its waiting for another body. */
export const standing = ({ stage, waits, until }: Standing, before: Pick<Case<unknown>, 'stage'>) => ({
  ...{ stage, waits, until },
  ...(stage === before.stage ? {} : { body: undefined }),
});

/** The clock stands still while the stage waits, another body must answer, or the applicant owes an answer. */
export function running<A>(state: Case<A>, at: string): Case<A> {
  const reason = isAsked(state) ? 'supplement' : state.body ? 'body' : state.waits && 'stage';
  const clock: Clock = reason ? pause(state.clock, at, reason) : resume(state.clock, at);
  return { ...state, clock };
}

const nothingAsked: Supplement = { askedAt: '', missing: [], answers: [], items: [] };

/** An answer for some of it leaves the rest open; any other answers everything. */
export function answered<A>(state: Case<A>, event: SupplementAnswered | SupplementClosed, at: string): Case<A> {
  const asked = state.supplement ?? nothingAsked;
  if (event.type === 'supplement-closed') return { ...state, supplement: { ...asked, closedAt: at } };
  const { answer, items = [] } = event;
  const missing = asked.missing.map((one) => (answers(event, one) ? { ...one, given: true as const } : one));
  const said = answer === undefined ? asked.answers : [...asked.answers, answer];
  const whole = missing.every(({ given }) => given) ? { answeredAt: at } : {};
  return { ...state, supplement: { ...asked, missing, answers: said, items: [...asked.items, ...items], ...whole } };
}

/** The day that a clock promises, `YYYY-MM-DD`, unless it stands still. */
export function dayPromised(clock: Clock): { promisedOn?: string } {
  const { dueAt, paused } = dueOf(clock);
  return dueAt && !paused ? { promisedOn: dueAt.slice(0, 10) } : {};
}

export function extended<A>(state: Case<A>, { days, reason }: CaseExtended, at: string): Case<A> {
  const more = extend(state.clock, { days, reason: reason.zh, at });
  const clock = more.ok ? more.clock : state.clock;
  const letter = { kind: 'extension' as const, at, reason, ...dayPromised(clock) };
  // A warning belongs to a date; the new one warns anew.
  return { ...state, clock, extension: { days, reason }, warned: false, letters: [...state.letters, letter] };
}
