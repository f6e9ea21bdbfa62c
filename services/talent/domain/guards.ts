import { type Context, refuse } from '../../../shared/log/aggregate.ts';
import type { Application } from './state.ts';

/** Refuses unless the application is the caller's own; nobody else learns that there is one. */
export const unlessOwn = (state: Application, { by }: Pick<Context, 'by'>) =>
  state.status !== 'NONE' && state.person === by ? undefined : refuse('not-found');

/** What stands in the way of changing or submitting it as a draft; one that has expired is gone for good. */
export function unlessDraft({ status, discarded }: Application) {
  if (status === 'EXPIRED' || discarded) return refuse('draft-expired');
  return status === 'DRAFT' ? undefined : refuse('not-a-draft');
}
