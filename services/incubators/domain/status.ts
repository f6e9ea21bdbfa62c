import { text } from '../../../shared/contract/text.ts';
import { refuse } from '../../../shared/log/aggregate.ts';
import { type Decided, overStatuses, type Request } from './resource.ts';

export const isOver = ({ status }: Pick<Request, 'status'>): boolean => overStatuses.some((one) => one === status);

/** The request is not in a status for this. */
export const wrongStatus = ({ status }: Request): Decided =>
  refuse('request-status', { detail: text(`申请现处于 ${status}`, `the request is ${status}`) });
