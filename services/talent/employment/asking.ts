import type { Kit } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import type { Consents } from '../domain/consent-state.ts';
import { inForce } from '../domain/consents.ts';
import type { LaneName } from '../lanes.ts';
import { employment } from './aggregate.ts';

const recipient = 'employer';
const purpose = 'handling';

/** Whether a consent is about the employer's confirming. */
export const isForEmployer = (terms: { recipient: string; purpose: string }): boolean =>
  terms.recipient === recipient && terms.purpose === purpose;

/** The consent under which the employer may be asked, by its id. */
export const employerConsent = (given: Consents, person: string): string | undefined =>
  inForce(given, { subject: person, recipient, purpose })?.[0];

export interface Named {
  person: string;
  applicationId: string;
  services: readonly LaneName[];
  enterpriseId: unknown;
  again?: boolean;
  untold?: boolean;
}

/** Asks the employer that an application names, with the talent's consent and while the application is under way. */
export async function askEmployer(given: Consents, named: Named, kit: Kit): Promise<void> {
  const { person, applicationId, services, enterpriseId, again = false, untold = false } = named;
  const consentId = employerConsent(given, person);
  if (consentId === undefined || typeof enterpriseId !== 'string' || given.flows[applicationId]?.ended !== false)
    return;
  await kit.begin(employment, applicationId, { type: 'ask', again, untold, consentId, person, enterpriseId, services });
}

/** A consent that is given later asks for what is under way already. */
export async function askForFlows(given: Consents, person: string, kit: Kit): Promise<void> {
  for (const [applicationId, { ended }] of Object.entries(given.flows)) {
    if (ended) continue;
    const { services, answers } = (await kit.load(application, applicationId)).state.form;
    await askEmployer(given, { person, applicationId, services, enterpriseId: answers.enterpriseId, again: true }, kit);
  }
}

/** A consent that goes takes the questions asked under it with it, unless it was given again. */
export async function closeForFlows(given: Consents, of: { person: string; consentId: string }, kit: Kit) {
  const kept = employerConsent(given, of.person) === undefined ? {} : { kept: true };
  for (const [applicationId, { ended, services }] of Object.entries(given.flows))
    if (!ended) await kit.execute(employment, applicationId, { type: 'close', ...of, services, ...kept });
}

/** The consent went between a submission, which said that the employer may be asked, and the asking. */
export async function closeUnasked(given: Consents, { person, applicationId, services }: Named, kit: Kit) {
  const last = Object.entries(given.consents).findLast(([, consent]) => isForEmployer(consent));
  if (!last || employerConsent(given, person) !== undefined) return;
  const [consentId] = last;
  await kit.execute(employment, applicationId, { type: 'close', person, consentId, services });
}

/** An application that has ended needs no confirmation any more. */
export async function endEmployment(given: Consents, person: string, applicationId: string, kit: Kit): Promise<void> {
  if (Object.values(given.consents).some(isForEmployer))
    await kit.execute(employment, applicationId, { type: 'end', person });
}
