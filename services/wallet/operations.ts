import { toShanghai } from '../../shared/calendar/index.ts';
import { documentCatalogue, documentKinds } from '../../shared/documents/kinds.ts';
import { commanding, type Handle, notFound, reading } from '../../shared/service/index.ts';
import type { walletContract } from './contract.ts';
import type { Item } from './domain/state.ts';
import { type ItemLine, item, itemLine, itemsOf } from './item.ts';
import { licenceSourceOf } from './licences.ts';
import { licenceItemId } from './places.ts';

type Operations = typeof walletContract.operations;

const kinds = documentKinds.options.map((kind) => {
  const { text, services, sensitive } = documentCatalogue[kind];
  return { kind, text, services: [...services], sensitive };
});

export const listDocumentKinds: Handle<Operations['listDocumentKinds']> = async () => ({
  ok: true,
  body: { items: kinds },
});

export const fetchItem: Handle<Operations['fetchItem']> = async ({ body: { kind }, principal }, kit) => {
  const person = principal.subject;
  const licence = await licenceSourceOf(kit.env.STAGE)?.fetch(person, kind, toShanghai(kit.now()).slice(0, 10));
  if (!licence) return { ok: false, refusal: { code: 'no-source', pointer: '/kind' } };
  const { number: plain, ...facts } = licence;
  const number = await kit.keyring().seal(person, 'wallet/number', plain);
  const itemId = licenceItemId(person, kind);
  const kept = await kit.execute(item, itemId, { type: 'keep', facts: { ...facts, person, kind }, number });
  return kept.ok && kept.state ? { ok: true, body: itemLine(itemId, kept.state), version: kept.version } : notFound;
};

/** A person has few documents, so what is not asked for is left out here instead of standing in lists of its own. */
export const listItems: Handle<Operations['listItems']> = async ({ principal, query }, kit) => {
  const { limit, state, kind, memberId } = query;
  const items: ItemLine[] = [];
  let { cursor } = query;
  do {
    const request = { limit: limit - items.length, cursor, descending: true };
    const result = await kit.page<ItemLine>(itemsOf(principal.subject), request);
    if (!result.ok) return { ok: false, refusal: { code: 'bad-cursor', pointer: '#query/cursor' } };
    const wanted = (one: ItemLine) =>
      (!state || one.state === state) && (!kind || one.kind === kind) && (!memberId || one.memberId === memberId);
    items.push(...result.page.items.filter(wanted));
    cursor = result.page.next;
  } while (cursor !== undefined && items.length < limit);
  return { ok: true, body: { items, ...(cursor === undefined ? {} : { next: cursor }) } };
};

/** Whether it is the person's and there. */
export const isOf = (state: Item | null, person: string): state is Item =>
  state?.facts.person === person && state.state !== 'DELETED';

export const getItem = reading<Operations['getItem'], typeof item>(
  item,
  ({ params }) => params.itemId,
  (state, id, _version, { principal }) => (isOf(state, principal.subject) ? itemLine(id, state) : undefined),
);

export const deleteItem = commanding<Operations['deleteItem'], typeof item>(
  item,
  ({ params, principal }) => ({ id: params.itemId, command: { type: 'delete', person: principal.subject } }),
  (state, id) => itemLine(id, state as Item),
);
