import type * as z from 'zod/mini';
import type { Text } from '../contract/index.ts';
import { everyRow } from '../rights/index.ts';
import type { Kit } from '../service/index.ts';
import type { CaseRow } from './contract/rows.ts';
import type { Desk } from './desk.ts';
import type { Case } from './domain/index.ts';
import { ownOf } from './views.ts';

const besideAdvice: Text = {
  zh: '同一申请人在本部门为同一人另有案件在办，其中一件因复核或负责人决定重新办理。请与另一件的承办人商定继续办理哪一件；另一件请本人撤回，或说明理由予以决定。系统不会自动撤回。',
  en: 'Another case of the same applicant, about the same person, is open here, and one of them was reopened. Agree with its caseworker which of them goes on; ask the talent to withdraw the other, or decide it with a reason. Nothing is withdrawn by itself.',
};

/** The ids of a person's cases in this department. */
export const ownCases = async (kit: Kit, person: string): Promise<string[]> =>
  (await everyRow<Pick<CaseRow, 'caseId'>>(kit, ownOf(person))).map((one) => one.caseId);

/**
 * Open cases of the same person beside this one, when it was reopened or stands against one that was, with what staff
 * can do; for any other case there is nothing to look for. Cases about another child or patient are no conflict.
 */
export async function besideCases<A, Facts extends z.ZodMiniType, C, R extends string>(
  { aggregate, about = () => [] }: Pick<Desk<A, Facts, C, R>, 'aggregate' | 'about'>,
  state: Case<A>,
  caseId: string,
  kit: Kit,
): Promise<{ besideCases?: string[]; besideAdvice?: Text }> {
  const { person, status, decisions, around } = state;
  if (status !== 'open') return {};
  const own = decisions === 0 ? [] : await ownCases(kit, person);
  const ids = new Set([...(around.beside?.told ?? []), ...own]);
  const others = [...ids].filter((id) => id !== caseId);
  const states = await Promise.all(others.map(async (id) => (await kit.load(aggregate, id)).state));
  const isConflict = (other: Case<A>) => other.status === 'open' && isSame(about(state), about(other));
  const open = others.filter((_id, at) => states[at] !== undefined && isConflict(states[at]));
  return open.length > 0 ? { besideCases: open, besideAdvice } : {};
}

/** Of a case that does not say whom it is about it is not known that it is somebody else. */
const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || other.length === 0 || one.some((name) => other.includes(name));
