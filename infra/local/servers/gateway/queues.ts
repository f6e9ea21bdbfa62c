import type { Queues } from '../queues.ts';
import { jsonAnswer, jsonRefusal } from './answers.ts';
import type { Call, Plan, Service } from './model.ts';

const sends = new Set(['SendMessage', 'SendMessageBatch']);

/** SQS: authorized for the queue, answered in process. */
export function queuesService(queues: Queues, arnBase: string): Service {
  return {
    refuse: jsonRefusal('1.0', 'com.amazonaws.sqs#'),
    denied: { code: 'AccessDeniedException', status: 403 },
    plan: (call) => planOf(call, queues, arnBase),
  };
}

function planOf(call: Call, queues: Queues, arnBase: string): Plan {
  const { Entries, QueueUrl } = call.input;
  const name = String(QueueUrl ?? '')
    .split('/')
    .at(-1);
  return {
    action: `sqs:${call.operation}`,
    // The batch calls have no permissions of their own.
    accesses: [{ action: `sqs:${call.operation.replace(/Batch$/, '')}`, resources: [`${arnBase}${name}`] }],
    items: Array.isArray(Entries) ? Entries.length : 1,
    writes: sends.has(call.operation),
    run: async () => jsonAnswer('1.0', await queues.call(call.operation, call.input, call.hungUp())),
  };
}
