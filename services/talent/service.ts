import type { Refusal } from '../../shared/contract/index.ts';
import type { Executed } from '../../shared/log/index.ts';
import { defineService, type Handle, listing, on, reading } from '../../shared/service/index.ts';
import { application } from './application.ts';
import { talentContract } from './contract.ts';
import type { ApplicationCode } from './domain/decide.ts';
import { entryRefusal } from './domain/draft.ts';
import type { Application } from './domain/state.ts';
import { getApplicationForm } from './form-view.ts';
import { laneNames, progressOf } from './lanes.ts';
import { listOpenings } from './openings.ts';
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

const submitApplication: Handle<Operations['submitApplication']> = async ({ params, expectedVersion }, kit) =>
  replied(await kit.execute(application, params.applicationId, { type: 'submit' }, expectedVersion));

const withdrawApplication: Handle<Operations['withdrawApplication']> = async (call, kit) => {
  const { params, body, expectedVersion } = call;
  const command = { type: 'withdraw', ...(body.services ? { services: body.services } : {}) } as const;
  return replied(await kit.execute(application, params.applicationId, command, expectedVersion));
};

/** One application for up to four services; a lane for each, as its department tells. */
export const talent = defineService({
  contract: talentContract,
  aggregates: [application],
  personal: true,
  operations: {
    createApplication,
    replaceAnswers,
    submitApplication,
    withdrawApplication,
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
  reactions: laneNames.map((service) =>
    on(progressOf[service], ({ data, streamversion }, kit) => {
      const { caseId: _caseId, applicationId, person: _person, ...status } = data;
      return kit.execute(application, applicationId, {
        type: 'note-progress',
        service,
        version: streamversion,
        status,
      });
    }),
  ),
});
