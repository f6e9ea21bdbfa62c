import { draft } from '../contract/index.ts';
import { type Aggregate, accept } from '../log/index.ts';
import type { HeldKind, HeldRecord, PersonEvents } from './contract.ts';

interface Contribution {
  person: string;
  part: number;
  last: boolean;
  kinds: HeldKind[];
  records: HeldRecord[];
}

/** What this service has said to one request of a person. */
export interface Dossier {
  parts: number;
  complete: boolean;
  forgotten: boolean;
}
export type DossierCommand =
  | ({ type: 'contribute' } & Contribution)
  | { type: 'report-forgotten'; person: string; records: number };
type DossierEvent =
  | ({ type: 'contributed' } & Contribution)
  | { type: 'reported-forgotten'; person: string; records: number };
export type DossierAggregate = Aggregate<Dossier, DossierCommand, DossierEvent, never>;

/** Says each part once, in order, and once that the person was let go. */
export const dossierOf = (service: string, { personPartReady, personForgotten }: PersonEvents): DossierAggregate => ({
  name: 'dossier',
  initial: { parts: 0, complete: false, forgotten: false },
  decide(command, state) {
    if (command.type === 'report-forgotten')
      return state.forgotten ? accept() : accept({ ...command, type: 'reported-forgotten' });
    const next = !state.complete && command.part === state.parts + 1;
    return next ? accept({ ...command, type: 'contributed' }) : accept();
  },
  evolve: (state, event) =>
    event.type === 'contributed'
      ? { ...state, parts: event.part, complete: event.last }
      : { ...state, forgotten: true },
  publish({ type, ...said }, _state, { id: requestId }) {
    const told = { requestId, service, ...said };
    const event = type === 'contributed' ? personPartReady : personForgotten;
    return [draft(event as typeof personForgotten, `dossier/${requestId}`, told as never)];
  },
});
