import type { Refusal } from '../../../shared/contract/index.ts';
import type { Executed } from '../../../shared/log/index.ts';
import type { ApplicationCode } from '../domain/decide.ts';
import type { Application } from '../domain/state.ts';
import { shownApplication } from './views.ts';

/** The answer of an operation on an application. */
export function replied(executed: Executed<Application, ApplicationCode>) {
  // Each operation declares the codes that its command can be refused with; a test goes through them.
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<never> } as const;
  return { ok: true, body: shownApplication(executed.state, executed.id), version: executed.version } as const;
}
