import { startClock } from '../../calendar/index.ts';
import { aroundOpened } from './around.ts';
import type { CaseDecided, CaseOpened, CaseReopened, CaseWithdrawn } from './events.ts';
import { submittedFacts, withWaiting } from './evolve-facts.ts';
import { dayPromised, running, standing } from './evolve-running.ts';
import type { Case, Outcome } from './state.ts';

export function opened<A>(state: Case<A>, event: CaseOpened<A>, at: string): Case<A> {
  const { applicationId, person, applicant, employer, answers, submittedAt, settings } = event;
  const { limitDays, warnShare } = settings;
  const clock = startClock({ at: submittedAt, limitDays, warnShare });
  const letters = [{ kind: 'receipt' as const, at, ...dayPromised(clock) }];
  const { rules = [], documents } = event;
  const told = { applicationId, person, applicant, employer, answers, openedAt: submittedAt, settings, letters };
  const handed = documents && { documents };
  const facts = submittedFacts(event);
  const around = aroundOpened(state, event.around ?? {});
  return running(
    withWaiting({
      ...state,
      ...told,
      ...handed,
      facts,
      rules,
      around,
      ...standing(event, state),
      status: 'open',
      clock,
    }),
    at,
  );
}

export function withdrawn<A>(state: Case<A>, event: CaseWithdrawn, at: string): Case<A> {
  const { applicationId, person } = event;
  const outcome = { outcome: 'withdrawn', at } as const;
  const openedAt = state.openedAt || at;
  const letters = [...state.letters, { kind: 'withdrawal' as const, at }];
  const ended = { status: 'closed', hold: undefined, proposal: undefined, outcome, letters } as const;
  return { ...state, ...standing(event, state), applicationId, person, openedAt, ...ended };
}

export function decided<A>(state: Case<A>, event: CaseDecided, { at, by }: { at: string; by: string }): Case<A> {
  const { outcome, reasonCode, note, says, inTime, usedDays, proposedBy } = event;
  const said = { ...(note === undefined ? {} : { note }), ...(says && { says }) };
  const kept: Outcome = { outcome, reasonCode, at, inTime, usedDays, ...said };
  return {
    ...state,
    ...standing(event, state),
    status: 'closed',
    // Who is refused holds nothing any more; the claim was released with the decision.
    hold: outcome === 'approved' ? state.hold : undefined,
    proposal: undefined,
    outcome: kept,
    decisions: state.decisions + 1,
    decidedBy: proposedBy === undefined ? [by] : [proposedBy, by],
    letters: [...state.letters, { kind: 'decision', at, outcome: kept }],
  };
}

/** A new promise from now on; what was decided before stays in the record. */
export function reopened<A>(state: Case<A>, event: CaseReopened, at: string): Case<A> {
  const { settings, reason, owner } = event;
  const { limitDays, warnShare } = settings;
  const clock = startClock({ at, limitDays, warnShare });
  const letter = { kind: 'reopening' as const, at, ...(reason && { reason }), ...dayPromised(clock) };
  const anew = { status: 'open', clock, settings, warned: false, overdue: false, escalated: 0 } as const;
  const earlier = state.outcome ? [...state.earlier, state.outcome] : state.earlier;
  const kept = {
    earlier,
    outcome: undefined,
    extension: undefined,
    supplement: undefined,
    letters: [...state.letters, letter],
  };
  return running({ ...state, ...standing(event, state), ...anew, ...kept, ...(owner && { owner }) }, at);
}
