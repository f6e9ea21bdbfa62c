import type { Keyring, Sealed } from '../../shared/sealed/index.ts';
import type { SealedForm } from './domain/state.ts';
import type { Form } from './form.ts';

/** Seals everything personal of a form under the talent's own key, the child's data too: the parent is who can erase it. */
export async function sealForm(keyring: Keyring, person: string, form: Form): Promise<SealedForm> {
  const { applicant, answers } = form;
  const seal = (field: string, value: string) => keyring.seal(person, field, value);
  const { education, ...open } = answers;
  return {
    services: form.services,
    employer: form.employer,
    applicant: {
      name: await seal('applicant/name', applicant.name),
      phone: await seal('applicant/phone', applicant.phone),
      idNumber: await seal('applicant/idNumber', applicant.idNumber),
    },
    answers: education ? { ...open, education: await sealEducation(education, seal) } : open,
  };
}

async function sealEducation(
  { child, schoolYear }: NonNullable<Form['answers']['education']>,
  seal: (field: string, value: string) => Promise<Sealed<string>>,
) {
  return {
    child: {
      name: await seal('education/child/name', child.name),
      birthDate: await seal('education/child/birthDate', child.birthDate),
    },
    schoolYear,
    // The door lets nobody in without it.
    guardianConsent: true as const,
  };
}
