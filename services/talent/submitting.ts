import type { FieldFault } from '../../shared/contract/index.ts';
import type { Handle, Kit } from '../../shared/service/index.ts';
import { application } from './application.ts';
import { offerOf } from './consent-catalogue.ts';
import { consents } from './consents.ts';
import type { talentContract } from './contract.ts';
import { unconsented } from './domain/consents.ts';
import { outcomeReaders } from './domain/links.ts';
import type { Named } from './domain/named.ts';
import type { Application, Under } from './domain/state.ts';
import { employerConsent } from './employment/asking.ts';
import type { LaneName } from './lanes.ts';
import { membersNamed } from './members/named.ts';
import { talentRefusals } from './refusals.ts';
import { replied } from './replied.ts';

/** Each chosen department needs its own consent, and each child under fourteen its guardian's; what is missing is told all at once. */
export const submitApplication: Handle<typeof talentContract.operations.submitApplication> = async (call, kit) => {
  const { params, principal, expectedVersion } = call;
  const { state } = await kit.load(application, params.applicationId);
  const mine = state.status === 'DRAFT' && state.person === principal.subject;
  // A repetition of what was submitted is the same command, whatever the consents say by now.
  const { errors, members, under } = mine
    ? await consentsFor(params.applicationId, state, kit)
    : { errors: [], ...state };
  if (errors.length > 0) return { ok: false, refusal: { code: 'consent-missing', errors } };
  const command = { type: 'submit', members, ...(under && { under }) } as const;
  return replied(await kit.execute(application, params.applicationId, command, expectedVersion));
};

interface Consented {
  errors: FieldFault[];
  members: readonly Named[];
  under?: Under;
}

async function consentsFor(applicationId: string, { person, form }: Application, kit: Kit): Promise<Consented> {
  const { state: given, head } = await kit.load(consents, person);
  const errors = consentFaults(form.services, unconsented(given, person, form.services));
  const { faults, members } = await membersNamed({ applicationId, form, person, given }, kit);
  const services = outcomeReaders(given, person, form.services);
  const employer = employerConsent(given, person) !== undefined;
  const known = services.length > 0 || employer;
  const under = known ? { under: { readers: { asOf: head.version, services }, employer } } : {};
  return { errors: [...errors, ...faults], members, ...under };
}

const consentFaults = (services: readonly LaneName[], lacking: readonly LaneName[]): FieldFault[] =>
  lacking.map((recipient) => {
    const { rule, mend } = talentRefusals['consent-missing'];
    const named = offerOf({ recipient, purpose: 'handling' })?.text ?? rule;
    return { pointer: `/services/${services.indexOf(recipient)}`, rule: named, mend };
  });
