import { everyRow } from '../../../shared/rights/index.ts';
import type { Kit } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { mineOf } from '../application/views.ts';
import { consents } from '../consents/consents.ts';
import type { Request } from '../domain/request.ts';
import { isUnderWay } from '../domain/state.ts';
import { membersOf } from '../members/aggregate.ts';
import { request, requestsOf } from './aggregates.ts';

/**
 * Whether a department works on something of the person's; nothing is erased meanwhile. What flows is noted after the
 * submission, so the applications themselves are asked as well; what still slips through, the claims refuse.
 */
export async function lanesUnderWay(person: string, kit: Kit): Promise<boolean> {
  const { flows } = (await kit.load(consents, person)).state;
  if (Object.values(flows).some(({ ended }) => !ended)) return true;
  const rows = await everyRow<{ applicationId: string }>(kit, mineOf(person));
  const mine = await Promise.all(rows.map(({ applicationId }) => kit.load(application, applicationId)));
  return mine.some(({ state }) => isUnderWay(state));
}

/** For which members of the family an erasure keeps submissions off, by their ids; a repetition names those of the first time. */
export async function heldBy({ kind, status, person, family }: Request, kit: Kit): Promise<{ family?: string[] }> {
  const ids = kind === 'erase' && status === 'READY' ? await familyOf(person, kit) : [...(family ?? [])];
  return ids.length > 0 ? { family: ids } : {};
}

/** Those for whom something was consented to are known at once; the list has all, a moment later. */
async function familyOf(person: string, kit: Kit): Promise<string[]> {
  const given = Object.values((await kit.load(consents, person)).state.consents);
  const wards = given.filter(({ subject, withdrawnAt }) => subject !== person && withdrawnAt === undefined);
  const listed = await everyRow<{ memberId: string }>(kit, membersOf(person));
  return [...new Set([...wards.map(({ subject }) => subject), ...listed.map(({ memberId }) => memberId)])];
}

/** Whether an erasure that the person confirmed is being carried out. */
export async function isErasing(person: string, kit: Kit): Promise<boolean> {
  const rows = await everyRow<{ requestId: string }>(kit, requestsOf(person));
  const all = await Promise.all(rows.map(({ requestId }) => kit.load(request, requestId)));
  return all.some(({ state }) => state.status === 'ERASING');
}
