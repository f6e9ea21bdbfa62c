import type { Row } from '../../log/aggregate.ts';
import { maxChanges, type StockEvent, type StockItem, type StockKind } from './kind.ts';

/** The list of what was withdrawn of another list. */
export const withdrawnOf = (list: string): string => `${list}#withdrawn`;
/** The list of what was cancelled of another list, until its time is over. */
export const cancelledOf = (list: string): string => `${list}#cancelled`;

/** An item after one more event. */
export function evolveStock<Details>(
  state: StockItem<Details>,
  event: StockEvent<Details>,
  { at, by: doer }: { at: string; by: string },
): StockItem<Details> {
  if (event.type === 'retired') return { ...state, past: true };
  if (event.type === 'registered') return { ...state, details: event.details };
  const { type: what, reason } = event;
  const by = (event.type === 'cancelled' && event.from?.by) || doer;
  const all = [...(state.changes ?? []), { what, at, by, reason }];
  const changes = all.slice(-maxChanges);
  const before = (state.changedBefore ?? 0) + all.length - changes.length;
  const changed = { ...state, changes, ...(before > 0 && { changedBefore: before }) };
  switch (event.type) {
    case 'corrected':
      return { ...changed, details: event.details };
    case 'cancelled':
      return { ...changed, withdrawn: undefined, cancelled: { at, reason, ...(event.from && { from: event.from }) } };
    default:
      return { ...changed, withdrawn: what === 'withdrawn' ? { at, reason } : undefined };
  }
}

/** Where it is listed: among what can be granted, what is withdrawn, or what is cancelled; nowhere once its time is over. */
export function rowsOf<Details>(
  kind: StockKind<Details>,
  { details, past, withdrawn, cancelled }: StockItem<Details>,
  id: string,
): Row[] {
  if (!details || past) return [];
  const row = kind.row(details, id);
  const marked = (list: string, mark: object) => [{ ...row, list, item: { ...(row.item as object), ...mark } }];
  if (cancelled) return marked(cancelledOf(row.list), { cancelled: { at: cancelled.at, reason: cancelled.reason } });
  return withdrawn ? marked(withdrawnOf(row.list), { withdrawn }) : [row];
}
