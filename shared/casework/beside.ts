import type * as z from 'zod/mini';
import { everyRow } from '../rights/index.ts';
import type { Kit } from '../service/index.ts';
import type { CaseRow } from './contract/rows.ts';
import type { Desk } from './desk.ts';
import type { Case } from './domain/index.ts';
import { ownOf } from './views.ts';

/** Open cases of the same person beside one that was reopened; for any other case there is nothing to look for. */
export async function besideCases<A, Facts extends z.ZodMiniType, C, R extends string>(
  { aggregate }: Desk<A, Facts, C, R>,
  { person, status, decisions }: Case<A>,
  caseId: string,
  kit: Kit,
): Promise<string[]> {
  if (status !== 'open' || decisions === 0) return [];
  const others = (await everyRow<Pick<CaseRow, 'caseId'>>(kit, ownOf(person))).filter((one) => one.caseId !== caseId);
  const states = await Promise.all(others.map(async (one) => (await kit.load(aggregate, one.caseId)).state.status));
  return others.flatMap((one, at) => (states[at] === 'open' ? [one.caseId] : []));
}
