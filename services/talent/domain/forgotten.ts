import { nobody } from '../../../shared/log/index.ts';
import type { Application } from './state.ts';

/** What is left of an application whose talent was erased: that there was one, for which services. A draft is over. */
export function forgottenApplication(application: Application): Application {
  // Who might see or ask what, and which other applications there were, is of the person, too.
  const { under: _under, readers: _readers, contested: _contested, ...state } = application;
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
    status: status === 'DRAFT' ? 'EXPIRED' : status,
  };
}
