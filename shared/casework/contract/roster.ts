import * as z from 'zod/mini';
import { fields, operation } from '../../contract/index.ts';
import type { Department } from '../department.ts';
import { namesOf, staff } from './common.ts';
import { pick } from './refusals.ts';

/** Everybody on it, with since when and by whom: themselves, when they took work of the department. */
const output = z.strictObject({
  items: z.array(z.strictObject({ person: fields.id(), since: fields.instant(), by: fields.id() })),
});
const body = z.strictObject({ person: fields.id() });
const example = { person: 'caseworker-made-up' };

/** To whom a department's work can be given: who has worked in it, and whom its lead put there. */
export function rosterOf(department: Department) {
  const { noun, about } = namesOf(department);
  const path = `/${department.name}/roster`;
  return {
    listRoster: operation({
      id: `list${noun}Roster`,
      method: 'GET',
      path,
      summary: about(
        '人员名册：案件可指派给谁；本人领取过案件的自动列入',
        'the roster: to whom cases can be given; who has taken work of the department is on it by that',
      ),
      roles: staff,
      output,
    }),
    putOnRoster: operation({
      id: `putOn${noun}Roster`,
      method: 'POST',
      path,
      summary: about('负责人将一位人员列入名册', 'the lead puts somebody on the roster'),
      roles: ['leader'],
      body,
      output,
      example,
    }),
    removeFromRoster: operation({
      id: `removeFrom${noun}Roster`,
      method: 'POST',
      path: `${path}/remove`,
      summary: about(
        '负责人将一位人员移出名册；其在办案件不变，请另行接手',
        'the lead takes somebody off the roster; their cases stay theirs until somebody takes them over',
      ),
      roles: ['leader'],
      body,
      output,
      refusals: pick('not-on-roster'),
      example,
    }),
  };
}
