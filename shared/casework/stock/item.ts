import type { EventDraft } from '../../contract/event.ts';
import { decideStock } from './decide-item.ts';
import { evolveStock, rowsOf } from './evolve-item.ts';
import type { Offering, StockAggregate, StockEvent, StockItem, StockKind } from './kind.ts';

/** The aggregate of a kind of stock: registered once, corrected and withdrawn while nobody holds it, cancelled for good, retired when its time is over. */
export const stockAggregate = <Details>(kind: StockKind<Details>): StockAggregate<Details> => ({
  name: kind.name,
  initial: { past: false },
  decide: (command, state, context) => decideStock(kind, command, state, context),
  evolve: evolveStock,
  publish: (event, state, { id }) => toldOf(kind, event, state, id),
  rows: (state, id) => rowsOf(kind, state, id),
  dues: ({ details, past }) => (details && kind.until && !past ? [{ name: 'retire', at: kind.until(details) }] : []),
  onDue: () => ({ type: 'retire' }),
});

/** What is withdrawn is told once it is offered again. */
function toldOf<Details>(
  { offered }: StockKind<Details>,
  event: StockEvent<Details>,
  { details, withdrawn }: StockItem<Details>,
  id: string,
): EventDraft[] {
  const why = offeringOf(event);
  const told = details && !withdrawn && why && offered?.(details, id, why);
  return told ? [told] : [];
}

function offeringOf(event: StockEvent<unknown>): Offering | undefined {
  if (event.type === 'registered' || event.type === 'offered-again') return event.type;
  return event.type === 'corrected' && event.offers ? event.type : undefined;
}
