import { accept, type Decision } from '../../log/aggregate.ts';
import type { HaltCase } from './commands.ts';
import type { CaseHalted } from './events.ts';
import type { Case } from './state.ts';

/** The person had the processing of their data halted, or lifted that; the newest word counts, and the clock goes on. */
export function halt({ halted, version }: HaltCase, state: Case<unknown>): Decision<CaseHalted, never> {
  const known = state.halt ?? { on: false, version: -1 };
  if (state.status !== 'open' || version <= known.version) return accept();
  return accept({ type: 'case-halted', halted, version });
}
