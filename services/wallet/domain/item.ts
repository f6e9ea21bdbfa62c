import type { Text } from '../../../shared/contract/index.ts';
import type { DocumentCode } from '../../../shared/documents/kinds.ts';
import { accept, type Context, canonical, type Decision, refuse } from '../../../shared/log/index.ts';
import type { Sealed } from '../../../shared/sealed/index.ts';

export const itemStates = ['READY', 'EXPIRED', 'DELETED'] as const;
export type ItemState = (typeof itemStates)[number];

/** What is known of a document without opening it. */
export interface Facts {
  person: string;
  kind: DocumentCode;
  issuer: Text;
  issuedOn: string;
  /** The last day on which it is valid. */
  expiresOn: string;
  source: string;
  certainty: string;
}

/** A document of a person; its number is gone from the state once it is deleted. */
export interface Item {
  facts: Facts;
  state: ItemState;
  fetchedAt: string;
  number?: Sealed<string>;
}

export type ItemCommand =
  | { type: 'keep'; facts: Facts; number: Sealed<string> }
  | { type: 'delete'; person: string }
  | { type: 'expire' };

export type ItemEvent =
  | { type: 'kept'; facts: Facts; number: Sealed<string> }
  | { type: 'deleted' }
  | { type: 'expired' };

/** The states in which each command does something; in any other it changes nothing. */
const from: Record<'delete' | 'expire', readonly ItemState[]> = { delete: ['READY', 'EXPIRED'], expire: ['READY'] };

/** Keeps what was fetched, deletes for the owner, expires; what is kept already is not kept twice. */
export function decideItem(
  command: ItemCommand,
  item: Item | null,
  _context: Context,
): Decision<ItemEvent, 'not-found'> {
  if (command.type === 'keep') {
    return isKept(command, item) ? accept() : accept({ ...command, type: 'kept' });
  }
  if (!item || (command.type === 'delete' && command.person !== item.facts.person)) return refuse('not-found');
  if (!from[command.type].includes(item.state)) return accept();
  return accept({ type: command.type === 'delete' ? 'deleted' : 'expired' });
}

/** The same number under the same key is sealed alike (ADR 0006); one that was erased is not, and is kept anew. */
const isKept = ({ facts, number }: Pick<Item, 'facts' | 'number'>, item: Item | null): boolean =>
  item?.state === 'READY' && canonical([item.facts, item.number]) === canonical([facts, number]);

/** The item after one more event. */
export function evolveItem(item: Item | null, event: ItemEvent, { at }: { at: string }): Item | null {
  if (event.type === 'kept') return { facts: event.facts, number: event.number, state: 'READY', fetchedAt: at };
  if (!item) return item;
  const { number: _number, ...rest } = item;
  return event.type === 'deleted' ? { ...rest, state: 'DELETED' } : { ...item, state: 'EXPIRED' };
}
