import { changingItem, isStaff, pageOfHidden, registering, showingItem } from '../../../shared/casework/index.ts';
import { hasRole, type Principal } from '../../../shared/identity/index.ts';
import { type Handle, type Kit, notFound } from '../../../shared/service/index.ts';
import type { SchoolDetails } from '../contract/schools.ts';
import type { educationContract } from '../contract.ts';
import { educationDepartment as department } from '../department.ts';
import { corrected } from './correcting.ts';
import { firstFree } from './places.ts';
import { namedIn, placesId, type School, school, schoolsOf } from './school.ts';

type Operations = typeof educationContract.operations;

const mayList = (principal: Principal, show: string): boolean =>
  isStaff(principal, department) || (show === 'offered' && hasRole(principal, 'talent'));

const listSchools: Handle<Operations['listSchools']> = async ({ principal, query }, kit) => {
  const { show, schoolYear, ...page } = query;
  if (!mayList(principal, show)) return notFound;
  const list = schoolsOf(schoolYear);
  if (show !== 'offered') {
    const hidden = await pageOfHidden<SchoolDetails>(kit, list, { show, ...page });
    if (!hidden.ok) return hidden;
    return { ok: true, body: { ...hidden.body, items: hidden.body.items.map(({ free: _free, ...item }) => item) } };
  }
  const listed = await kit.page<SchoolDetails>(list, page);
  if (!listed.ok) return { ok: false, refusal: { code: 'bad-cursor', pointer: '#query/cursor' } };
  return { ok: true, body: listed.page };
};

/** A school with how many of its places are given, as the lists know it. */
async function withGiven<S extends School>(kit: Kit, { closed, ...shown }: S) {
  const free = await firstFree(kit, { ...shown, closed });
  return { ...shown, given: shown.places - free.length };
}

const show = showingItem(department, school);
const change = changingItem(department, school);
const idOf = (params: { placesId: string }): string => placesId(namedIn(params.placesId));

const getSchool: Handle<Operations['getSchool']> = async ({ params, principal }, kit) => {
  const shown = await show(idOf(params), principal, kit);
  return shown.ok ? { ...shown, body: await withGiven(kit, shown.body) } : shown;
};

type Changing = Parameters<typeof change>[0];
const changed = async (what: Changing, kit: Kit) => {
  const done = await change(what, kit);
  return done.ok ? { ...done, body: await withGiven(kit, done.body) } : done;
};

const correctSchool: Handle<Operations['correctSchool']> = async ({ params, body, ...call }, kit) => {
  const id = idOf(params);
  const { state, head } = await kit.load(school, id);
  if (!isStaff(call.principal, department) || !state.details) return notFound;
  const made = await corrected(state.details, body, kit);
  if (!made.ok) return made;
  // Which numbers are closed was chosen of this version.
  const expectedVersion = call.expectedVersion ?? head.version;
  return changed({ ...call, id, expectedVersion, command: () => made.command }, kit);
};

const withdrawSchool: Handle<Operations['withdrawSchool']> = async ({ params, body, ...call }, kit) =>
  changed({ ...call, id: idOf(params), command: () => ({ type: 'withdraw', ...body }) }, kit);

const returnSchool: Handle<Operations['returnSchool']> = async ({ params, body, ...call }, kit) =>
  changed({ ...call, id: idOf(params), command: () => ({ type: 'offer-again', ...body }) }, kit);

export const schoolHandles = {
  registerSchool: registering<SchoolDetails>(department, school, placesId),
  listSchools,
  getSchool,
  correctSchool,
  withdrawSchool,
  returnSchool,
};
