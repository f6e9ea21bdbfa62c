import { accept, type Context, type Decision, refuse } from '../../../shared/log/aggregate.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';
import { isRepeated } from './answering.ts';
import { answeredWants, type HandedIn, strangeAmong, type Want } from './asked.ts';
import type { Met, SupplementAnswered } from './events.ts';
import { answeredBy, type Fitting, metBy } from './fitting.ts';
import { unlessOwn } from './guards.ts';
import type { Application } from './state.ts';

export interface AnswerSupplements extends HandedIn {
  type: 'answer-supplements';
  items: ({ itemId: string } & Fitting)[];
  answer?: Sealed<string>;
}

/**
 * Answers once for every department that asked for one of the documents, or in words; each gets what it asked for. The
 * same again, before they have told that they have it, changes nothing.
 */
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
  const wants = answeredWants(command, state);
  const met = Map.groupBy(metBy(items, wants, answer !== undefined), ({ service }) => service);
  const given = [...met].map(([service, own]) => {
    const isFor = (item: Fitting) => answeredBy(item, wants).some((want) => want.service === service);
    return { service, items: items.filter(isFor).map(({ itemId }) => itemId), met: own.map(metOf) };
  });
  if (isRepeated(given, answer, state)) return accept();
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

const metOf = ({ kind, memberId }: Want): Met => ({ ...(kind && { document: kind }), ...(memberId && { memberId }) });
