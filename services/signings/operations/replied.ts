import type { Refusal } from '../../../shared/contract/index.ts';
import type { Executed } from '../../../shared/log/index.ts';

/** A refusal of the domain as one of those that the operation declares; a test holds the operations to that. */
export const refusalOf = <C extends string>(refusal: Refusal): Refusal<C> => refusal as Refusal<C>;

/** The answer to a command: what is shown of the state, or the refusal. */
export function replied<S, T, C extends string>(executed: Executed<S>, shown: (state: S, id: string) => T) {
  if (!executed.ok) return { ok: false, refusal: refusalOf<C>(executed.refusal) } as const;
  return { ok: true, body: shown(executed.state, executed.id), version: executed.version } as const;
}
