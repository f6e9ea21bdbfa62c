import type { AnyOperation } from '../../../shared/contract/index.ts';
import type { Handle } from '../../../shared/service/index.ts';
import { isStaff } from '../domain/rights.ts';

const forbidden = { ok: false, refusal: { code: 'forbidden' } } as const;

/** Only for caseworkers of the department `incubators`. */
export const forStaff =
  <O extends AnyOperation>(handle: Handle<O>): Handle<O> =>
  async (call, kit) =>
    isStaff(call.principal) ? handle(call, kit) : forbidden;
