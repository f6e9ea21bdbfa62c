import { shownItem } from '../../../shared/casework/index.ts';
import { takenOf } from '../../../shared/casework/views.ts';
import type { Refusal } from '../../../shared/contract/index.ts';
import { worksFor } from '../../../shared/identity/index.ts';
import { type Handle, type Kit, notFound, on, type Reaction } from '../../../shared/service/index.ts';
import { medicalCase } from '../case.ts';
import { medicalContract } from '../contract.ts';
import { medicalDepartment as department } from '../department.ts';
import type { MedicalCase } from '../domain/case.ts';
import { claimOf, slot } from './slot.ts';

/** The case that has a slot; lists follow by a moment, so that each is asked itself. */
async function holderOf(claim: string, kit: Kit): Promise<string | undefined> {
  const listed = await kit.page<{ caseId: string }>(takenOf(claim), { limit: 100 });
  if (!listed.ok) throw new Error('a list refused to be read from its beginning');
  for (const { caseId } of listed.page.items)
    if ((await kit.load(medicalCase, caseId)).state.hold?.claim === claim) return caseId;
  return undefined;
}

/**
 * The commit of the case that has the slot decides, against whatever else is done to it at that moment, and keeps the
 * claim, so that nobody gets the slot between the two commits. A slot that nobody has takes its own claim.
 */
export const cancelSlot: Handle<typeof medicalContract.operations.cancelSlot> = async (call, kit) => {
  const { params, body, principal, expectedVersion } = call;
  const { slotId } = params;
  const { state, head } = await kit.load(slot, slotId);
  if (!worksFor(principal, department.name) || !state.details) return notFound;
  const seen = expectedVersion === undefined || expectedVersion === head.version;
  const holder = seen && !state.cancelled ? await holderOf(claimOf(slotId), kit) : undefined;
  if (holder !== undefined) {
    const lost = await kit.execute(medicalCase, holder, { type: 'slot-cancelled', slotId, ...body });
    if (!lost.ok) return { ok: false, refusal: lost.refusal as Refusal<never> };
  }
  const from = state.cancelled?.from ?? (holder === undefined ? undefined : { caseId: holder, by: principal.subject });
  const command = { type: 'cancel', ...body, ...(from && { from }) } as const;
  // What the case has given up already is cancelled whatever happened to the slot since it was looked at.
  const done = await kit.execute(slot, slotId, command, holder === undefined ? expectedVersion : undefined);
  if (!done.ok) return { ok: false, refusal: done.refusal as Refusal<never> };
  return { ok: true, body: shownItem(done.state), version: done.version };
};

/** Where the function stopped between the two commits, the case's event goes on. */
export const cancellingReactions: Reaction[] = [
  on(medicalContract.events.bookingCancelled, async ({ data: { caseId, slotId } }, kit) => {
    const { cancelled = [] }: MedicalCase = (await kit.load(medicalCase, caseId)).state;
    const lost = cancelled.find((one) => one.slotId === slotId);
    if (!lost) return { ok: true };
    return kit.execute(slot, slotId, { type: 'cancel', reason: lost.reason, from: { caseId, by: lost.by } });
  }),
];
