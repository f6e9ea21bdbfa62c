import {
  changingItem,
  isStaff,
  pageOfHidden,
  pageOfStock,
  registering,
  showingItem,
} from '../../../shared/casework/index.ts';
import { type Handle, notFound } from '../../../shared/service/index.ts';
import type { housingContract, UnitDetails } from '../contract.ts';
import { housingDepartment as department } from '../department.ts';
import { holdOf, unit, unitsOf } from './unit.ts';

type Operations = typeof housingContract.operations;

const listUnits: Handle<Operations['listUnits']> = async ({ principal, query }, kit) => {
  if (!isStaff(principal, department)) return notFound;
  const list = unitsOf(query.kind);
  const { show, ...page } = query;
  if (show !== 'offered') return pageOfHidden<UnitDetails>(kit, list, { show, ...page });
  return pageOfStock<UnitDetails>(kit, list, page, (details) => holdOf(details).claim);
};

const shown = showingItem(department, unit);
const change = changingItem(department, unit);

const correctUnit: Handle<Operations['correctUnit']> = async ({ params, body, ...call }, kit) => {
  const { reason, ...corrected } = body;
  const command = (before: UnitDetails) => ({ type: 'correct', details: { ...before, ...corrected }, reason }) as const;
  return change({ ...call, id: params.unitId, command }, kit);
};

const withdrawUnit: Handle<Operations['withdrawUnit']> = async ({ params, body, ...call }, kit) =>
  change({ ...call, id: params.unitId, command: () => ({ type: 'withdraw', ...body }) }, kit);

const returnUnit: Handle<Operations['returnUnit']> = async ({ params, body, ...call }, kit) =>
  change({ ...call, id: params.unitId, command: () => ({ type: 'offer-again', ...body }) }, kit);

const getUnit: Handle<Operations['getUnit']> = async ({ params, principal }, kit) =>
  shown(params.unitId, principal, kit);

export const unitHandles = {
  registerUnit: registering(department, unit, (details) => details.unitId),
  listUnits,
  getUnit,
  correctUnit,
  withdrawUnit,
  returnUnit,
};
