import type { OutputOf, Refusal } from '../../../shared/contract/index.ts';
import type { Executed } from '../../../shared/log/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { requestRecord } from '../aggregates.ts';
import type { incubatorsContract } from '../contract.ts';
import { type Request, type Resource, requestOf } from '../domain/resource.ts';
import { told } from '../published.ts';

export type Detail = OutputOf<(typeof incubatorsContract.operations)['getResourceRequest']>;

/** A refusal of the domain as one of those that the operation declares. */
export const refusalOf = <C extends string>(refusal: Refusal): Refusal<C> => refusal as Refusal<C>;

/** The answer to a command: what is shown of the state, or the refusal. */
export function replied<S, T, C extends string>(executed: Executed<S>, shown: (state: S, id: string) => T) {
  if (!executed.ok) return { ok: false, refusal: refusalOf<C>(executed.refusal) } as const;
  return { ok: true, body: shown(executed.state, executed.id), version: executed.version } as const;
}

/** A request on its resource, with its place on the waitlist. */
function shownOn(resourceId: string, state: Resource, requestId: string, request: Request): Detail {
  const place = state.waitlist.indexOf(requestId);
  return {
    ...told(resourceId, state, requestId, request),
    purpose: request.purpose,
    ...(request.voucher ? { voucher: request.voucher } : {}),
    ...(place < 0 ? {} : { position: place + 1 }),
  };
}

/** A request as it stands: from its resource, and when it has long been over from its own record. */
export async function detailOf(
  kit: Kit,
  resourceId: string,
  state: Resource | null,
  requestId: string,
): Promise<Detail | undefined> {
  const there = state && requestOf(state, requestId);
  if (state && there) return shownOn(resourceId, state, requestId, there);
  const { state: recorded } = await kit.load(requestRecord, requestId);
  return recorded?.record.resourceId === resourceId ? { requestId, ...recorded.record } : undefined;
}
