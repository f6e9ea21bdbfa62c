import type * as z from 'zod/mini';
import { localDateOf } from '../../calendar/index.ts';
import { type Handle, type Kit, notFound } from '../../service/index.ts';
import type { Department } from '../department.ts';
import { type AnyCaseOperations, commanded, type Desk, isStaff, leads } from '../desk.ts';
import { unlessAble, unlessUnable } from './able.ts';
import { worked } from './worked.ts';

/** Why work cannot go to this person today; who takes it themselves shows by that that they can. */
export async function unlessTakes(department: Pick<Department, 'name'>, to: string, kit: Kit) {
  if (to === kit.principal.subject) return undefined;
  const today = localDateOf(kit.now());
  return unlessAble(department, to, { from: today, until: today, pointer: '/to' }, kit);
}

/** A caseworker takes a case; the lead gives it to somebody of the department who is there. */
export const assignCaseOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>(
    desk: Desk<A, Facts, C, R>,
  ): Handle<AnyCaseOperations['assignCase']> =>
  async (call, kit) => {
    const { principal, body } = call;
    const { department, aggregate } = desk;
    if (!isStaff(principal, department)) return notFound;
    const to = body.to ?? principal.subject;
    const no = await unlessTakes(department, to, kit);
    const command = { type: 'assign', to, asLead: leads(principal, department) } as const;
    const done = await commanded({ ...desk, aggregate: unlessUnable(aggregate, no) }, call, kit, command);
    if (done.ok && to === principal.subject) await worked(department, kit);
    return done;
  };
