import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { LaneName } from '../lanes.ts';
import type { SupplementAnswered } from './events.ts';
import { unlessOwn } from './guards.ts';
import { type Application, isAsking, isUnderWay, laneOf } from './state.ts';

/** What the talent hands in: documents by kind, and things that departments asked for in words alone. */
export interface HandedIn {
  documents: readonly string[];
  /** Departments whose request in words is answered. */
  unnamed: readonly LaneName[];
}

export interface AnswerSupplements extends HandedIn {
  type: 'answer-supplements';
  items: { itemId: string; kind: string }[];
  answer?: Sealed<string>;
}

/** What a department asks for and has not got: kinds of document, and whether there is more, in words. */
function askedBy(state: Application, service: LaneName): { kinds: string[]; words: boolean } {
  const { status } = laneOf(state, service);
  const asks = isUnderWay(state) && status && !status.terminal && isAsking(status);
  const missing = (asks ? (status.supplement?.missing ?? []) : []).filter(({ given }) => !given);
  const kinds = missing.flatMap(({ document }) => document ?? []);
  return { kinds, words: kinds.length < missing.length };
}

/** The first of what is handed in that no department waits for, by its place in the request. */
export function strangeAmong({ documents, unnamed }: HandedIn, state: Application): string | undefined {
  const asked = state.form.services.flatMap((service) => askedBy(state, service).kinds);
  const document = documents.findIndex((kind) => !asked.includes(kind));
  if (document >= 0) return `/documents/${document}`;
  const service = unnamed.findIndex((name) => !state.form.services.includes(name) || !askedBy(state, name).words);
  return service >= 0 ? `/services/${service}` : undefined;
}

/** Answers once for every department that asked for one of the documents, or in words; each gets what it asked for. */
export function answerSupplements(
  command: AnswerSupplements,
  state: Application,
  context: Context,
): Decision<SupplementAnswered, 'not-found' | 'no-supplement'> {
  const no = unlessOwn(state, context);
  if (no) return no;
  const pointer = strangeAmong(command, state);
  if (pointer !== undefined) return refuse('no-supplement', { pointer });
  const { documents, unnamed, items, answer } = command;
  const given = state.form.services.flatMap((service) => {
    const { kinds } = askedBy(state, service);
    const isFor = ({ kind }: { kind: string }) =>
      documents.includes(kind) ? kinds.includes(kind) : unnamed.includes(service);
    const asks = unnamed.includes(service) || documents.some((kind) => kinds.includes(kind));
    return asks ? [{ service, items: items.filter(isFor).map(({ itemId }) => itemId) }] : [];
  });
  return accept({
    type: 'supplement-answered',
    documents: [...documents],
    items: items.map(({ itemId }) => itemId),
    ...(answer && { answer }),
    services: given.map(({ service }) => service),
    ...(unnamed.length > 0 && { unnamed: [...unnamed] }),
    given,
  });
}
