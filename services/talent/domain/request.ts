import { accept, acceptWith, type Context, type Decision, refuse } from '../../../shared/log/index.ts';
import { everyClaim } from './claims.ts';
import { emptied, isThere, joined, type Part, type Parts, unheard } from './request-parts.ts';
import { blocksIn, type Preview, previewOf } from './request-preview.ts';

export const requestKinds = ['export', 'erase'] as const;
export type RequestKind = (typeof requestKinds)[number];
export const requestStatuses = ['COLLECTING', 'READY', 'ERASING', 'DONE', 'REFUSED', 'EXPIRED', 'CANCELLED'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** What a person asked about all that is held of them; answered by every service for itself. */
export interface Request {
  kind: RequestKind;
  status: RequestStatus | 'NONE';
  person: string;
  /** Who wanted it: the person, or the end of the retention period. */
  reason: 'asked' | 'retention';
  askedAt: string;
  /** The last day to answer, `YYYY-MM-DD`. */
  answerBy: string;
  overdue: boolean;
  parts: Parts;
  /** Until when what is ready can be fetched or confirmed; ISO instant. */
  until?: string;
  endedAt?: string;
  /** What an erasure that was confirmed takes and leaves. */
  agreed?: Preview;
  /** It holds every service's claims, for these members of the family, too, so that nothing is submitted while it is carried out. */
  alone?: true;
  family?: readonly string[];
  /** How many records each service let go. */
  gone: Readonly<Record<string, number>>;
}

/** Until when what becomes ready now is available, and when what falls due by itself is carried out; ISO instants. */
interface Times {
  until: string;
  erasesAt: string;
}

interface Held {
  /** Ids of the members of the person's family, for whom nothing is submitted meanwhile either. */
  family?: readonly string[];
}

export type RequestCommand =
  | { type: 'ask'; kind: RequestKind; person: string; reason: Request['reason']; services: string[]; answerBy: string }
  | ({ type: 'receive'; service: string; part: number; last: boolean } & Times & Pick<Part, 'kinds' | 'records'>)
  | ({ type: 'confirm'; person: string } & Held)
  | { type: 'cancel'; person: string }
  /** Its person is erased: an export has nothing left to give. */
  | { type: 'end-with-person' }
  | { type: 'gone'; service: string; records: number }
  /** `kept`: the person has begun anew, so what fell due by itself is not carried out. */
  | ({ type: 'expire'; kept?: true } & Held)
  | { type: 'overdue' };

type Ending = 'DONE' | 'REFUSED' | 'EXPIRED' | 'CANCELLED';
type Asked = Extract<RequestCommand, { type: 'ask' }>;
type Received = Extract<RequestCommand, { type: 'receive' }>;
export type RequestEvent =
  | (Omit<Asked, 'type'> & { type: 'requested' })
  | (Omit<Received, 'type' | keyof Times> & { type: 'part-received' })
  | { type: 'request-ready'; until: string }
  | { type: 'erasure-confirmed'; alone?: true; family?: string[] }
  | { type: 'service-done'; service: string; records: number }
  /** `silent`: nobody is told, since its person was erased. */
  | { type: 'request-ended'; status: Ending; silent?: true }
  | { type: 'request-overdue' };
export type RequestCode =
  | 'not-found'
  | 'request-open'
  | 'not-ready'
  | 'not-an-erasure'
  | 'lanes-under-way'
  | 'erasure-blocked'
  | 'request-ended';
type Decided = Decision<RequestEvent, RequestCode>;

export const noRequest: Request = {
  kind: 'export',
  status: 'NONE',
  person: '',
  reason: 'asked',
  askedAt: '',
  answerBy: '',
  overdue: false,
  parts: {},
  gone: {},
};

/** One request of a kind at a time for each person. */
const claimOf = ({ person, kind }: Pick<Request, 'person' | 'kind'>): string => `rights#${person}#${kind}`;
const open = refuse('request-open').refusal;

/** Whatever is under way for the person holds some of the claims; the erasure takes them all, or waits until they are free. */
const carryOut = ({ person }: Request, { family = [] }: Held): Decided =>
  acceptWith(
    [{ type: 'erasure-confirmed', alone: true, ...(family.length > 0 && { family: [...family] }) }],
    { take: everyClaim(person, family) },
    refuse('lanes-under-way').refusal,
  );

/** Collects every service's part; an export is ready then, an erasure can be confirmed unless something stands in its way. */
export function decideRequest(command: RequestCommand, state: Request, context: Context): Decided {
  switch (command.type) {
    case 'ask': {
      const { type: _type, ...asked } = command;
      if (state.status !== 'NONE') return accept();
      return acceptWith([{ ...asked, type: 'requested' }], { take: [claimOf(command)] }, open);
    }
    case 'receive':
      return receive(command, state);
    case 'confirm':
      return confirm(command, state, context);
    case 'cancel':
      return cancel(command.person, state);
    case 'gone':
      return serviceDone(command, state);
    case 'end-with-person':
      return isOpen(state) && state.kind === 'export'
        ? ended(state, [{ type: 'request-ended', status: 'CANCELLED', silent: true }])
        : accept();
    case 'expire':
      return state.status === 'READY' && due(state.until, context) ? timeIsUp(command, state) : accept();
    case 'overdue':
      return state.overdue || !waits(state) ? accept() : accept({ type: 'request-overdue' });
    default:
      return command satisfies never;
  }
}

const due = (until: string | undefined, { at }: Context): boolean => until !== undefined && until <= at;
const isOpen = ({ status }: Request): boolean => status === 'COLLECTING' || status === 'READY';
const waits = ({ status }: Request): boolean => status === 'COLLECTING' || status === 'ERASING';

/** Its end frees the person to ask again. */
const end = (state: Request, status: Ending, ...before: RequestEvent[]): Decided =>
  ended(state, [...before, { type: 'request-ended', status }]);

function ended(state: Request, events: RequestEvent[]): Decided {
  const release = [claimOf(state), ...(state.alone ? everyClaim(state.person, state.family ?? []) : [])];
  return acceptWith(events, { release }, open);
}

/** Parts come twice and in any order; one that is early is kept, since nothing brings it again. */
function receive({ type: _type, until, erasesAt, ...part }: Received, state: Request): Decided {
  const known = state.parts[part.service];
  if (state.status !== 'COLLECTING' || !known || known.complete || isThere(known, part.part)) return accept();
  const received: RequestEvent = { ...part, type: 'part-received' };
  const after = evolveRequest(state, received, { at: '' });
  if (!Object.values(after.parts).every(({ complete }) => complete)) return accepted(received);
  if (state.reason === 'asked') return accepted(received, { type: 'request-ready', until });
  if (blocksIn(after.parts).length > 0) return end(state, 'REFUSED', received);
  // Its person is told ahead, and may cancel it until then.
  return accepted(received, { type: 'request-ready', until: erasesAt });
}

/** What was ready has its time; what fell due by itself is carried out then, since nobody may be there to confirm it. */
function timeIsUp({ kept, ...held }: Extract<RequestCommand, { type: 'expire' }>, state: Request): Decided {
  if (state.reason === 'asked') return end(state, 'EXPIRED');
  return kept ? end(state, 'REFUSED') : carryOut(state, held);
}

const accepted = (...events: RequestEvent[]): Decided => accept(...events);

function confirm(
  { person, ...held }: Extract<RequestCommand, { type: 'confirm' }>,
  state: Request,
  context: Context,
): Decided {
  if (state.status === 'NONE' || state.person !== person) return refuse('not-found');
  if (state.kind !== 'erase') return refuse('not-an-erasure');
  if (state.status === 'ERASING' || state.status === 'DONE') return accept();
  if (state.status !== 'READY' || due(state.until, context)) return refuse('not-ready');
  const errors = blocksIn(state.parts);
  if (errors.length > 0) return refuse('erasure-blocked', { errors });
  return carryOut(state, held);
}

function cancel(person: string, state: Request): Decided {
  if (state.status === 'NONE' || state.person !== person) return refuse('not-found');
  if (state.status === 'CANCELLED') return accept();
  return isOpen(state) ? end(state, 'CANCELLED') : refuse('request-ended');
}

function serviceDone({ service, records }: Extract<RequestCommand, { type: 'gone' }>, state: Request): Decided {
  if (state.status !== 'ERASING' || state.gone[service] !== undefined || !state.parts[service]) return accept();
  const done: RequestEvent = { type: 'service-done', service, records };
  const left = Object.keys(state.parts).filter((name) => name !== service && state.gone[name] === undefined);
  return left.length > 0 ? accept(done) : end(state, 'DONE', done);
}

/** The request after one more event. */
export function evolveRequest(state: Request, event: RequestEvent, { at }: { at: string }): Request {
  switch (event.type) {
    case 'requested': {
      const { type: _type, services, ...asked } = event;
      const parts = Object.fromEntries(services.map((service) => [service, unheard]));
      return { ...state, ...asked, status: 'COLLECTING', askedAt: at, parts };
    }
    case 'part-received': {
      const before = state.parts[event.service] ?? unheard;
      return { ...state, parts: { ...state.parts, [event.service]: joined(before, event) } };
    }
    case 'request-ready':
      return { ...state, status: 'READY', until: event.until };
    case 'erasure-confirmed':
      return {
        ...{ ...state, status: 'ERASING', agreed: previewOf(state.parts) },
        ...(event.alone && { alone: true }),
        ...(event.family && { family: event.family }),
      };
    case 'service-done':
      return { ...state, gone: { ...state.gone, [event.service]: event.records } };
    case 'request-ended':
      return { ...state, status: event.status, endedAt: at, overdue: false, parts: emptied(state.parts) };
    case 'request-overdue':
      return { ...state, overdue: true };
    default:
      return event satisfies never;
  }
}

/** What is left of it once the person is erased: that it was, and nothing that was collected. */
export const forgottenRequest = (state: Request): Request => ({ ...state, parts: emptied(state.parts) });
