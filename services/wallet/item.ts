import { draft, type EventDraft } from '../../shared/contract/index.ts';
import type { Aggregate, Row } from '../../shared/log/index.ts';
import { decideItem } from './domain/decide.ts';
import { evolveItem } from './domain/evolve.ts';
import type { ItemCode, ItemCommand, ItemEvent } from './domain/messages.ts';
import { type Item, isKept, isUnderWay, type RefusalReason, runningUses } from './domain/state.ts';
import { duesOf, keptUntil } from './domain/times.ts';
import { itemDeleted, itemExpired, itemExpiring, itemReady, itemRefused } from './events.ts';
import { reasonTexts } from './refusals.ts';

/** The list of one person's documents. */
export const itemsOf = (person: string): string => `items#${person}`;

/** Those that are deleted: what is still known of them goes with the person. */
export const goneOf = (person: string): string => `gone#${person}`;

/** A document as its owner sees it. */
export function itemLine(itemId: string, item: Item) {
  const { facts, state, addedAt, file, late } = item;
  const { person: _person, ...shown } = facts;
  const until = isKept(item) ? keptUntil(item) : undefined;
  return {
    itemId,
    ...shown,
    state,
    addedAt,
    ...(file && { file: { contentType: file.contentType, bytes: file.bytes } }),
    ...(late && isUnderWay(item) && { late }),
    ...(state === 'REFUSED' && { refused: refusedFor(item.reason as RefusalReason) }),
    usedBy: [...new Set(runningUses(item).map(({ service }) => service))],
    ...(until !== undefined && { keptUntil: until }),
  };
}
export type ItemLine = ReturnType<typeof itemLine>;

const refusedFor = (code: RefusalReason) => ({ code, ...reasonTexts[code] });

const told = {
  kept: itemReady,
  stored: itemReady,
  refused: itemRefused,
  warned: itemExpiring,
  expired: itemExpired,
  deleted: itemDeleted,
} as const;

function published({ type }: ItemEvent, item: Item | null, { id, at }: { id: string; at: string }): EventDraft[] {
  if (!item || !(type in told)) return [];
  const { person, memberId, kind, expiresOn } = item.facts;
  const data = { itemId: id, person, kind, state: item.state, at };
  const more = {
    ...(expiresOn !== undefined && { expiresOn }),
    ...(memberId !== undefined && { memberId }),
    ...(item.file && { upload: item.file.attempt }),
    ...(item.reason !== undefined && { reason: item.reason }),
  };
  return [draft(told[type as keyof typeof told], `item/${id}`, { ...data, ...more })];
}

function rows(item: Item | null, id: string): Row[] {
  if (!item) return [];
  const { person } = item.facts;
  if (item.state === 'DELETED') return [{ list: goneOf(person), sort: id, item: { itemId: id } }];
  return [{ list: itemsOf(person), sort: `${item.addedAt}#${id}`, item: itemLine(id, item) }];
}

/**
 * A document. Its id is made of its person and kind, or of its person and its bytes: a licence fetched again, or a file
 * put up again, is the same document.
 */
export const item: Aggregate<Item | null, ItemCommand, ItemEvent, ItemCode> = {
  name: 'item',
  initial: null,
  decide: decideItem,
  evolve: evolveItem,
  publish: published,
  rows,
  dues: duesOf,
  onDue: (name) => ({ type: dueCommands[name] ?? 'expire' }),
  personal: { of: (state) => state?.facts.person, forgotten: () => null },
};

const dueCommands: Readonly<Record<string, 'note-late' | 'give-up' | 'warn' | 'expire' | 'retire'>> = {
  'note-late': 'note-late',
  'give-up': 'give-up',
  warn: 'warn',
  retire: 'retire',
};
