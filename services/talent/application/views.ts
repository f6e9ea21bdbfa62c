import type { Row } from '../../../shared/log/aggregate.ts';
import { nobody } from '../../../shared/log/index.ts';
import { progressOfAnswers } from '../domain/answers.ts';
import { lastDayOf } from '../domain/expiry.ts';
import { linksShown } from '../domain/links-shown.ts';
import { reviewsShown } from '../domain/reviews.ts';
import { type Application, isAsking, isBeside, laneOf } from '../domain/state.ts';
import type { LaneName } from '../lanes.ts';
import { formDefinition } from '../questions/definition.ts';

/** The applications of one talent. */
export const mineOf = (person: string): string => `mine#${person}`;

/** Services that wait for something from the talent. */
const askedBy = (state: Application): LaneName[] =>
  state.form.services.filter((service) => {
    const { status } = laneOf(state, service);
    return status !== undefined && !status.terminal && isAsking(status);
  });

export function applicationRows(state: Application, applicationId: string): Row[] {
  const { person, createdAt, status } = state;
  if (person === nobody) return [];
  const item = { applicationId, status, services: state.form.services, createdAt, askedBy: askedBy(state) };
  return [{ list: mineOf(person), sort: `${createdAt}#${applicationId}`, item }];
}

const sent = {
  state: 'SENT',
  stage: { zh: '已送达部门', en: 'Sent to the department' },
  terminal: false,
};

/** Both are shown to the talent, who can withdraw one of them. */
const conflict = {
  zh: '此项服务因复核重新办理，而您的另一份申请也在为同一人办理此项；请撤回其中一份，或向部门说明。',
  en: 'This service is worked on again after a review while another application of yours asks for it for the same person, too; withdraw one of them, or tell the department which one to keep.',
};

function shownLane(service: LaneName, state: Application) {
  const lane = laneOf(state, service);
  const { status, withdrawing } = lane;
  const told = status ?? sent;
  return {
    ...{ service, ...told },
    ...(withdrawing && !told.terminal ? { withdrawing } : {}),
    ...(isBeside(lane) ? { conflict } : {}),
    ...linksShown(service, state),
    ...reviewsShown(service, state),
  };
}

/** An application for its owner: a lane per department, each as its department last told. */
export function shownApplication(state: Application, applicationId: string) {
  const { status, form, createdAt, submittedAt, closedAt, corrections, handed } = state;
  const { enterpriseId, employerName } = form.answers;
  const named = enterpriseId !== undefined && employerName !== undefined;
  const lanes = submittedAt === undefined ? [] : form.services;
  return {
    applicationId,
    status: status === 'NONE' ? 'DRAFT' : status,
    services: form.services,
    ...(named ? { employer: { enterpriseId: String(enterpriseId), name: String(employerName) } } : {}),
    formVersion: form.version,
    createdAt,
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(status === 'DRAFT' ? { expiresOn: lastDayOf(state), progress: progressOfAnswers(formDefinition, form) } : {}),
    ...(corrections.length > 0
      ? { corrections: corrections.map(({ at, question, services }) => ({ at, question, services: [...services] })) }
      : {}),
    ...(handed && { documents: [...handed] }),
    lanes: lanes.map((service) => shownLane(service, state)),
  };
}
