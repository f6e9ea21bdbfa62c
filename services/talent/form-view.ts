import type { Keyring, Purpose, Sealed } from '../../shared/sealed/index.ts';
import { type Handle, notFound } from '../../shared/service/index.ts';
import { application } from './application.ts';
import type { talentContract } from './contract.ts';
import type { SealedForm } from './domain/state.ts';
import type { Form } from './form.ts';
import { ownView } from './openings.ts';

/** What the talent filled in, opened for themselves; once their key is erased it is gone. */
export const getApplicationForm: Handle<typeof talentContract.operations.getApplicationForm> = async (
  { params: { applicationId }, principal },
  kit,
) => {
  const { state, head } = await kit.load(application, applicationId);
  if (state.status === 'NONE' || state.person !== principal.subject) return notFound;
  const purpose = { who: principal.subject, why: ownView, caseId: applicationId };
  const form = await openForm(kit.keyring(), state.form, purpose);
  if (!form) return { ok: false, refusal: { code: 'personal-data-erased' } };
  return { ok: true, body: form, version: head.version };
};

async function openForm(keyring: Keyring, sealed: SealedForm, purpose: Purpose): Promise<Form | undefined> {
  const { services, employer, answers } = sealed;
  const { education, ...rest } = answers;
  const applicant = await openAll(keyring, sealed.applicant, purpose);
  if (!applicant) return undefined;
  if (!education) return { services, employer, applicant, answers: rest };
  const child = await openAll(keyring, education.child, purpose);
  return child && { services, employer, applicant, answers: { ...rest, education: { ...education, child } } };
}

/** Opens every value, or nothing at all when one of them cannot be opened any more. */
async function openAll<T extends Record<keyof T, Sealed<string>>>(keyring: Keyring, values: T, purpose: Purpose) {
  const opened: [string, string][] = [];
  for (const [name, sealed] of Object.entries<Sealed<string>>(values)) {
    const one = await keyring.open(sealed, purpose);
    if (!one.ok) return undefined;
    opened.push([name, one.value]);
  }
  return Object.fromEntries(opened) as Record<keyof T, string>;
}
