import type { Request } from '../domain/request.ts';
import type { Part } from '../domain/request-parts.ts';
import { type Preview, previewOf } from '../domain/request-preview.ts';

type Known = Request['status'];
type Shown = Exclude<Known, 'NONE'>;

const statusOf = ({ status }: Request): Shown => (status === 'NONE' ? 'COLLECTING' : status);

/** A request in a list. */
export function requestRow(state: Request, requestId: string) {
  const { kind, reason, askedAt, answerBy, overdue, until, endedAt } = state;
  return {
    ...{ requestId, kind, status: statusOf(state), reason, askedAt, answerBy },
    ...(overdue && { overdue }),
    ...(until !== undefined && { until }),
    ...(endedAt !== undefined && { endedAt }),
  };
}

const standing = (part: Part, gone: number | undefined) => {
  if (gone !== undefined) return 'gone' as const;
  if (part.complete) return 'here' as const;
  return part.parts > 0 || part.early ? ('arriving' as const) : ('awaited' as const);
};

const previewIn = ({ kind, status, parts, agreed }: Request): Preview | undefined => {
  if (kind !== 'erase') return undefined;
  return agreed ?? (status === 'READY' ? previewOf(parts) : undefined);
};

const servicesOf = ({ parts, gone }: Request) =>
  Object.entries(parts).map(([service, part]) => ({
    service,
    state: standing(part, gone[service]),
    records: gone[service] ?? part.records.length,
  }));

/** A request that is past its day, for operations: whose part is missing, and nothing of the person. */
export function overdueRow(state: Request, requestId: string) {
  const { kind, askedAt, answerBy } = state;
  return { ...{ requestId, kind, status: statusOf(state), askedAt, answerBy }, services: servicesOf(state) };
}

/** A request with each service's part, and what an erasure takes and leaves as soon as that is known. */
export function shownRequest(state: Request, requestId: string) {
  const preview = previewIn(state);
  return { ...requestRow(state, requestId), services: servicesOf(state), ...(preview && { preview }) };
}
