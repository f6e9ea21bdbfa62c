import { fileEventOf } from '../files/index.ts';
import { shortDigest } from '../log/index.ts';
import { eachMessage, type QueueBatch } from './inbox.ts';
import { NotYet } from './kit.ts';
import { faultOf } from './logging.ts';
import { makeKit } from './make-kit.ts';
import type { Runtime } from './runtime.ts';
import type { BatchResponse } from './stream.ts';

/** Sees to files that came and to what was found in them; what cannot be read goes to the dead letters by itself. */
export function createFiles(runtime: Runtime) {
  return (batch: QueueBatch): Promise<BatchResponse> =>
    eachMessage(batch, async (body) => {
      try {
        const event = fileEventOf(body);
        if (!event) throw new Error('not an event of a file');
        // A scan that failed may be followed by one that did not.
        const commandId = shortDigest('file', JSON.stringify(event));
        const principal = { subject: 'files', roles: [] };
        const kit = makeKit(runtime, { principal, by: 'files', commandId });
        await runtime.service.files?.run(event, kit);
        return true;
      } catch (error) {
        runtime.log(error instanceof NotYet ? 'info' : 'error', 'file-failed', { fault: faultOf(error) });
        return false;
      }
    });
}
