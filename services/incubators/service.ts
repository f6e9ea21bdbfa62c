import type { CloudEvent, DataOf } from '../../shared/contract/index.ts';
import { defineService, type Kit, on, type Reacted } from '../../shared/service/index.ts';
import { requestRecord, resource } from './aggregates.ts';
import { incubatorsContract } from './contract.ts';
import { requestHandles } from './operations/requests.ts';
import { resourceHandles } from './operations/resources.ts';

const { resourceRequested, resourceGranted, resourceWaitlisted, resourceSettled, resourceEnded } =
  incubatorsContract.events;

/** Keeps a request's own record, from what its resource told last. */
function keepRecord(event: CloudEvent<DataOf<typeof resourceRequested>>, kit: Kit): Promise<Reacted> {
  const { requestId, ...record } = event.data;
  const command = { type: 'note', record, asOf: event.streamversion, at: event.time } as const;
  return kit.execute(requestRecord, requestId, command);
}

export const incubators = defineService({
  contract: incubatorsContract,
  aggregates: [resource, requestRecord],
  operations: { ...resourceHandles, ...requestHandles },
  reactions: [
    on(resourceRequested, keepRecord),
    on(resourceGranted, keepRecord),
    on(resourceWaitlisted, keepRecord),
    on(resourceSettled, keepRecord),
    on(resourceEnded, keepRecord),
  ],
  personal: false,
});
