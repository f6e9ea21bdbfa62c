import { isStaff, pageOfHidden, pageOfStock, showingItem } from '../../../shared/casework/index.ts';
import { type Handle, notFound } from '../../../shared/service/index.ts';
import type { medicalContract, SlotDetails } from '../contract.ts';
import { medicalDepartment as department } from '../department.ts';
import { cancelSlot } from './cancelling.ts';
import { changeSlot as change, correctSlot, registerSlot } from './registering.ts';
import { holdOf, slot, slotsOf } from './slot.ts';

type Operations = typeof medicalContract.operations;

const listSlots: Handle<Operations['listSlots']> = async ({ principal, query }, kit) => {
  if (!isStaff(principal, department)) return notFound;
  const list = slotsOf(query.speciality);
  const { show, ...page } = query;
  if (show !== 'offered') return pageOfHidden<SlotDetails>(kit, list, { show, ...page });
  return pageOfStock<SlotDetails>(kit, list, page, (details) => holdOf(details).claim);
};

const shown = showingItem(department, slot);

const getSlot: Handle<Operations['getSlot']> = async ({ params, principal }, kit) =>
  shown(params.slotId, principal, kit);

const withdrawSlot: Handle<Operations['withdrawSlot']> = async ({ params, body, ...call }, kit) =>
  change({ ...call, id: params.slotId, command: () => ({ type: 'withdraw', ...body }) }, kit);

const returnSlot: Handle<Operations['returnSlot']> = async ({ params, body, ...call }, kit) =>
  change({ ...call, id: params.slotId, command: () => ({ type: 'offer-again', ...body }) }, kit);

export const slotHandles = { registerSlot, listSlots, getSlot, correctSlot, withdrawSlot, returnSlot, cancelSlot };
