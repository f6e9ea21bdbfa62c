import { educationContract } from '../../../services/education/contract.ts';
import { localDateOf, millisecondsOf, startOfLocalDay } from '../../../shared/calendar/index.ts';
import { applyFor } from '../steps/application.ts';
import { type Desk, take } from '../steps/departments.ts';
import { childOf } from '../steps/family.ts';
import { type Machine, must, Unexpected, type World } from '../world.ts';
import { passUntil } from './passing.ts';

const education = educationContract.operations;

/** Moves the clock to the beginning of a day, unless it has come. */
export const passUntilDay = (machine: Machine, day: string) => passUntil(machine, millisecondsOf(startOfLocalDay(day)));

/** The school year for which children can be registered now, or from its first day on, which comes. */
export async function yearToRegisterFor(world: World, machine: Machine): Promise<number> {
  const { items } = await must(world.as('caseworker-education'), education.listWindows, {});
  const today = localDateOf(world.now());
  const next = items.find(({ registration }) => registration.until > today);
  if (!next) throw new Unexpected('no window to come is published');
  await passUntilDay(machine, next.registration.from);
  return next.schoolYear;
}

/** A child of the talent is registered for a school year, and its case taken. */
export async function registered(world: World, talent: string, schoolYear: number): Promise<Desk> {
  const memberId = await childOf(world.as(talent), world.tag);
  const desk = { world, talent, caseId: await applyFor(world, talent, ['education'], { memberId, schoolYear }) };
  await take(desk, { service: 'education', get: education.getCase, assign: education.assignCase });
  return desk;
}

/** Enrolled with the one wish, and verified once the batch is open. */
export async function verified(desk: Desk, machine: Machine, schoolId: string): Promise<void> {
  const { world, talent, caseId } = desk;
  const client = world.as('caseworker-education');
  const params = { caseId };
  await must(world.as(talent), education.setPreferences, { params, body: { preferences: [schoolId] } });
  await must(client, education.advanceCase, { params, body: { to: 'ENROLLED' } });
  await passUntilDay(machine, (await batchOf(desk)).from);
  await must(client, education.verifyCase, { params, body: { category: 'general', checked: ['HKB', 'BIR'] } });
}

/** Wishes, draw, place and what declining does, as the guardian sees them. */
export const placeOf = ({ world, talent, caseId }: Desk) =>
  must(world.as(talent), education.showPlace, { params: { caseId } });

/** The verification batch of a case, with its days. */
export async function batchOf(desk: Desk) {
  const { batch, window } = await placeOf(desk);
  const found = window?.verification.find((one) => one.batch === batch);
  if (!found) throw new Unexpected(`no batch for ${desk.caseId}`);
  return found;
}
