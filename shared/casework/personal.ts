import type * as z from 'zod/mini';
import type { Sealed } from '../sealed/index.ts';
import { type Handle, notFound } from '../service/index.ts';
import { type AnyCaseOperations, type Desk, isStaff } from './desk.ts';
import { currentFacts } from './domain/facts.ts';
import { mirroredNumbers } from './mirrored.ts';
import type { ReviewAggregate } from './reviews/aggregate.ts';
import { reviewsCase } from './reviews/reviewer.ts';

/** Every sealed value in a JSON value, in its order. */
export function sealedIn(value: unknown): Sealed<string>[] {
  if (value === null || typeof value !== 'object') return [];
  return 'sealed' in value ? [value as Sealed<string>] : Object.values(value).flatMap(sealedIn);
}

/** A sealed value is mostly a text; a number or a yes reads as it is written. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * Opens the personal data of a case for whoever has it, or an open review of one of its decisions; each value opened is
 * recorded for the person, for a reviewer always as reviewing.
 */
export const openPersonalOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>(
    desk: Desk<A, Facts, C, R>,
    review: ReviewAggregate,
  ): Handle<AnyCaseOperations['openPersonal']> =>
  async ({ params: { caseId }, body, principal }, kit) => {
    const { department, aggregate } = desk;
    const { state } = await kit.load(aggregate, caseId);
    if (!isStaff(principal, department) || state.status === 'none') return notFound;
    const { subject: who } = principal;
    const closed = state.status === 'closed';
    const has = !closed && state.owner === who;
    if (!has && !(await reviewsCase(review, { caseId, decisions: state.decisions, who }, kit)))
      return { ok: false, refusal: { code: closed ? 'case-closed' : 'not-yours' } };
    const purpose = { who, why: `${department.name}.${has ? body.purpose : 'review'}`, caseId };
    const fields = [];
    const said = [...currentFacts(state).values()].map(({ sealed }) => sealed);
    const now = sealedIn([
      state.applicant,
      state.answers,
      state.supplement?.answers,
      said,
      mirroredNumbers(desk, state),
    ]);
    const reasons = sealedIn(state.corrections.map(({ reason }) => reason));
    const earlier = sealedIn(state.corrections.map(({ before }) => before));
    for (const sealed of [...now, ...reasons, ...earlier]) {
      const opened = await kit.keyring().open(sealed, purpose);
      const told = opened.ok ? { value: textOf(opened.value) } : { unavailable: opened.code };
      const of = sealed.person === state.person ? {} : { of: sealed.person };
      fields.push({ field: sealed.field, ...of, ...told, ...(earlier.includes(sealed) ? { earlier: true } : {}) });
    }
    return { ok: true, body: { fields } };
  };
