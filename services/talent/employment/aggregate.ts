import { draft, type EventDraft } from '../../../shared/contract/index.ts';
import type { Aggregate, Row } from '../../../shared/log/index.ts';
import {
  decideEmployment,
  type Employment,
  type EmploymentCode,
  type EmploymentCommand,
  type EmploymentEvent,
  employmentStands,
  evolveEmployment,
  forgottenEmployment,
  noEmployment,
} from '../domain/employment.ts';
import { employmentAnswered, employmentProgressed } from './events.ts';
import { reasonShown } from './reasons.ts';

/** What one enterprise is asked about. */
export const employmentsOf = (enterpriseId: string): string => `employments#${enterpriseId}`;

/** How it stands, in words; without the free texts. */
export function standingOf(state: Employment) {
  const { askedAt, answer, earlier } = state;
  return {
    state: employmentStands(state),
    askedAt,
    ...(answer && { answeredAt: answer.at }),
    ...(answer?.reason && { reason: reasonShown(answer.reason) }),
    corrected: earlier.length > 0,
  };
}

/** An employment in its enterprise's list: whose it is, is not in it. */
export function employmentRow(state: Employment, employmentId: string) {
  return { employmentId, services: [...state.services], ...standingOf(state) };
}

interface Meta {
  id: string;
  at: string;
}

/** Of a consent in place of another one nothing is told: what holds is as it was. */
const published = (event: EmploymentEvent, state: Employment, meta: Meta): EventDraft[] =>
  event.type === 'employment-kept' ? [] : [...progressOf(state, meta), ...answerOf(event, state, meta)];

/** For the departments, and only what changes for them: that it is asked they know from the submission. */
function answerOf(event: EmploymentEvent, state: Employment, { id: applicationId, at }: Meta): EventDraft[] {
  const { person, services, answer, askedAt, open } = state;
  if (services.length === 0 || changesNothing(event, state)) return [];
  const unasked = event.type === 'employment-closed';
  const stands = answer?.outcome ?? (unasked ? 'not-asked' : 'asked');
  const since = answer?.at ?? (unasked ? at : askedAt);
  const told = { state: stands, at: since, open } as const;
  return [
    draft(employmentAnswered, `employment/${applicationId}`, {
      applicationId,
      person,
      services: [...services],
      ...told,
    }),
  ];
}

/** An end hides nothing from an employer who was never asked, or from whom the talent had hidden it. */
function changesNothing(event: EmploymentEvent, { askedAt, withdrawnAt }: Employment): boolean {
  if (event.type === 'employment-ended') return askedAt === '' || withdrawnAt !== undefined;
  return event.type === 'employment-asked' && !event.later;
}

function progressOf(state: Employment, { id: applicationId }: Meta): EventDraft[] {
  // Closed before it was asked, there is nothing to tell.
  if (state.askedAt === '') return [];
  const { person, enterpriseId, services, open, withdrawnAt } = state;
  const gone = withdrawnAt === undefined ? {} : { withdrawnAt };
  const whose = { applicationId, person, enterpriseId, services: [...services], open, ...gone };
  return [draft(employmentProgressed, `employment/${applicationId}`, { ...whose, ...standingOf(state) })];
}

const rows = (state: Employment, id: string): Row[] =>
  state.open
    ? [{ list: employmentsOf(state.enterpriseId), sort: `${state.askedAt}#${id}`, item: employmentRow(state, id) }]
    : [];

/** That an employment is confirmed by the employer; its id is the application's. */
export const employment: Aggregate<Employment, EmploymentCommand, EmploymentEvent, EmploymentCode> = {
  name: 'employment',
  initial: noEmployment,
  decide: decideEmployment,
  evolve: evolveEmployment,
  publish: published,
  rows,
  personal: { of: ({ person }) => person, forgotten: forgottenEmployment },
};
