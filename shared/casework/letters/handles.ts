import type * as z from 'zod/mini';
import type { Text } from '../../contract/text.ts';
import type { Principal } from '../../identity/index.ts';
import { type Kit, notFound } from '../../service/index.ts';
import { type CaseHandles, type Desk, isStaff } from '../desk.ts';
import type { Case } from '../domain/state.ts';
import { listedLetter, writtenLetter } from './letter.ts';

type Names = 'listLetters' | 'getLetter';

/** Letters of a case, for its applicant and its department; nothing is stored, they are written from the log. */
export function letterHandles<A, Facts extends z.ZodMiniType, C, R extends string>({
  department,
  aggregate,
}: Desk<A, Facts, C, R>): Pick<CaseHandles<z.ZodMiniType>, Names> {
  const mayRead = (principal: Principal, state: Case<A>) =>
    state.status !== 'none' && (isStaff(principal, department) || state.person === principal.subject);
  return {
    listLetters: async ({ params: { caseId }, principal }, kit) => {
      const { state } = await kit.load(aggregate, caseId);
      if (!mayRead(principal, state)) return notFound;
      const items = state.letters.map((_, at) => listedLetter(department, caseId, state.letters, at));
      return { ok: true, body: { items: items.filter((item) => item !== undefined) } };
    },
    getLetter: async ({ params: { caseId, letterId }, principal }, kit) => {
      const { state } = await kit.load(aggregate, caseId);
      const listed = listedLetter(department, caseId, state.letters, Number(letterId) - 1);
      const letter = state.letters[Number(letterId) - 1];
      if (!mayRead(principal, state) || !listed || !letter) return notFound;
      const name = await nameFor(kit, principal, state, `${department.name}.letter`, caseId);
      const html = writtenLetter(department, state, letter, { number: listed.number, caseId, name });
      return { ok: true, body: { ...listed, html } };
    },
  };
}

const hidden: Text = {
  zh: '（姓名仅对本人和承办人显示）',
  en: '(the name is shown to the person and their caseworker alone)',
};

/** The name, for the person themselves and the caseworker who has the case; that it was opened is recorded. */
async function nameFor(
  kit: Kit,
  { subject }: Principal,
  state: Case<unknown>,
  why: string,
  caseId: string,
): Promise<Text> {
  const may = subject === state.person || subject === state.owner;
  if (!may || !state.applicant) return hidden;
  const opened = await kit.keyring().open(state.applicant.name, { who: subject, why, caseId });
  return opened.ok ? { zh: opened.value, en: opened.value } : hidden;
}
