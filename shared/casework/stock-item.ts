import type { Refusal } from '../contract/index.ts';
import { type Principal, worksFor } from '../identity/index.ts';
import { type Aggregate, accept, type Row, refuse } from '../log/aggregate.ts';
import { canonical } from '../log/index.ts';
import { type Kit, notFound } from '../service/index.ts';

/** One registered thing that can be granted, or a source of several (a school's places). */
export interface StockItem<Details> {
  details?: Details;
  /** Its time has passed; it is no longer listed. */
  past: boolean;
}

export type StockCommand<Details> = { type: 'register'; details: Details } | { type: 'retire' };
export type StockEvent<Details> = { type: 'registered'; details: Details } | { type: 'retired' };
export type StockAggregate<Details> = Aggregate<
  StockItem<Details>,
  StockCommand<Details>,
  StockEvent<Details>,
  'already-registered'
>;

interface StockKind<Details> {
  /** `unit`, `school`, `slot`. */
  name: string;
  /** Where it is listed while it can be granted. */
  row(details: Details, id: string): Row;
  /** When its time is over, when it has one; ISO instant. */
  until?(details: Details): string;
}

/** The aggregate of a kind of stock: registered once, listed, and retired when its time is over. */
export const stockAggregate = <Details>({ name, row, until }: StockKind<Details>): StockAggregate<Details> => ({
  name,
  initial: { past: false },
  decide(command, { details, past }) {
    if (command.type === 'retire') return past || !details ? accept() : accept({ type: 'retired' });
    if (!details) return accept({ type: 'registered', details: command.details });
    return canonical(details) === canonical(command.details) ? accept() : refuse('already-registered');
  },
  evolve: (state, event) =>
    event.type === 'retired' ? { ...state, past: true } : { ...state, details: event.details },
  rows: ({ details, past }, id) => (details && !past ? [row(details, id)] : []),
  dues: ({ details, past }) => (details && until && !past ? [{ name: 'retire', at: until(details) }] : []),
  onDue: () => ({ type: 'retire' }),
});

/** The operation by which a caseworker of the department registers an item. */
export const registering =
  <Details>(department: { name: string }, item: StockAggregate<Details>, idOf: (details: Details) => string) =>
  async ({ principal, body }: { principal: Principal; body: Details }, kit: Kit) => {
    if (!worksFor(principal, department.name)) return notFound;
    const registered = await kit.execute(item, idOf(body), { type: 'register', details: body });
    if (!registered.ok) return { ok: false, refusal: registered.refusal as Refusal<'already-registered'> } as const;
    return { ok: true, body, version: registered.version } as const;
  };
