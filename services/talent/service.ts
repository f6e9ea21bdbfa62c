import type { FieldFault, Refusal } from '../../shared/contract/index.ts';
import type { Executed } from '../../shared/log/index.ts';
import { defineService, type Handle, listing, notFound, reading } from '../../shared/service/index.ts';
import { application } from './application.ts';
import { offerOf } from './consent-catalogue.ts';
import { consents, giveConsent, listConsents, previewWithdrawal, withdrawConsent } from './consents.ts';
import { talentContract } from './contract.ts';
import { unconsented } from './domain/consents.ts';
import type { ApplicationCode } from './domain/decide.ts';
import { entryRefusal } from './domain/draft.ts';
import type { Application } from './domain/state.ts';
import { getApplicationForm } from './form-view.ts';
import type { LaneName } from './lanes.ts';
import { listOpenings } from './openings.ts';
import { reactions } from './reactions.ts';
import { talentRefusals } from './refusals.ts';
import { sealForm } from './sealing.ts';
import { mineOf, shownApplication } from './views.ts';

type Operations = typeof talentContract.operations;

/** The answer of an operation on an application. */
function replied(executed: Executed<Application, ApplicationCode>) {
  // Each operation declares the codes that its command can be refused with; a test goes through them.
  if (!executed.ok) return { ok: false, refusal: executed.refusal as Refusal<never> } as const;
  return { ok: true, body: shownApplication(executed.state, executed.id), version: executed.version } as const;
}

/** Nothing is sealed, let alone kept, of a form that is refused at the door. */
const createApplication: Handle<Operations['createApplication']> = async ({ body, principal }, kit) => {
  const refusal = entryRefusal(body);
  if (refusal) return { ok: false, refusal };
  const form = await sealForm(kit.keyring(), principal.subject, body);
  return replied(await kit.execute(application, kit.newId(), { type: 'draft', form }));
};

const replaceAnswers: Handle<Operations['replaceAnswers']> = async (call, kit) => {
  const { params, body, principal, expectedVersion } = call;
  const refusal = entryRefusal(body);
  if (refusal) return { ok: false, refusal };
  const form = await sealForm(kit.keyring(), principal.subject, body);
  return replied(await kit.execute(application, params.applicationId, { type: 'redraft', form }, expectedVersion));
};

/** Each chosen department needs its own consent; which ones are missing is told all at once. */
const submitApplication: Handle<Operations['submitApplication']> = async (call, kit) => {
  const { params, principal, expectedVersion } = call;
  const { state } = await kit.load(application, params.applicationId);
  if (state.status === 'DRAFT' && state.person === principal.subject) {
    const { state: given } = await kit.load(consents, principal.subject);
    const errors = consentFaults(state.form.services, unconsented(given, principal.subject, state.form.services));
    if (errors.length > 0) return { ok: false, refusal: { code: 'consent-missing', errors } };
  }
  return replied(await kit.execute(application, params.applicationId, { type: 'submit' }, expectedVersion));
};

const consentFaults = (services: readonly LaneName[], lacking: readonly LaneName[]): FieldFault[] =>
  lacking.map((recipient) => {
    const { rule, mend } = talentRefusals['consent-missing'];
    const named = offerOf({ recipient, purpose: 'handling' })?.text ?? rule;
    return { pointer: `/services/${services.indexOf(recipient)}`, rule: named, mend };
  });

const answerSupplements: Handle<Operations['answerSupplements']> = async (call, kit) => {
  const { params, body, principal, expectedVersion } = call;
  const { state } = await kit.load(application, params.applicationId);
  // Nothing is sealed for an application that is not the caller's.
  if (state.person !== principal.subject) return notFound;
  const { documents, items, text } = body;
  const answer = text && (await kit.keyring().seal(principal.subject, 'supplement/answer', text));
  const command = { type: 'answer-supplements', documents, items, ...(answer && { answer }) } as const;
  return replied(await kit.execute(application, params.applicationId, command, expectedVersion));
};

const withdrawApplication: Handle<Operations['withdrawApplication']> = async (call, kit) => {
  const { params, body, expectedVersion } = call;
  const command = { type: 'withdraw', ...(body.services ? { services: body.services } : {}) } as const;
  return replied(await kit.execute(application, params.applicationId, command, expectedVersion));
};

/** One application for up to four services; a lane for each, as its department tells. */
export const talent = defineService({
  contract: talentContract,
  aggregates: [application, consents],
  personal: true,
  operations: {
    createApplication,
    replaceAnswers,
    submitApplication,
    withdrawApplication,
    answerSupplements,
    giveConsent,
    withdrawConsent,
    previewWithdrawal,
    listConsents,
    getApplication: reading(
      application,
      ({ params }) => params.applicationId,
      (state, id, _version, { principal }) =>
        state.person === principal.subject ? shownApplication(state, id) : undefined,
    ),
    getApplicationForm,
    listApplications: listing(({ principal }) => mineOf(principal.subject), { descending: true }),
    listOpenings,
  },
  reactions,
});
