import type { AnyAggregate } from '../../shared/log/index.ts';
import { defineService, type Handle, type Kit, listing, notFound } from '../../shared/service/index.ts';
import { application } from './application/aggregate.ts';
import { getApplication } from './application/picture.ts';
import { replied } from './application/replied.ts';
import { sealAnswers } from './application/sealing.ts';
import { mineOf } from './application/views.ts';
import { consents, giveConsent, listConsents, previewWithdrawal, withdrawConsent } from './consents/consents.ts';
import { talentContract } from './contract.ts';
import { documents } from './documents/documents.ts';
import { answerSupplements } from './documents/supplements.ts';
import { changeRefusal } from './domain/answers.ts';
import type { WholeForm } from './domain/draft.ts';
import { employment } from './employment/aggregate.ts';
import { employmentHandles } from './employment/handles.ts';
import { correctAnswer, getAnswers, getForm, saveAnswers, startDraft } from './form/handles.ts';
import { getApplicationForm } from './form/view.ts';
import type { Form } from './form/whole.ts';
import { member } from './members/aggregate.ts';
import { correctMember } from './members/correcting.ts';
import { memberHandles } from './members/handles.ts';
import { awaitedIn } from './members/named.ts';
import { renew } from './members/renewal-work.ts';
import { listOpenings } from './openings/openings.ts';
import { formDefinition } from './questions/definition.ts';
import { type Answers, questionOf } from './questions/model.ts';
import { unplaced } from './questions/placed.ts';
import { reactions } from './reactions.ts';
import { request, restrictions } from './rights/aggregates.ts';
import { rightsHandles } from './rights/handles.ts';
import { talentPerson } from './rights/part.ts';
import { rightsReactions } from './rights/reactions.ts';
import { rightsDue } from './rights/retention.ts';
import { submitApplication } from './submission/submitting.ts';

type Operations = typeof talentContract.operations;

/** The answers of a whole form, or why they are refused: nothing is sealed then, let alone kept. */
function enteredOf({ services, ...form }: Form) {
  const answers = unplaced(formDefinition, form);
  const refused = changeRefusal(formDefinition, { services, answers: {} }, { answers: answers as Answers });
  if (!refused) return { ok: true, services, answers } as const;
  const { place = `/facts/${refused.question}` } = questionOf(formDefinition, refused.question) ?? {};
  return { ok: false, refusal: { code: refused.code, pointer: place } } as const;
}

/** A whole form takes nothing back, so that there is no null in it. */
const sealedOf = async (
  kit: Kit,
  whose: { person: string; applicationId: string },
  { services, answers }: Pick<WholeForm, 'services'> & { answers: object },
) => ({
  services,
  answers: (await sealAnswers(kit.keyring(), whose, { ...answers })) as Answers,
});

const createApplication: Handle<Operations['createApplication']> = async ({ body, principal }, kit) => {
  const entered = enteredOf(body);
  if (!entered.ok) return entered;
  const applicationId = kit.newId();
  const form = await sealedOf(kit, { person: principal.subject, applicationId }, entered);
  const awaits = await awaitedIn(form, principal.subject, kit);
  return replied(await kit.begin(application, applicationId, { type: 'draft', form, awaits }));
};

const replaceAnswers: Handle<Operations['replaceAnswers']> = async (call, kit) => {
  const { params, body, principal, expectedVersion } = call;
  // Nothing is sealed for an application that is not the caller's.
  const { state } = await kit.load(application, params.applicationId);
  if (state.status === 'NONE' || state.person !== principal.subject) return notFound;
  const entered = enteredOf(body);
  if (!entered.ok) return entered;
  const form = await sealedOf(kit, { person: principal.subject, applicationId: params.applicationId }, entered);
  const awaits = await awaitedIn(form, principal.subject, kit);
  const command = { type: 'redraft', form, awaits } as const;
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
  aggregates: [application, consents, employment, member, request, restrictions, documents] as readonly AnyAggregate[],
  personal: true,
  person: talentPerson,
  erases: true,
  operations: {
    createApplication,
    startDraft,
    replaceAnswers,
    submitApplication,
    withdrawApplication,
    answerSupplements,
    giveConsent,
    withdrawConsent,
    previewWithdrawal,
    listConsents,
    getApplication,
    getApplicationForm,
    getForm,
    getAnswers,
    saveAnswers,
    correctAnswer,
    listApplications: listing(({ principal }) => mineOf(principal.subject), { descending: true }),
    listOpenings,
    ...employmentHandles,
    ...memberHandles,
    correctMember,
    ...rightsHandles,
  },
  reactions: [...reactions, ...rightsReactions],
  due: rightsDue,
  work: { timeoutSeconds: 30, opens: true, run: renew },
});
