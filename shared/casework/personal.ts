import type * as z from 'zod/mini';
import { worksFor } from '../identity/index.ts';
import type { Sealed } from '../sealed/index.ts';
import { type Handle, notFound } from '../service/index.ts';
import type { AnyCaseOperations, Desk } from './desk.ts';

/** Every sealed value in a JSON value, in its order. */
export function sealedIn(value: unknown): Sealed<string>[] {
  if (value === null || typeof value !== 'object') return [];
  return 'sealed' in value ? [value as Sealed<string>] : Object.values(value).flatMap(sealedIn);
}

/** Opens the personal data of a case for the caseworker who has it; each value opened is recorded for the person. */
export const openPersonalOf =
  <A, Facts extends z.ZodMiniType, C, R extends string>({
    department,
    aggregate,
  }: Desk<A, Facts, C, R>): Handle<AnyCaseOperations['openPersonal']> =>
  async ({ params: { caseId }, body, principal }, kit) => {
    const { state } = await kit.load(aggregate, caseId);
    if (!worksFor(principal, department.name) || state.status === 'none') return notFound;
    if (state.status === 'closed') return { ok: false, refusal: { code: 'case-closed' } };
    if (state.owner !== principal.subject) return { ok: false, refusal: { code: 'not-yours' } };
    const purpose = { who: principal.subject, why: `${department.name}.${body.purpose}`, caseId };
    const fields = [];
    for (const sealed of sealedIn([state.applicant, state.answers, state.supplement?.answers])) {
      const opened = await kit.keyring().open(sealed, purpose);
      fields.push({ field: sealed.field, ...(opened.ok ? { value: opened.value } : { unavailable: opened.code }) });
    }
    return { ok: true, body: { fields } };
  };
