import { draft, type EventDraft } from '../../../shared/contract/index.ts';
import type { Aggregate, Due, Row } from '../../../shared/log/index.ts';
import {
  decideRequest,
  evolveRequest,
  forgottenRequest,
  noRequest,
  type Request,
  type RequestCode,
  type RequestCommand,
  type RequestEvent,
} from '../domain/request.ts';
import {
  decideRestrictions,
  evolveRestrictions,
  noRestrictions,
  type RestrictCommand,
  type RestrictionSet,
  type Restrictions,
} from '../domain/restriction.ts';
import { rightsEvents } from './events.ts';
import { overdueRow, requestRow } from './shown.ts';

/** The requests of one person. */
export const requestsOf = (person: string): string => `rights#${person}`;

function published(
  event: RequestEvent,
  state: Request,
  { id: requestId, at }: { id: string; at: string },
): EventDraft[] {
  const { person, kind, status, reason, answerBy, overdue, until } = state;
  const subject = `rights/${requestId}`;
  const asked = { requestId, person, at };
  const progress = draft(rightsEvents.rightsProgressed, subject, {
    ...{ ...asked, kind, status, reason, answerBy },
    ...(overdue && { overdue }),
    ...(status === 'READY' && { until }),
  });
  switch (event.type) {
    case 'requested':
      return [progress, draft(rightsEvents.personInquired, subject, asked)];
    case 'erasure-confirmed':
      return [progress, draft(rightsEvents.personErased, subject, asked)];
    case 'part-received':
    case 'service-done':
      return [];
    case 'request-ended':
      return event.silent ? [] : [progress];
    default:
      return [progress];
  }
}

/** The requests of all that are past their day and not answered, the longest overdue first. */
export const overdueRequests = 'rights-overdue';

function rows(state: Request, id: string): Row[] {
  const { status, person, askedAt, answerBy, overdue } = state;
  if (status === 'NONE') return [];
  const own = { list: requestsOf(person), sort: `${askedAt}#${id}`, item: requestRow(state, id) };
  const late = overdue === true && isWaiting(state);
  return [own, ...(late ? [{ list: overdueRequests, sort: `${answerBy}#${id}`, item: overdueRow(state, id) }] : [])];
}

/** Whether services have yet to answer, or to let go. */
const isWaiting = ({ status }: Request): boolean => status === 'COLLECTING' || status === 'ERASING';

function dues(state: Request): Due[] {
  const { status, until, answerBy, overdue } = state;
  if (status === 'READY' && until !== undefined) return [{ name: 'expire', at: until }];
  return isWaiting(state) && !overdue ? [{ name: 'overdue', at: `${answerBy}T23:59:59.999+08:00` }] : [];
}

/** What a person asked about all that is held of them. */
export const request: Aggregate<Request, RequestCommand, RequestEvent, RequestCode> = {
  name: 'request',
  initial: noRequest,
  decide: decideRequest,
  evolve: evolveRequest,
  publish: published,
  rows,
  dues,
  onDue: (name) => ({ type: name === 'expire' ? 'expire' : 'overdue' }),
  personal: { of: ({ person }) => person, forgotten: forgottenRequest },
};

/** By whom a person's data may not be processed for now; its id is the person's. */
export const restrictions: Aggregate<Restrictions, RestrictCommand, RestrictionSet, never> = {
  name: 'restrictions',
  initial: noRestrictions,
  decide: decideRestrictions,
  evolve: evolveRestrictions,
  publish: (_event, { recipients }, { id: person, at }) => [
    draft(rightsEvents.restrictionChanged, `restrictions/${person}`, { person, recipients: [...recipients], at }),
  ],
  personal: { of: (_state, id) => id, forgotten: () => noRestrictions },
};
