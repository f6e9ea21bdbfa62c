import { digest } from '../log/index.ts';
import { eachMessage, type QueueBatch } from './inbox.ts';
import { faultOf } from './logging.ts';
import { makeKit } from './make-kit.ts';
import type { Runtime } from './runtime.ts';
import type { BatchResponse } from './stream.ts';

/** Runs the messages of the service's own work queue. */
export function createWork(runtime: Runtime) {
  return (batch: QueueBatch): Promise<BatchResponse> =>
    eachMessage(batch, async (body) => {
      try {
        const kit = makeKit(runtime, {
          principal: { subject: 'work', roles: [] },
          by: 'work',
          commandId: digest(body),
        });
        await runtime.service.work?.run(JSON.parse(body), kit);
        return true;
      } catch (error) {
        runtime.log('error', 'work-failed', { fault: faultOf(error) });
        return false;
      }
    });
}
