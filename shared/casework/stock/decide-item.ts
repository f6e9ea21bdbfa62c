import { accept, type Context, type Decision, refuse } from '../../log/aggregate.ts';
import { canonical } from '../../log/index.ts';
import type { StockCode, StockCommand, StockEvent, StockItem, StockKind } from './kind.ts';

/** Registers once; corrects and withdraws while nobody holds it; cancels for good; retires when its time is over. */
export function decideStock<Details>(
  kind: StockKind<Details>,
  command: StockCommand<Details>,
  state: StockItem<Details>,
  context: Context,
): Decision<StockEvent<Details>, StockCode> {
  const { details, past } = state;
  if (command.type === 'register') {
    if (!details) return accept({ type: 'registered', details: command.details });
    return canonical(details) === canonical(command.details) ? accept() : refuse('already-registered');
  }
  // A time that was corrected meanwhile is not over yet.
  if (command.type === 'retire')
    return past || !details || !isOver(kind, details, context) ? accept() : accept({ type: 'retired' });
  if (!details) return refuse('not-found');
  if (command.type === 'cancel') return cancel(kind, command, { ...state, details }, context);
  if (state.cancelled) return refuse('cancelled');
  return past ? refuse('over') : change(kind, command, { ...state, details });
}

/** Without a time of its own it is over when somebody says so. */
const isOver = <Details>({ until }: StockKind<Details>, details: Details, { at }: Context): boolean =>
  until === undefined || Date.parse(until(details)) <= Date.parse(at);

type Known<Details> = StockItem<Details> & { details: Details };
type Changing<Details> = Exclude<StockCommand<Details>, { type: 'register' | 'retire' | 'cancel' }>;

const claimsOf = <Details>({ claimOf }: StockKind<Details>, details: Details): string[] =>
  claimOf ? [claimOf(details)] : [];

function change<Details>(
  kind: StockKind<Details>,
  command: Changing<Details>,
  { details, withdrawn }: Known<Details>,
): Decision<StockEvent<Details>, StockCode> {
  const claims = claimsOf(kind, details);
  const { reason } = command;
  switch (command.type) {
    case 'correct': {
      if (canonical(details) === canonical(command.details)) return accept();
      const offers = command.offers && { offers: command.offers };
      const corrected = { type: 'corrected', details: command.details, reason, ...offers } as const;
      const take = kind.closedBy?.(details, command.details) ?? [];
      // To give back a claim that nobody has changes nothing, and fails when another has it.
      return unheld(corrected, { ...(take.length > 0 && { take }), ...(!withdrawn && { release: claims }) });
    }
    case 'withdraw':
      return withdrawn ? refuse('withdrawn') : unheld({ type: 'withdrawn', reason }, { take: claims });
    case 'offer-again':
      return withdrawn ? unheld({ type: 'offered-again', reason }, { release: claims }) : refuse('not-withdrawn');
    default:
      return command satisfies never;
  }
}

/** Said again with the same reason it is the same; what its case gave up, and what is withdrawn, nobody can get anyway. */
function cancel<Details>(
  kind: StockKind<Details>,
  { reason, from }: Extract<StockCommand<Details>, { type: 'cancel' }>,
  { details, past, withdrawn, cancelled }: Known<Details>,
  context: Context,
): Decision<StockEvent<Details>, StockCode> {
  if (cancelled) return canonical(cancelled.reason) === canonical(reason) ? accept() : refuse('cancelled');
  const event = { type: 'cancelled', reason, ...(from && { from }) } as const;
  if (from) return accept(event);
  if (past || (kind.until && isOver(kind, details, context))) return refuse('over');
  return withdrawn ? accept(event) : unheld(event, { take: claimsOf(kind, details) });
}

const unheld = <Details>(
  event: StockEvent<Details>,
  claims: { take?: string[]; release?: string[] },
): Decision<StockEvent<Details>, StockCode> => ({ ok: true, events: [event], claims, taken: { code: 'held' } });
