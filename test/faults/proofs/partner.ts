import { isDeepStrictEqual } from 'node:util';
import type { CloudEvent } from '../../../shared/contract/index.ts';
import type { Receiver } from '../../journey/receiver.ts';
import { entitled } from '../../journey/steps/partner.ts';
import { deliveries } from './arrivals.ts';
import type { Records } from './logs.ts';

/** What is wrong with what the partner got: everything that it may have, at least once, and nothing else. */
export function wrongAtPartner(records: Records, receiver: Receiver): string[] {
  const all = Object.values(records).flatMap(({ events }) => events);
  const due = new Map(all.filter(({ type }) => entitled.includes(type)).map((event) => [event.id, event]));
  const got = new Map(receiver.received().map((event) => [event.id, event]));
  const open = [...deliveries(records)].filter(([, { state }]) => state !== 'delivered');
  return [
    ...[...due.values()].filter(({ id }) => !got.has(id)).map(({ id, type }) => `the partner lacks ${type} ${id}`),
    ...[...got.values()].filter(({ id }) => !due.has(id)).map(({ id, type }) => `the partner got ${type} ${id}`),
    ...[...got.values()].filter((event) => altered(event, due.get(event.id))).map(({ id }) => `${id} came altered`),
    ...open.map(([id, { state }]) => `delivery ${id} is ${state}`),
    ...(receiver.rejected() > 0 ? [`${receiver.rejected()} calls did not verify`] : []),
  ];
}

/** None of the types that the agency may have holds personal fields, so their data comes whole. */
const altered = (got: CloudEvent, sent: CloudEvent | undefined): boolean =>
  sent !== undefined && !isDeepStrictEqual([got.data, got.subject, got.time], [sent.data, sent.subject, sent.time]);
