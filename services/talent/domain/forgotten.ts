import { nobody } from '../../../shared/log/index.ts';
import type { Application, Lane } from './state.ts';

/** What is left of an application whose talent was erased: that there was one, for which services. A draft is over. */
export function forgottenApplication(application: Application): Application {
  // Who might see or ask what, what was handed in and reviewed, and which other applications there were, is of the person, too.
  const {
    under: _under,
    readers: _readers,
    contested: _contested,
    reviews: _reviews,
    handed: _handed,
    ...state
  } = application;
  const { status, form } = state;
  const left = { ...form, answers: {} };
  return {
    ...state,
    person: nobody,
    form: left,
    members: [],
    awaited: [],
    wards: [],
    corrections: [],
    lanes: lanesOf(state.lanes),
    status: status === 'DRAFT' ? 'EXPIRED' : status,
  };
}

/** Lanes without the words that staff wrote freely, which may name somebody. */
function lanesOf(lanes: Application['lanes']): Application['lanes'] {
  return Object.fromEntries(Object.entries(lanes).map(([service, lane]) => [service, bare(lane)]));
}

function bare({ answering: _answering, ...lane }: Lane): Lane {
  if (!lane.status) return lane;
  const { pausedReason: _paused, supplement: _asked, extended: _extended, outcome, ...status } = lane.status;
  const { note: _note, ...decided } = outcome ?? {};
  return { ...lane, status: { ...status, ...(outcome && { outcome: decided as typeof outcome }) } };
}
