import { isStaff } from '../../../shared/casework/index.ts';
import { type Handle, type Kit, notFound } from '../../../shared/service/index.ts';
import { specialities } from '../contract/answers.ts';
import type { ListedHospital } from '../contract/hospitals.ts';
import type { medicalContract, SlotDetails } from '../contract.ts';
import { medicalDepartment as department } from '../department.ts';
import { slotsOf } from '../slots/slot.ts';
import { hospital, hospitalsList, type Listed } from './hospital.ts';

type Operations = typeof medicalContract.operations;
const getHospital: Handle<Operations['getHospital']> = async ({ params: { hospitalId }, principal }, kit) => {
  const { state, head } = await kit.load(hospital, hospitalId);
  if (!isStaff(principal, department) || !state.details) return notFound;
  return { ok: true, body: { hospitalId, ...state.details }, version: head.version };
};

const setHospital: Handle<Operations['setHospital']> = async (call, kit) => {
  const { body, principal, expectedVersion } = call;
  if (!isStaff(principal, department)) return notFound;
  const { hospitalId, ...details } = body;
  const executed = await kit.execute(hospital, hospitalId, details, expectedVersion);
  return executed.ok ? { ok: true, body, version: executed.version } : { ok: false, refusal: executed.refusal };
};

type Coming = ListedHospital['slots'][number];

/** The next slots of a kind by hospital, from one page of its list. */
async function comingUp(kit: Kit, speciality: Coming['speciality']): Promise<Map<string, Coming>> {
  const result = await kit.page<SlotDetails>(slotsOf(speciality), { limit: 100 });
  if (!result.ok) throw new Error('a list refused to be read from its beginning');
  const { items, next } = result.page;
  const found = new Map<string, Coming>();
  for (const { hospitalId, startsAt } of items) {
    const { upcoming = 0, earliest = startsAt } = found.get(hospitalId) ?? {};
    found.set(hospitalId, { speciality, upcoming: upcoming + 1, more: next !== undefined, earliest });
  }
  return found;
}

/** Role and office of the coordinator are for everybody; the name is not. */
const listHospitals: Handle<Operations['listHospitals']> = async ({ query: { limit, cursor } }, kit) => {
  const result = await kit.page<Listed>(hospitalsList, { limit, cursor });
  if (!result.ok) return { ok: false, refusal: { code: 'bad-cursor', pointer: '#query/cursor' } };
  const { items, next } = result.page;
  const wanted = specialities.filter((kind) => items.some(({ kinds }) => kinds.includes(kind)));
  const coming = new Map(await Promise.all(wanted.map(async (kind) => [kind, await comingUp(kit, kind)] as const)));
  const shown = items.map(({ coordinator: { role, office }, ...open }) => ({
    ...{ ...open, coordinator: { role, office } },
    slots: open.kinds.map(
      (speciality) => coming.get(speciality)?.get(open.hospitalId) ?? { speciality, upcoming: 0, more: false },
    ),
  }));
  return { ok: true, body: { items: shown, ...(next === undefined ? {} : { next }) } };
};

export const hospitalHandles = { getHospital, setHospital, listHospitals };
