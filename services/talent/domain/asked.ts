import type { LaneName } from '../lanes.ts';
import { type Application, isAsking, isUnderWay, laneOf } from './state.ts';

/** What the talent hands in: documents by kind, and things that departments asked for in words alone. */
export interface HandedIn {
  documents: readonly string[];
  /** Departments whose request in words is answered. */
  unnamed: readonly LaneName[];
}

/** Something that a department waits for: of a kind, or in words alone; of a member of the family, if it named one. */
export interface Want {
  service: LaneName;
  kind?: string | undefined;
  memberId?: string | undefined;
}

/** What a department asks for and has not got. */
export function wantedBy(state: Application, service: LaneName): Want[] {
  const { status } = laneOf(state, service);
  const asks = isUnderWay(state) && status && !status.terminal && isAsking(status);
  const supplement = asks ? status.supplement : undefined;
  const missing = (supplement?.missing ?? []).filter(({ given }) => !given);
  return missing.map(({ document: kind, memberId }) => ({ service, kind, memberId }));
}

/** What of all that is wanted an answer is for. */
export const answeredWants = ({ documents, unnamed }: HandedIn, state: Application): Want[] =>
  state.form.services
    .flatMap((service) => wantedBy(state, service))
    .filter(({ kind, service }) => (kind === undefined ? unnamed.includes(service) : documents.includes(kind)));

/** What a department asks for and has not got: kinds of document, and whether there is more, in words. */
export function askedBy(state: Application, service: LaneName): { kinds: string[]; words: boolean } {
  const wants = wantedBy(state, service);
  const kinds = wants.flatMap(({ kind }) => kind ?? []);
  return { kinds, words: kinds.length < wants.length };
}

/** The first of what is handed in that no department waits for, by its place in the request. */
export function strangeAmong({ documents, unnamed }: HandedIn, state: Application): string | undefined {
  const asked = state.form.services.flatMap((service) => askedBy(state, service).kinds);
  const document = documents.findIndex((kind) => !asked.includes(kind));
  if (document >= 0) return `/documents/${document}`;
  const service = unnamed.findIndex((name) => !state.form.services.includes(name) || !askedBy(state, name).words);
  return service >= 0 ? `/services/${service}` : undefined;
}
