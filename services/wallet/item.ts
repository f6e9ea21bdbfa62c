import { draft, type EventDraft } from '../../shared/contract/index.ts';
import type { Aggregate, Due, Row } from '../../shared/log/index.ts';
import { decideItem, evolveItem, type Item, type ItemCommand, type ItemEvent, type ItemState } from './domain/item.ts';
import { itemDeleted, itemExpired, itemReady } from './events.ts';

/** The list of one person's documents in one state. */
export const itemsOf = (person: string, state: ItemState): string => `items#${person}#${state}`;

/** A document as its owner sees it. */
export function itemLine(itemId: string, { facts, state, fetchedAt }: Item) {
  const { person: _person, ...shown } = facts;
  return { itemId, ...shown, state, fetchedAt };
}

const told = { kept: itemReady, expired: itemExpired, deleted: itemDeleted } as const;

function published({ type }: ItemEvent, item: Item | null, { id, at }: { id: string; at: string }): EventDraft[] {
  if (!item) return [];
  const { person, kind, expiresOn } = item.facts;
  return [draft(told[type], `item/${id}`, { itemId: id, person, kind, state: item.state, expiresOn, at })];
}

const rows = (item: Item | null, id: string): Row[] =>
  item
    ? [{ list: itemsOf(item.facts.person, item.state), sort: `${item.fetchedAt}#${id}`, item: itemLine(id, item) }]
    : [];

const dues = (item: Item | null): Due[] =>
  item?.state === 'READY' ? [{ name: 'expire', at: `${item.facts.expiresOn}T23:59:59.999+08:00` }] : [];

/** A document; its id is made of its person and kind, so that a licence fetched again is the same item. */
export const item: Aggregate<Item | null, ItemCommand, ItemEvent, 'not-found'> = {
  name: 'item',
  initial: null,
  decide: decideItem,
  evolve: evolveItem,
  publish: published,
  rows,
  dues,
  onDue: () => ({ type: 'expire' }),
  personal: { of: (state) => state?.facts.person, forgotten: () => null },
};
