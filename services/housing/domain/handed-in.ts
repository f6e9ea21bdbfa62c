import type { DocumentCode } from '../../../shared/documents/kinds.ts';
import { accept, type Decision, refuse } from '../../../shared/log/aggregate.ts';

/** A document of a person's wallet, as they say what it is. */
export interface HandedIn {
  document: DocumentCode;
  itemId: string;
}

/** Documents that can be handed in for one check. */
const mostDocuments = 60;

/** What is handed in for a check: what is there already is not handed in twice. */
export function handIn<E extends { type: string }>(
  items: readonly HandedIn[],
  before: readonly HandedIn[],
  eventOf: (fresh: readonly HandedIn[]) => E,
): Decision<E, 'too-many-documents'> {
  const fresh = items.filter(
    ({ itemId }, place) => ![...before, ...items.slice(0, place)].some((one) => one.itemId === itemId),
  );
  if (before.length + fresh.length > mostDocuments) return refuse('too-many-documents', { pointer: '/items' });
  return fresh.length === 0 ? accept() : accept(eventOf(fresh));
}
