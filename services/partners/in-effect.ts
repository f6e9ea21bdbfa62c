import { setTimeout as wait } from 'node:timers/promises';
import type { Kit } from '../../shared/service/index.ts';
import { type DispatchRow, partnersList } from './views.ts';

const pauseMs = 50;
const longestMs = 6_000;

export const notInEffect = { ok: false, refusal: { code: 'not-in-effect' } } as const;

/**
 * Waits until the dispatcher sees the subscription: it reads partners from their list, which follows the log by a
 * moment, and an event that came in between would be lost to the partner. False when that takes too long.
 */
export async function inEffect(
  kit: Pick<Kit, 'row'>,
  partnerId: string,
  subscriptionId: string,
  patienceMs = longestMs,
): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await wait(pauseMs)) {
    const row = await kit.row<DispatchRow>(partnersList, partnerId);
    if (row?.subscriptions.some((one) => one.subscriptionId === subscriptionId)) return true;
  }
  return false;
}
