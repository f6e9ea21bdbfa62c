import { type Handle, notFound } from '../../../shared/service/index.ts';
import type { talentContract } from '../contract.ts';
import { employmentFor } from '../employment/handles.ts';
import { application } from './aggregate.ts';
import { shownApplication } from './views.ts';

/** An application for its talent, with what stands beside it. */
export const getApplication: Handle<typeof talentContract.operations.getApplication> = async (
  { params: { applicationId }, principal },
  kit,
) => {
  const { state, head } = await kit.load(application, applicationId);
  if (state.status === 'NONE' || state.person !== principal.subject) return notFound;
  const submitted = state.submittedAt !== undefined;
  const more = submitted ? { employment: await employmentFor(principal.subject, applicationId, kit) } : {};
  return { ok: true, body: { ...shownApplication(state, applicationId), ...more }, version: head.version };
};
