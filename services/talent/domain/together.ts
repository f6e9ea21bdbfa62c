import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import type { LaneName } from '../lanes.ts';
import type { SupplementAnswered } from './events.ts';
import { unlessOwn } from './guards.ts';
import { type Application, isAsking, isUnderWay, laneOf } from './state.ts';

export interface AnswerSupplements {
  type: 'answer-supplements';
  documents: string[];
  items: string[];
  answer?: Sealed<string>;
}

/** Kinds of document that a department asks for and has not got. */
function askedBy(state: Application, service: LaneName): string[] {
  const { status } = laneOf(state, service);
  const missing = status && !status.terminal && isAsking(status) ? (status.supplement?.missing ?? []) : [];
  return missing.flatMap(({ document, given }) => (document === undefined || given ? [] : [document]));
}

/** Kinds of document that departments ask for and have not got. */
const askedDocuments = (state: Application): string[] =>
  state.form.services.flatMap((service) => askedBy(state, service));

/** Place of the first kind that no department waits for; -1 when there is none. */
export function strangeAmong(documents: readonly string[], state: Application): number {
  const asked = isUnderWay(state) ? askedDocuments(state) : [];
  return documents.findIndex((document) => !asked.includes(document));
}

/** Answers once for every department that asked for one of the documents. */
export function answerSupplements(
  command: AnswerSupplements,
  state: Application,
  context: Context,
): Decision<SupplementAnswered, 'not-found' | 'no-supplement'> {
  const no = unlessOwn(state, context);
  if (no) return no;
  const strange = strangeAmong(command.documents, state);
  if (strange >= 0) return refuse('no-supplement', { pointer: `/documents/${strange}` });
  const services = state.form.services.filter((service) =>
    askedBy(state, service).some((document) => command.documents.includes(document)),
  );
  return accept({ ...command, type: 'supplement-answered', services });
}
