import { type Handle, type Kit, listing, notFound } from '../../../shared/service/index.ts';
import { application } from '../application/aggregate.ts';
import { consents } from '../consents/consents.ts';
import type { talentContract } from '../contract.ts';
import type { Employment } from '../domain/employment.ts';
import { ownView } from '../openings/openings.ts';
import { isSealed } from '../questions/model.ts';
import { employment, employmentRow, employmentsOf, standingOf } from './aggregate.ts';
import { employerConsent } from './asking.ts';

type Operations = typeof talentContract.operations;

/** What an enterprise may see: it is asked itself, and the talent's consent is in force at this moment. */
async function visible(employmentId: string, { enterprise }: { enterprise?: string }, kit: Kit) {
  const { state, head } = await kit.load(employment, employmentId);
  if (enterprise === undefined || !state.open || state.enterpriseId !== enterprise) return undefined;
  const { state: given } = await kit.load(consents, state.person);
  return employerConsent(given, state.person) === undefined ? undefined : { state, enterprise, version: head.version };
}

/** The name as the application has it now. */
async function nameIn(employmentId: string, who: string, kit: Kit): Promise<string | undefined> {
  const { name } = (await kit.load(application, employmentId)).state.form.answers;
  if (!isSealed(name)) return undefined;
  const opened = await kit.keyring().open(name, { who, why: 'employer.employment', caseId: employmentId });
  return opened.ok ? String(opened.value) : undefined;
}

const getEmployment: Handle<Operations['getEmployment']> = async ({ params: { employmentId }, principal }, kit) => {
  const seen = await visible(employmentId, principal, kit);
  const name = seen && (await nameIn(employmentId, principal.subject, kit));
  if (!seen || name === undefined) return notFound;
  return { ok: true, body: { ...employmentRow(seen.state, employmentId), name }, version: seen.version };
};

const answerEmployment: Handle<Operations['answerEmployment']> = async (call, kit) => {
  const { params, body, principal, expectedVersion } = call;
  const { employmentId } = params;
  const seen = await visible(employmentId, principal, kit);
  if (!seen) return notFound;
  const { outcome, reason } = body;
  const sealed = async (field: 'note' | 'correction') =>
    body[field] && (await kit.keyring().seal(seen.state.person, `employment/${field}`, body[field], employmentId));
  const texts = { note: (await sealed('note')) || undefined, correction: (await sealed('correction')) || undefined };
  const command = { type: 'answer', enterpriseId: seen.enterprise, outcome, reason, ...texts } as const;
  const done = await kit.execute(employment, employmentId, command, expectedVersion);
  return done.ok ? { ok: true, body: employmentRow(done.state, employmentId), version: done.version } : done;
};

const listed = listing<Operations['listEmployments']>(({ principal }) =>
  principal.enterprise === undefined ? undefined : employmentsOf(principal.enterprise),
);

/** The list follows the log by a moment; a consent that is gone by now keeps its entry from being shown at once. */
const listEmployments: Handle<Operations['listEmployments']> = async (call, kit) => {
  const page = await listed(call, kit);
  if (!page.ok) return page;
  const { items, ...more } = page.body;
  const seen = await Promise.all(items.map(({ employmentId }) => visible(employmentId, call.principal, kit)));
  return { ...page, body: { ...more, items: items.filter((_row, at) => seen[at] !== undefined) } };
};

export const employmentHandles = {
  listEmployments,
  getEmployment,
  answerEmployment,
};

/** The note beside an answer, opened for the talent. */
async function noteFor(person: string, applicationId: string, { answer }: Employment, kit: Kit) {
  if (!answer?.note) return {};
  const opened = await kit.keyring().open(answer.note, { who: person, why: ownView, caseId: applicationId });
  return opened.ok ? { note: opened.value } : {};
}

/** How the employment stands, for the talent; that nobody was asked is said, too. */
export async function employmentFor(person: string, applicationId: string, kit: Kit) {
  const { state } = await kit.load(employment, applicationId);
  if (state.askedAt === '') return { state: 'not-asked' as const };
  return { ...standingOf(state), ...(await noteFor(person, applicationId, state, kit)) };
}
