import type * as z from 'zod/mini';
import type { Refusal } from '../../contract/index.ts';
import { type Kit, notFound } from '../../service/index.ts';
import type { Department } from '../department.ts';
import { type CaseHandles, isStaff, leads } from '../desk.ts';
import { type ChangeRoster, type Roster, roster } from './roster.ts';

const shown = ({ people }: Roster) => ({
  items: Object.entries(people)
    .map(([person, listed]) => ({ person, ...listed }))
    .sort((a, b) => (a.person < b.person ? -1 : 1)),
});

/** Who works in the department: for its staff to see, and for its lead to change. */
export function rosterHandles(
  department: Department,
): Pick<CaseHandles<z.ZodMiniType>, 'listRoster' | 'putOnRoster' | 'removeFromRoster'> {
  const { name } = department;
  const changed = async (command: ChangeRoster, kit: Kit) => {
    if (!leads(kit.principal, department)) return notFound;
    const done = await kit.execute(roster, name, command);
    if (!done.ok) return { ok: false, refusal: done.refusal as Refusal<'not-on-roster'> } as const;
    return { ok: true, body: shown(done.state) } as const;
  };
  return {
    listRoster: async ({ principal }, kit) =>
      isStaff(principal, department) ? { ok: true, body: shown((await kit.load(roster, name)).state) } : notFound,
    putOnRoster: async ({ body: { person } }, kit) => {
      const done = await changed({ type: 'put', person }, kit);
      // Putting refuses nobody.
      return done as Exclude<typeof done, { refusal: Refusal<'not-on-roster'> }>;
    },
    removeFromRoster: ({ body: { person } }, kit) => changed({ type: 'remove', person }, kit),
  };
}
