import { toShanghai } from '../../shared/calendar/index.ts';
import { documentCatalogue, documentKinds } from '../../shared/documents/kinds.ts';
import { shortDigest } from '../../shared/log/index.ts';
import { commanding, type Handle, type Kit, listing, notFound, reading } from '../../shared/service/index.ts';
import type { walletContract } from './contract.ts';
import type { Item } from './domain/item.ts';
import { item, itemLine, itemsOf } from './item.ts';
import { licenceSourceOf } from './licences.ts';

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
  const itemId = `l${shortDigest('licence', person, kind)}`;
  const kept = await kit.execute(item, itemId, { type: 'keep', facts: { ...facts, person, kind }, number });
  return kept.ok && kept.state ? { ok: true, body: itemLine(itemId, kept.state), version: kept.version } : notFound;
};

export const listItems = listing<Operations['listItems']>(
  ({ principal, query }) => itemsOf(principal.subject, query.state),
  { descending: true },
);

const isOf = (state: Item | null, person: string): state is Item =>
  state?.facts.person === person && state.state !== 'DELETED';

export const getItem = reading<Operations['getItem'], typeof item>(
  item,
  ({ params }) => params.itemId,
  (state, id, _version, { principal }) => (isOf(state, principal.subject) ? itemLine(id, state) : undefined),
);

export const getItemContent: Handle<Operations['getItemContent']> = async ({ params, principal }, kit: Kit) => {
  const { state } = await kit.load(item, params.itemId);
  const number = isOf(state, principal.subject) ? state.number : undefined;
  if (!number) return notFound;
  const purpose = { who: principal.subject, why: 'wallet.own-view', caseId: params.itemId };
  const opened = await kit.keyring().open(number, purpose);
  if (!opened.ok) return { ok: false, refusal: { code: 'personal-data-erased' } };
  return { ok: true, body: { number: opened.value } };
};

export const deleteItem = commanding<Operations['deleteItem'], typeof item>(
  item,
  ({ params, principal }) => ({ id: params.itemId, command: { type: 'delete', person: principal.subject } }),
  (state, id) => itemLine(id, state as Item),
);
