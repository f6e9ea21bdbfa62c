import type { Application } from '../../../services/talent/domain/state.ts';
import type { Case } from '../../../shared/casework/domain/index.ts';
import type { Commit } from '../../../shared/log/index.ts';
import { lanes } from '../../journey/steps/application.ts';
import type { Journey } from '../play/journey.ts';
import { kept, type Records, statesOf } from './logs.ts';

type Applications = ReadonlyMap<string, Application>;

const applicationsIn = (records: Records): Applications =>
  statesOf<Application>(kept(records, 'talent'), 'application');

/** Applications that are not where their journey should have brought them. */
export function stuckApplications(records: Records, journeys: readonly Journey[]): string[] {
  const applications = applicationsIn(records);
  return journeys.flatMap(({ applicationId, course: { index, staysOpen } }) => {
    const { status, lanes: told = {} } = applications.get(applicationId) ?? {};
    const ended = status === 'COMPLETED' || status === 'WITHDRAWN';
    if (ended !== staysOpen) return [];
    const where = Object.entries(told).map(([lane, { status: at }]) => `${lane} ${at?.state}`);
    return [`journey ${index} (${applicationId}) is ${status}: ${where.join(', ')}`];
  });
}

/** Departments whose cases are not exactly one for each application that asked for them, and as the talent sees them. */
export function wrongCases(records: Records): string[] {
  const applications = [...applicationsIn(records)].filter(([, { submittedAt }]) => submittedAt !== undefined);
  return lanes.flatMap((lane) => {
    const department = kept(records, lane);
    const cases = statesOf<Case<unknown>>(department, 'case');
    const asked = applications.filter(([, { form }]) => form.services.includes(lane));
    const openedTwice = [...department.streams].filter(([, commits]) => count(commits, 'case-opened') > 1);
    const unlike = asked.filter(([id, { lanes: told }]) => told[lane]?.status?.terminal !== isClosed(cases.get(id)));
    return [
      ...(cases.size === asked.length ? [] : [`${lane}: ${cases.size} cases for ${asked.length} applications`]),
      ...openedTwice.map(([stream]) => `${lane} ${stream} was opened twice`),
      ...unlike.map(([id]) => `${lane} case/${id} is not as its talent sees it`),
    ];
  });
}

const isClosed = (state: Case<unknown> | undefined): boolean => state?.status === 'closed';
const count = (commits: readonly Commit[], type: string): number =>
  commits.flatMap(({ events }) => events).filter((event) => event.type === type).length;

/** Talents with two applications under way at a time, and claims that are not those of what is under way now. */
export function doubleApplications(records: Records): string[] {
  const talent = kept(records, 'talent');
  const applications = [...applicationsIn(records)];
  const submitted = applications.filter(([, { submittedAt }]) => submittedAt !== undefined);
  const double = [...Map.groupBy(submitted, ([, { person }]) => person)].filter(([, all]) => overlap(all));
  const underWay = submitted.filter(([, { closedAt }]) => closedAt === undefined);
  const wanted = underWay.map(([id, { person }]) => `active-application#${person} application/${id}`).sort();
  const held = [...talent.claims].map(([claim, holder]) => `${claim} ${holder}`).sort();
  return [
    ...double.map(([person]) => `${person} had two applications under way`),
    ...wanted.filter((claim) => !held.includes(claim)).map((claim) => `nobody holds ${claim}`),
    ...held.filter((claim) => !wanted.includes(claim)).map((claim) => `${claim} is held for nothing`),
  ];
}

function overlap(all: readonly (readonly [string, Application])[]): boolean {
  const inOrder = all.map(([, { submittedAt = '', closedAt = '9999' }]) => ({ submittedAt, closedAt }));
  inOrder.sort((a, b) => (a.submittedAt < b.submittedAt ? -1 : 1));
  return inOrder.some(({ submittedAt }, place) => submittedAt < (inOrder[place - 1]?.closedAt ?? ''));
}
