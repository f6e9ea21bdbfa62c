import type { AnyOperation } from '../../../shared/contract/index.ts';
import { type Handle, listing } from '../../../shared/service/index.ts';
import { mayWrite, readsAll } from '../domain/rights.ts';

const forbidden = { ok: false, refusal: { code: 'forbidden' } } as const;

/** Only for caseworkers of the department. */
export const writing =
  <O extends AnyOperation>(handle: Handle<O>): Handle<O> =>
  async (call, kit) =>
    mayWrite(call.principal) ? handle(call, kit) : forbidden;

/** Only for those who read everything here. */
export const forStaff =
  <O extends AnyOperation>(handle: Handle<O>): Handle<O> =>
  async (call, kit) =>
    readsAll(call.principal) ? handle(call, kit) : forbidden;

/** A list for staff. */
export const staffList = <O extends AnyOperation>(list: string, options: { descending?: boolean } = {}): Handle<O> =>
  forStaff(listing<O>(() => list, options));
