import type { Application } from '../../../services/talent/domain/state.ts';
import type { Case } from '../../../shared/casework/domain/index.ts';
import type { Commit } from '../../../shared/log/index.ts';
import { type Lane, lanes } from '../../journey/steps/application.ts';
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

/** Talents who have two applications for a service and the same person under way at a time, and claims that are not those of what is under way now. */
export function doubleApplications(records: Records): string[] {
  const talent = kept(records, 'talent');
  const asked = [...applicationsIn(records)].flatMap(([id, application]) => stretchesOf(id, application));
  const double = [...Map.groupBy(asked, ({ claim }) => claim)].filter(([, all]) => overlap(all));
  const underWay = asked.filter(({ until }) => until === forever);
  const wanted = underWay.map(({ claim, id }) => `${claim} application/${id}`).sort();
  const held = [...talent.claims]
    .map(([claim, holder]) => `${claim} ${holder}`)
    .filter(isActive)
    .sort();
  return [
    ...double.map(([claim]) => `${claim} was under way twice`),
    ...wanted.filter((claim) => !held.includes(claim)).map((claim) => `nobody holds ${claim}`),
    ...held.filter((claim) => !wanted.includes(claim)).map((claim) => `${claim} is held for nothing`),
  ];
}

const forever = '9999';
const isActive = (claim: string): boolean => claim.startsWith('active-application#');

interface Stretch {
  id: string;
  claim: string;
  from: string;
  until: string;
}

/** From when to when each service of an application was under way, by each name of whom it is about. */
function stretchesOf(id: string, application: Application): Stretch[] {
  const { person, form, submittedAt, closedAt, lanes: told } = application;
  if (submittedAt === undefined) return [];
  return form.services.flatMap((service) => {
    const status = told[service]?.status;
    const until = status?.terminal ? (status.outcome?.at ?? closedAt ?? forever) : forever;
    const claim = `active-application#${person}#${service}`;
    return namesOf(application, service).map((name) => ({ id, claim: `${claim}${name}`, from: submittedAt, until }));
  });
}

/** The child, or the patient if it is not the talent; the others whom an application names are the household. */
function namesOf({ members, bySubject }: Application, service: Lane): string[] {
  const whom = members.find((one) => one.service === service && ['education', 'medical'].includes(service));
  return whom && bySubject ? [`#${whom.memberId}`, `#${whom.identity}`] : [''];
}

function overlap(all: readonly Stretch[]): boolean {
  const inOrder = [...all].sort((a, b) => (a.from < b.from ? -1 : 1));
  return inOrder.some(({ from }, place) => from < (inOrder[place - 1]?.until ?? ''));
}
