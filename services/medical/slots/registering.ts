import { changingItem, registering } from '../../../shared/casework/index.ts';
import { worksFor } from '../../../shared/identity/index.ts';
import { type Handle, type Kit, notFound } from '../../../shared/service/index.ts';
import type { medicalContract, SlotDetails } from '../contract.ts';
import { medicalDepartment as department } from '../department.ts';
import { hospital } from '../hospitals/hospital.ts';
import { slot } from './slot.ts';

type Operations = typeof medicalContract.operations;
type Wanted = Pick<SlotDetails, 'slotId' | 'hospitalId' | 'speciality' | 'startsAt'>;

/** A slot with what its hospital says of itself now, if it offers such appointments. */
async function slotAt(wanted: Wanted, kit: Kit) {
  const { details: at } = (await kit.load(hospital, wanted.hospitalId)).state;
  if (!at) return { ok: false, refusal: { code: 'unknown-hospital', pointer: '/hospitalId' } } as const;
  if (!at.kinds.includes(wanted.speciality))
    return { ok: false, refusal: { code: 'kind-not-offered', pointer: '/speciality' } } as const;
  const { name, office } = at.coordinator;
  return { ok: true, details: { ...wanted, hospital: at.names, coordinator: name, office } } as const;
}

const inPast = { ok: false, refusal: { code: 'starts-in-past', pointer: '/startsAt' } } as const;
const isPast = ({ startsAt }: Pick<Wanted, 'startsAt'>, kit: Kit): boolean => Date.parse(startsAt) <= kit.now();

/** A new slot goes to whoever waits the longest, once that is told. */
export const registerSlot: Handle<Operations['registerSlot']> = async ({ body, principal }, kit) => {
  if (!worksFor(principal, department.name)) return notFound;
  if (isPast(body, kit) && !(await kit.load(slot, body.slotId)).state.details) return inPast;
  const made = await slotAt(body, kit);
  return made.ok ? register({ principal, body: made.details }, kit) : made;
};
const register = registering(department, slot, (details: SlotDetails) => details.slotId);

export const changeSlot = changingItem(department, slot);

/** What it is corrected to is offered anew, in the line of its kind. */
export const correctSlot: Handle<Operations['correctSlot']> = async ({ params: { slotId }, body, ...call }, kit) => {
  const { reason, ...wanted } = body;
  const known = (await kit.load(slot, slotId)).state.details;
  if (!worksFor(call.principal, department.name) || !known) return notFound;
  if (isPast(wanted, kit)) return inPast;
  const made = await slotAt({ slotId, ...wanted }, kit);
  if (!made.ok) return made;
  const command = { type: 'correct', details: made.details, reason, offers: true } as const;
  return changeSlot({ ...call, id: slotId, command: () => command }, kit);
};
