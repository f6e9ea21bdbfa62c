import type * as z from 'zod/mini';
import { localDateOf } from '../../calendar/index.ts';
import type { Text } from '../../contract/text.ts';
import type { Principal } from '../../identity/index.ts';
import { type Kit, notFound } from '../../service/index.ts';
import type { Department } from '../department.ts';
import { type CaseHandles, type Desk, isStaff } from '../desk.ts';
import type { Case } from '../domain/state.ts';
import { mirroredLine } from '../mirrored.ts';
import { type ReviewAggregate, reviewIdOf } from '../reviews/aggregate.ts';
import { type Decided, listedLetter, writtenLetter, writtenReview } from './letter.ts';

type Names = 'listLetters' | 'getLetter';

/** Letters of a case, for its applicant and its department; nothing is stored, they are written from the log. */
export function letterHandles<A, Facts extends z.ZodMiniType, C, R extends string>(
  desk: Desk<A, Facts, C, R>,
  review: ReviewAggregate,
): Pick<CaseHandles<z.ZodMiniType>, Names> {
  const { department, aggregate } = desk;
  const mayRead = (principal: Principal, state: Case<A>) =>
    state.status !== 'none' && (isStaff(principal, department) || state.person === principal.subject);
  return {
    listLetters: async ({ params: { caseId }, principal }, kit) => {
      const { state } = await kit.load(aggregate, caseId);
      if (!mayRead(principal, state)) return notFound;
      const own = state.letters.map((one, at) => listedLetter(department, caseId, String(at + 1), one));
      const items = [...own, ...(await reviewLetters(department, state, caseId, review, kit))];
      return { ok: true, body: { items: items.sort((a, b) => Date.parse(a.issuedAt) - Date.parse(b.issuedAt)) } };
    },
    getLetter: async ({ params: { caseId, letterId }, principal }, kit) => {
      const { state } = await kit.load(aggregate, caseId);
      const concluded = await concludedReview(kit, review, caseId, letterId);
      const letter = concluded
        ? { kind: 'review' as const, at: concluded.endedAt }
        : state.letters[Number(letterId) - 1];
      if (!mayRead(principal, state) || !letter) return notFound;
      const name = await nameFor(kit, principal, state, `${department.name}.letter`, caseId);
      const listed = listedLetter(department, caseId, letterId, letter);
      const about = {
        number: listed.number,
        caseId,
        name,
        mirrored: mirroredLine(desk, state, localDateOf(letter.at)),
      };
      const html =
        letter.kind === 'review'
          ? writtenReview(department, concluded as Decided, about)
          : writtenLetter(department, state, letter, about);
      return { ok: true, body: { ...listed, html } };
    },
  };
}

/** The review of a decision that the applicant asked for, once it is concluded; `r2` is that of the second decision. */
async function concludedReview(
  kit: Kit,
  review: ReviewAggregate,
  caseId: string,
  letterId: string,
): Promise<Decided | undefined> {
  const [, decision] = /^r(\d{1,4})$/.exec(letterId) ?? [];
  if (decision === undefined) return undefined;
  const { state } = await kit.load(review, reviewIdOf(caseId, Number(decision)));
  return state.status === 'decided' && state.filedBy === 'talent' ? (state as Decided) : undefined;
}

/** The letters on the outcomes of its reviews: one for each decision that was reviewed. */
async function reviewLetters(
  department: Department,
  { decisions }: Case<unknown>,
  caseId: string,
  review: ReviewAggregate,
  kit: Kit,
) {
  const ids = Array.from({ length: decisions }, (_, at) => `r${at + 1}`);
  const concluded = await Promise.all(ids.map((letterId) => concludedReview(kit, review, caseId, letterId)));
  return ids.flatMap((letterId, at) => {
    const one = concluded[at];
    return one ? [listedLetter(department, caseId, letterId, { kind: 'review', at: one.endedAt })] : [];
  });
}

const hidden: Text = {
  zh: '（姓名仅对本人和承办人显示）',
  en: '(the name is shown to the person and their caseworker alone)',
};

/** The name, for the person themselves and the caseworker who has the case; that it was opened is recorded. */
export async function nameFor(
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
