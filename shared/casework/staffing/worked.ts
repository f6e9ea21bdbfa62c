import type { Kit } from '../../service/index.ts';
import type { Department } from '../department.ts';
import { isOn, roster } from './roster.ts';

/** Who works with a token of the department is of it; mostly known, so that it costs nothing. */
export async function worked({ name }: Pick<Department, 'name'>, kit: Kit): Promise<void> {
  const { subject: person } = kit.principal;
  const { state } = await kit.recall(roster, name);
  if (!isOn(state, person)) await kit.execute(roster, name, { type: 'put', person });
}
