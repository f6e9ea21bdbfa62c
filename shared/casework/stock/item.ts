import type { EventDraft } from '../../contract/event.ts';
import type { Text } from '../../contract/text.ts';
import { type Aggregate, accept, type Decision, type Row, refuse } from '../../log/aggregate.ts';
import { canonical } from '../../log/index.ts';

/** What was done to an item after it was registered, by whom and why. */
export interface StockChange {
  what: 'corrected' | 'withdrawn' | 'offered-again';
  at: string;
  by: string;
  reason: Text;
}

/** One registered thing that can be granted, or a source of several (a school's places). */
export interface StockItem<Details> {
  details?: Details;
  /** Its time has passed; it is no longer listed. */
  past: boolean;
  /** It is not offered, until somebody says otherwise. */
  withdrawn?: { at: string; reason: Text } | undefined;
  changes?: readonly StockChange[];
  /** How many came before those. */
  changedBefore?: number;
}

/** The newest changes that an item shows; the log keeps all of them. */
export const maxChanges = 50;

export type StockCommand<Details> =
  | { type: 'register'; details: Details }
  | { type: 'correct'; details: Details; reason: Text }
  | { type: 'withdraw' | 'offer-again'; reason: Text }
  | { type: 'retire' };
export type StockEvent<Details> =
  | { type: 'registered'; details: Details }
  | { type: 'corrected'; details: Details; reason: Text }
  | { type: 'withdrawn' | 'offered-again'; reason: Text }
  | { type: 'retired' };
export type StockCode = 'not-found' | 'already-registered' | 'held' | 'withdrawn' | 'not-withdrawn';
export type StockAggregate<Details> = Aggregate<
  StockItem<Details>,
  StockCommand<Details>,
  StockEvent<Details>,
  StockCode
>;

interface StockKind<Details> {
  /** `unit`, `school`, `slot`. */
  name: string;
  /** Where it is listed while it can be granted. */
  row(details: Details, id: string): Row;
  /** When its time is over, when it has one; ISO instant. */
  until?(details: Details): string;
  /** The claim of the case that holds it, where it is one thing: what a holder was promised does not change. */
  claimOf?(details: Details): string;
  /** What is told when it can be granted: newly, or again. */
  offered?(details: Details, id: string): EventDraft;
}

/** The list of what was withdrawn of another list. */
export const withdrawnOf = (list: string): string => `${list}#withdrawn`;

/** The aggregate of a kind of stock: registered once, corrected and withdrawn while nobody holds it, retired when its time is over. */
export const stockAggregate = <Details>(kind: StockKind<Details>): StockAggregate<Details> => ({
  name: kind.name,
  initial: { past: false },
  decide: (command, state) => decideStock(kind, command, state),
  evolve: evolveStock,
  publish: (event, { details }, { id }) =>
    details && kind.offered && (event.type === 'registered' || event.type === 'offered-again')
      ? [kind.offered(details, id)]
      : [],
  rows: (state, id) => rowsOf(kind, state, id),
  dues: ({ details, past }) => (details && kind.until && !past ? [{ name: 'retire', at: kind.until(details) }] : []),
  onDue: () => ({ type: 'retire' }),
});

function decideStock<Details>(
  kind: StockKind<Details>,
  command: StockCommand<Details>,
  { details, past, withdrawn }: StockItem<Details>,
): Decision<StockEvent<Details>, StockCode> {
  if (command.type === 'retire') return past || !details ? accept() : accept({ type: 'retired' });
  if (command.type === 'register') {
    if (!details) return accept({ type: 'registered', details: command.details });
    return canonical(details) === canonical(command.details) ? accept() : refuse('already-registered');
  }
  if (!details || past) return refuse('not-found');
  const claims = kind.claimOf ? [kind.claimOf(details)] : [];
  const { reason } = command;
  switch (command.type) {
    case 'correct': {
      if (canonical(details) === canonical(command.details)) return accept();
      const corrected = { type: 'corrected', details: command.details, reason } as const;
      // To give back a claim that nobody has changes nothing, and fails when another has it.
      return withdrawn ? accept(corrected) : unheld(corrected, { release: claims });
    }
    case 'withdraw':
      return withdrawn ? refuse('withdrawn') : unheld({ type: 'withdrawn', reason }, { take: claims });
    case 'offer-again':
      return withdrawn ? unheld({ type: 'offered-again', reason }, { release: claims }) : refuse('not-withdrawn');
    default:
      return command satisfies never;
  }
}

const unheld = <Details>(
  event: StockEvent<Details>,
  claims: { take?: string[]; release?: string[] },
): Decision<StockEvent<Details>, StockCode> => ({ ok: true, events: [event], claims, taken: { code: 'held' } });

function evolveStock<Details>(
  state: StockItem<Details>,
  event: StockEvent<Details>,
  { at, by }: { at: string; by: string },
): StockItem<Details> {
  if (event.type === 'retired') return { ...state, past: true };
  if (event.type === 'registered') return { ...state, details: event.details };
  const { type: what, reason } = event;
  const all = [...(state.changes ?? []), { what, at, by, reason }];
  const changes = all.slice(-maxChanges);
  const before = (state.changedBefore ?? 0) + all.length - changes.length;
  const next = { ...state, changes, ...(before > 0 && { changedBefore: before }) };
  if (what === 'corrected') return { ...next, details: event.details };
  return { ...next, withdrawn: what === 'withdrawn' ? { at, reason } : undefined };
}

function rowsOf<Details>(
  kind: StockKind<Details>,
  { details, past, withdrawn }: StockItem<Details>,
  id: string,
): Row[] {
  if (!details || past) return [];
  const row = kind.row(details, id);
  return [withdrawn ? { ...row, list: withdrawnOf(row.list), item: { ...(row.item as object), withdrawn } } : row];
}
