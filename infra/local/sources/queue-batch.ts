import { stoppedType } from '../lambda/failures.ts';
import type { ReceivedMessage } from '../servers/queues.ts';
import { readBatchResponse } from './batch-response.ts';
import type { QueueMapping } from './mapping.ts';
import { queueEvent } from './queue-event.ts';
import type { QueueSourceOptions } from './source.ts';

/** Which messages of a batch are done; the others come again, at once when nothing was decided about them. */
export interface QueueOutcome {
  done: ReceivedMessage[];
  failed: ReceivedMessage[];
  undecided: ReceivedMessage[];
}

const nothing: QueueOutcome = { done: [], failed: [], undecided: [] };

/** Hands messages to the function; those that the fault strikes are handed over a second time at the same time. */
export async function invokeWithMessages(
  messages: ReceivedMessage[],
  mapping: QueueMapping,
  options: QueueSourceOptions,
): Promise<QueueOutcome> {
  const doubled = messages.filter(() => options.faults.strikes('duplicate'));
  const [outcome] = await Promise.all([
    invokeOnce(messages, mapping, options),
    doubled.length > 0 ? invokeOnce(doubled, mapping, options) : undefined,
  ]);
  return outcome;
}

async function invokeOnce(
  messages: ReceivedMessage[],
  mapping: QueueMapping,
  { host, function: { name }, region }: QueueSourceOptions,
): Promise<QueueOutcome> {
  const result = await host.invoke(name, queueEvent(messages, mapping.EventSourceArn, region));
  if (!result.ok) {
    return result.errorType === stoppedType ? { ...nothing, undecided: messages } : { ...nothing, failed: messages };
  }
  if (mapping.FunctionResponseTypes.length === 0) return { ...nothing, done: messages };
  const response = readBatchResponse(result.payload, new Set(messages.map(({ messageId }) => messageId)));
  switch (response.kind) {
    case 'success':
      return { ...nothing, done: messages };
    case 'failure':
      return { ...nothing, failed: messages };
    case 'partial':
      return {
        ...nothing,
        done: messages.filter(({ messageId }) => !response.failed.has(messageId)),
        failed: messages.filter(({ messageId }) => response.failed.has(messageId)),
      };
  }
}
