import type { Row } from '../../shared/log/aggregate.ts';
import { type Batch, countsOf } from './domain/batch.ts';
import type { Enterprise } from './domain/enterprise.ts';
import { investorOf, type Project } from './domain/project.ts';
import type { Stage } from './domain/stages.ts';

/** The lists of this service; who may see them is part of the name where it is not staff alone. */
export const lists = {
  enterprises: 'enterprises',
  projects: 'projects',
  projectsIn: (stage: Stage) => `projects#stage#${stage}`,
  projectsOf: (enterpriseId: string) => `projects#enterprise#${enterpriseId}`,
  batches: 'batches',
} as const;

/** A project as it stands in lists. */
export function projectLine(id: string, state: Project) {
  const { registration, stage, since, stalled, counted } = state;
  const { names, named, sector } = registration;
  const enterpriseId = investorOf(state);
  return {
    projectId: id,
    names,
    named,
    ...(enterpriseId === undefined ? {} : { enterpriseId }),
    ...(sector === undefined ? {} : { sector }),
    stage,
    since,
    ...(stage === 'STALLED' && stalled ? { followUpOn: stalled.followUpOn } : {}),
    ...(counted ? { countedOn: counted.on } : {}),
  };
}

/** In all lists oldest first within their stage; those that stall by the day on which to follow up. */
export function projectRows(state: Project | null, id: string): Row[] {
  if (state === null) return [];
  const item = projectLine(id, state);
  const sort = `${item.followUpOn ?? item.since}#${id}`;
  const { enterpriseId } = item;
  return [
    { list: lists.projects, sort: id, item },
    { list: lists.projectsIn(item.stage), sort, item },
    ...(enterpriseId === undefined ? [] : [{ list: lists.projectsOf(enterpriseId), sort, item }]),
  ];
}

export const enterpriseLine = (id: string, { names, sector }: Enterprise) => ({
  enterpriseId: id,
  names,
  ...(sector === undefined ? {} : { sector }),
});

/** By name, as people look for them. */
export const enterpriseRows = (state: Enterprise | null, id: string): Row[] =>
  state === null ? [] : [{ list: lists.enterprises, sort: `${state.names.zh}#${id}`, item: enterpriseLine(id, state) }];

export const batchLine = (id: string, state: Batch) => ({
  batchId: id,
  names: state.plan.names,
  year: state.plan.year,
  ordinal: state.plan.ordinal,
  heldOn: state.heldOn,
  stage: state.stage,
  ...countsOf(state),
});

/** By the day of the ceremony. */
export const batchRows = (state: Batch | null, id: string): Row[] =>
  state === null ? [] : [{ list: lists.batches, sort: `${state.heldOn}#${id}`, item: batchLine(id, state) }];
