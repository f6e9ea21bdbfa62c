import type { Handle, Kit } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { replied } from '../application/replied.ts';
import { consents } from '../consents/consents.ts';
import type { talentContract } from '../contract.ts';
import { handedWith } from '../documents/documents.ts';
import { unsharedFault } from '../documents/unshared.ts';
import { missingAnswers } from '../domain/answers.ts';
import type { Attached } from '../domain/attached.ts';
import { unconsented } from '../domain/consents.ts';
import type { Handed } from '../domain/handed.ts';
import { unshared } from '../domain/handing.ts';
import { outcomeReaders } from '../domain/links.ts';
import type { Named } from '../domain/named.ts';
import type { Application, Under } from '../domain/state.ts';
import { employerConsent } from '../employment/asking.ts';
import { membersNamed } from '../members/named.ts';
import { formDefinition } from '../questions/definition.ts';
import { isErasing } from '../rights/under-way.ts';
import { activeFaults, consentFaults, submitRefusal } from './faults.ts';
import { standingBefore } from './standing.ts';

/**
 * Every question that must be answered is, each chosen department has its own consent, and each child under fourteen its
 * guardian's; what is missing is told all at once.
 */
export const submitApplication: Handle<typeof talentContract.operations.submitApplication> = async (call, kit) => {
  const { params, body, principal, expectedVersion } = call;
  const { state } = await kit.load(application, params.applicationId);
  const mine = state.status === 'DRAFT' && state.person === principal.subject;
  // A repetition of what was submitted is the same command, whatever the consents say by now.
  const { refusal, members, under, handed } = mine
    ? await lookedThrough({ applicationId: params.applicationId, named: body.documents ?? [] }, state, kit)
    : { ...state, refusal: undefined };
  if (refusal) return { ok: false, refusal };
  const more = { ...(under && { under }), ...(handed && { handed }) };
  const command = { type: 'submit', members, ...more } as const;
  const done = await kit.execute(application, params.applicationId, command, expectedVersion);
  if (done.ok || done.refusal.code !== 'active-application') return replied(done);
  // An erasure holds the claims of all services while it is carried out.
  if (await isErasing(principal.subject, kit)) return { ok: false, refusal: { code: 'erasure-under-way' } };
  const errors = activeFaults({ ...state, members }, done.held ?? []);
  return { ok: false, refusal: { code: 'active-application', errors } };
};

interface Looked {
  refusal: ReturnType<typeof submitRefusal> | Awaited<ReturnType<typeof standingBefore>>;
  members: readonly Named[];
  under?: Under;
  handed?: readonly Handed[];
}
interface Asked {
  applicationId: string;
  named: readonly Attached[];
}

async function lookedThrough(
  { applicationId, named }: Asked,
  { person, form }: Application,
  kit: Kit,
): Promise<Looked> {
  const { state: given, head } = await kit.load(consents, person);
  const { unknown, spouses, unguarded, members } = await membersNamed({ applicationId, form, person, given }, kit);
  const { faults, handed: going } = await handedWith(named, person, form, kit);
  const lacking = submitRefusal({
    documents: faults,
    unshared: unshared(going, given, person).map(unsharedFault('/documents')),
    answers: missingAnswers(formDefinition, form),
    members: unknown,
    spouses,
    consents: consentFaults(form.services, unconsented(given, person, form.services)),
    guardians: unguarded,
  });
  const refusal = lacking ?? (await standingBefore({ person, form, members, given }, kit));
  const services = outcomeReaders(given, person, form.services);
  const employer = employerConsent(given, person) !== undefined;
  const known = services.length > 0 || employer;
  const under = known ? { under: { readers: { asOf: head.version, services }, employer } } : {};
  const handed = going.map(({ at: _at, ...one }) => one);
  return { refusal, members, ...under, ...(handed.length > 0 && { handed }) };
}
