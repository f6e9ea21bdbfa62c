import { faultsOf } from '../../../shared/http/faults.ts';
import { type Handle, notFound } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { replied } from '../application/replied.ts';
import { sealAnswers } from '../application/sealing.ts';
import type { talentContract } from '../contract.ts';
import { changeRefusal } from '../domain/answers.ts';
import { correctionOf } from '../domain/correction.ts';
import { unlessDraft } from '../domain/guards.ts';
import { laneNames } from '../lanes.ts';
import { awaitedIn } from '../members/named.ts';
import { formDefinition } from '../questions/definition.ts';
import type { Answer, Answers } from '../questions/model.ts';
import { answerTo } from '../questions/schema.ts';
import { shownForm } from './shown.ts';
import { ownAnswers } from './view.ts';

type Operations = typeof talentContract.operations;

/** The definition, of the services asked for; nothing of anybody. */
export const getForm: Handle<Operations['getForm']> = async ({ query }) => {
  const wanted = query.services?.split(',');
  return {
    ok: true,
    body: shownForm(
      formDefinition,
      laneNames.filter((name) => wanted?.includes(name) ?? true),
    ),
  };
};

export const getAnswers: Handle<Operations['getAnswers']> = async ({ params, principal }, kit) => {
  const own = await ownAnswers(params.applicationId, principal, kit);
  if (!own.ok) return own;
  const { services, version: givenUnder } = own.state.form;
  // They were checked by the questions they answer.
  const answers = own.answers as Record<string, never>;
  return {
    ok: true,
    body: { formVersion: formDefinition.version, givenUnder, services, answers },
    version: own.version,
  };
};

/** Answers from elsewhere are looked at like any other; nothing is sealed of what is refused. */
export const startDraft: Handle<Operations['startDraft']> = async (
  { body: { services, ...given }, principal },
  kit,
) => {
  const answers = given.answers as Answers;
  const refused = changeRefusal(formDefinition, { services, answers: {} }, { answers });
  if (refused) return { ok: false, refusal: { code: refused.code, pointer: `/answers/${refused.question}` } };
  const applicationId = kit.newId();
  const sealed = await sealAnswers(kit.keyring(), { person: principal.subject, applicationId }, answers);
  const form = { services, answers: sealed as Answers };
  const awaits = await awaitedIn(form, principal.subject, kit);
  return replied(await kit.begin(application, applicationId, { type: 'draft', form, awaits }));
};

/** Nothing is sealed for a draft that is not the caller's, nor of what is refused. */
export const saveAnswers: Handle<Operations['saveAnswers']> = async (call, kit) => {
  const { params, principal, body, expectedVersion } = call;
  const { state } = await kit.load(application, params.applicationId);
  if (state.status === 'NONE' || state.person !== principal.subject) return notFound;
  const no = unlessDraft(state);
  if (no) return no;
  const { services } = body;
  const refused = changeRefusal(formDefinition, state.form, { answers: body.answers as Answers, services });
  if (refused) return { ok: false, refusal: { code: refused.code, pointer: `/answers/${refused.question}` } };
  const answers = await sealAnswers(
    kit.keyring(),
    { person: principal.subject, applicationId: params.applicationId },
    body.answers,
  );
  const named = { services: services ?? state.form.services, answers: body.answers as Answers };
  const awaits = await awaitedIn(named, principal.subject, kit);
  const command = { type: 'save-answers', answers, services, awaits } as const;
  return replied(await kit.execute(application, params.applicationId, command, expectedVersion));
};

export const correctAnswer: Handle<Operations['correctAnswer']> = async (call, kit) => {
  const { params, principal, body, expectedVersion } = call;
  const { question } = body;
  const { state } = await kit.load(application, params.applicationId);
  if (state.status === 'NONE' || state.person !== principal.subject) return notFound;
  const may = correctionOf(state, question);
  if (!may.ok) return { ok: false, refusal: { code: may.code, pointer: '/question' } };
  const read = answerTo<Answer>(question).safeParse(body.value);
  if (!read.success)
    return { ok: false, refusal: { code: 'not-an-answer', errors: faultsOf(read.error.issues, '/value') } };
  const whose = { person: principal.subject, applicationId: params.applicationId };
  const sealed = await sealAnswers(kit.keyring(), whose, { [question]: read.data });
  const reason = await kit.keyring().seal(whose.person, 'correction/reason', body.reason, whose.applicationId);
  const command = { type: 'correct-answer', question, value: sealed[question] as Answer, reason } as const;
  return replied(await kit.execute(application, params.applicationId, command, expectedVersion));
};
