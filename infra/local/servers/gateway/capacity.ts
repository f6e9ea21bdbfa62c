import type { Answer, Call } from './model.ts';

interface Consumed {
  CapacityUnits?: number;
}

const metered = new Set([
  ...['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan'],
  ...['BatchGetItem', 'BatchWriteItem', 'TransactGetItems', 'TransactWriteItems'],
]);

/** The body of a call, asking for the capacity units that it consumes. */
export function withCapacity(call: Call): Buffer {
  if (!metered.has(call.operation) || call.input.ReturnConsumedCapacity !== undefined) return call.body;
  const rest = call.body.subarray(call.body.indexOf('{') + 1);
  return Buffer.concat([Buffer.from('{"ReturnConsumedCapacity":"TOTAL",'), rest]);
}

/** Capacity units in an answer; 0 when it does not tell them. */
export function capacityUnits(answer: Answer): number {
  if (!answer.body.includes('"ConsumedCapacity"')) return 0;
  const { ConsumedCapacity: consumed } = JSON.parse(answer.body.toString()) as {
    ConsumedCapacity?: Consumed | Consumed[];
  };
  const all = Array.isArray(consumed) ? consumed : [consumed];
  return all.reduce((sum, one) => sum + (one?.CapacityUnits ?? 0), 0);
}
