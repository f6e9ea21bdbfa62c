import * as z from 'zod/mini';
import { contract, operation, publicEvent, text } from '../../shared/contract/index.ts';
import { createS3Files } from '../../shared/files/s3.ts';
import { type Aggregate, accept, type DomainEvent } from '../../shared/log/index.ts';
import { type AnyService, defineService, on, onEach } from '../../shared/service/index.ts';

const empty = z.strictObject({});
const name = text('示例', 'example');

const event = (type: `plus.${string}.${string}.v${number}`) =>
  publicEvent({ type, summary: name, data: empty, example: {} });

const list = operation({
  id: 'listParcels',
  method: 'GET',
  path: '/post/parcels',
  summary: name,
  roles: 'anyone',
  output: empty,
});
const send = operation({
  id: 'sendParcel',
  method: 'POST',
  path: '/post/parcels/{parcelId}',
  summary: name,
  roles: ['ops'],
  params: z.strictObject({ parcelId: z.string() }),
  output: empty,
});

type Parcel = Aggregate<null, null, DomainEvent, never>;
const parcel: Parcel = { name: 'parcel', initial: null, decide: () => accept(), evolve: () => null, rows: () => [] };

const nothing = async () => ({ ok: true, body: {} }) as const;
const done = async () => ({ ok: true }) as const;

/** Has everything that a service can have. */
export const rich: AnyService = defineService({
  contract: contract({ service: 'post', title: name, operations: { list, send }, events: {} }),
  aggregates: [{ ...parcel, snapshotEvery: 50 }],
  operations: { list: nothing, send: nothing },
  reactions: [
    on(event('plus.mill.flour-ground.v1'), done),
    onEach([event('plus.mill.flour-ground.v1'), event('plus.bakery.bread-baked.v2')], done),
  ],
  personal: true,
  secrets: true,
  outlet: true,
  due: done,
  work: { timeoutSeconds: 40, run: async () => undefined },
  files: { timeoutSeconds: 45, store: createS3Files, run: async () => undefined },
});

const weigh = operation({
  id: 'weighFlour',
  method: 'GET',
  path: '/mill/flour',
  summary: name,
  roles: ['ops'],
  output: empty,
});

/** Has only what every service has. */
export const plain: AnyService = defineService({
  contract: contract({ service: 'mill', title: name, operations: { weigh }, events: {} }),
  aggregates: [parcel],
  operations: { weigh: nothing },
  reactions: [],
  personal: false,
});
