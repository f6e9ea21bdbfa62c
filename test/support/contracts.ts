import { services } from '../../infra/services.ts';
import type { AnyOperation, Contract, PublicEvent } from '../../shared/contract/index.ts';

/** Every contract of the platform. */
export const contracts: readonly Contract[] = services.map(({ contract }) => contract);

/** Every operation of every service. */
export const operations: readonly AnyOperation[] = contracts.flatMap((contract) => Object.values(contract.operations));

/** Every public event, with the service that sends it. */
export const publicEvents: readonly { service: string; event: PublicEvent }[] = contracts.flatMap(
  ({ service, events }) => Object.values(events).map((event) => ({ service, event })),
);
