import type { Aggregate } from '../../shared/log/index.ts';
import { decideResource } from './domain/decide.ts';
import { evolveResource } from './domain/evolve.ts';
import { decideRequest, evolveRequest, type NoteRequest, type Recorded, type RequestNoted } from './domain/request.ts';
import type { Resource, ResourceCode, ResourceCommand, ResourceEvent } from './domain/resource.ts';
import { publishResource } from './published.ts';
import { requestRows, resourceRows } from './views.ts';

/** Holds its active requests and its waitlist, so that one stream decides who gets what. */
export const resource: Aggregate<Resource | null, ResourceCommand, ResourceEvent, ResourceCode> = {
  name: 'resource',
  initial: null,
  decide: decideResource,
  evolve: evolveResource,
  publish: publishResource,
  rows: resourceRows,
  snapshotEvery: 50,
};

/** What became of a request, kept for good; fed by the resource's own events. */
export const requestRecord: Aggregate<Recorded | null, NoteRequest, RequestNoted, never> = {
  name: 'request',
  initial: null,
  decide: decideRequest,
  evolve: evolveRequest,
  rows: requestRows,
};
