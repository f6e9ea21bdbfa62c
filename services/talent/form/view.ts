import type * as z from 'zod/mini';
import type { Principal } from '../../../shared/identity/index.ts';
import { type Handle, type Kit, notFound } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { openAnswers } from '../application/sealing.ts';
import type { talentContract } from '../contract.ts';
import { ownView } from '../openings/openings.ts';
import { formDefinition } from '../questions/definition.ts';
import type { AnswerValue } from '../questions/model.ts';
import { further, placed } from '../questions/placed.ts';
import type { form } from './whole.ts';

/** What the talent filled in, whole, opened for themselves; once their key is erased it is gone. */
export const getApplicationForm: Handle<typeof talentContract.operations.getApplicationForm> = async (
  { params: { applicationId }, principal },
  kit,
) => {
  const own = await ownAnswers(applicationId, principal, kit);
  if (!own.ok) return own;
  const { state, answers, version } = own;
  const facts = further(formDefinition, answers);
  const more = Object.keys(facts).length > 0 ? { facts } : {};
  // Each place of the definition is one of the whole form; a test holds it.
  const whole = { services: state.form.services, ...placed(formDefinition, answers), ...more };
  return { ok: true, body: whole as z.input<typeof form>, version };
};

/** The caller's own application with its answers in the clear; each that is personal is recorded as opened. */
export async function ownAnswers(applicationId: string, { subject }: Principal, kit: Kit) {
  const { state, head } = await kit.load(application, applicationId);
  if (state.status === 'NONE' || state.person !== subject) return notFound;
  if (state.status === 'EXPIRED' || state.discarded) return { ok: false, refusal: { code: 'draft-expired' } } as const;
  const purpose = { who: subject, why: ownView, caseId: applicationId };
  const answers: Record<string, AnswerValue> | undefined = await openAnswers(
    kit.keyring(),
    state.form.answers,
    purpose,
  );
  if (!answers) return { ok: false, refusal: { code: 'personal-data-erased' } } as const;
  return { ok: true, state, answers, version: head.version } as const;
}
